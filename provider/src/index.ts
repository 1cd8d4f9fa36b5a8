/**
 * `pulumi-daily`: what a Pulumi program declares and looks up.
 *
 * `Inputs<T>` is T with every value, at every depth, a `pulumi.Input`.
 *
 * @module pulumi-daily
 */

export type {
  GetDomainArgs,
  GetDomainResult,
  GetRoomArgs,
  GetRoomResult,
  GetRoomsArgs,
  GetRoomsResult,
  ValidateMeetingTokenArgs,
  ValidateMeetingTokenResult,
} from "./functions";
export { type RoleName, roles } from "./meetingAccess/roles";
export type { MediaPermissions, Permissions } from "./properties/permissions.generated";
export type { Duration } from "./properties/time";
export {
  type GetRoomOutputArgs,
  getDomain,
  getDomainOutput,
  getRoom,
  getRoomOutput,
  getRooms,
  getRoomsOutput,
} from "./resources/functions";
export type { InvokeOutputOptions } from "./resources/invoke";
export { MeetingAccess, type MeetingAccessArgs, type RoleArgs } from "./resources/meetingAccess";
export { MeetingToken, type MeetingTokenArgs } from "./resources/meetingToken";
export { Provider, type ProviderArgs } from "./resources/provider";
export { Room, type RoomArgs, type SipUri } from "./resources/room";
export {
  type ValidateMeetingTokenOutputArgs,
  validateMeetingToken,
  validateMeetingTokenOutput,
} from "./resources/validateMeetingToken";
export type { Privacy } from "./room/options";
export type { RoomProperties } from "./room/properties.generated";
export type { MeetingTokenProperties } from "./token/properties.generated";
