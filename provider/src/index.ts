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
  getDomain,
  getDomainOutput,
  getRoom,
  getRoomOutput,
  getRooms,
  getRoomsOutput,
  validateMeetingToken,
  validateMeetingTokenOutput,
} from "./resources/dynamic/functions";
export { MeetingAccess } from "./resources/dynamic/meetingAccess";
export { MeetingToken } from "./resources/dynamic/meetingToken";
export { MeetingTokenSet } from "./resources/dynamic/meetingTokenSet";
export { Provider } from "./resources/dynamic/provider";
export { Room } from "./resources/dynamic/room";
export type {
  GetRoomOutputArgs,
  InvokeOutputOptions,
  ValidateMeetingTokenOutputArgs,
} from "./resources/functionArguments";
export type { ByRole, MeetingAccessArgs, RoleArgs, RolesOf } from "./resources/meetingAccessArgs";
export type { MeetingTokenArgs } from "./resources/meetingToken";
export type { MeetingTokenSetArgs, MeetingTokenSetRoom } from "./resources/meetingTokenSet";
export type { ProviderArgs } from "./resources/provider";
export type { RoomArgs, SipUri } from "./resources/room";
export type { Privacy } from "./room/options";
export type { RoomProperties } from "./room/properties.generated";
export type { MeetingTokenProperties } from "./token/properties.generated";
