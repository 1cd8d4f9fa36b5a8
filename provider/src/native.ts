/**
 * `pulumi-daily/native`: what `pulumi-daily` has, over Pulumi's plugin `pulumi-resource-daily`. A program moves by changing
 * its import; the classes take over the state of those of `pulumi-daily`.
 *
 * @module pulumi-daily/native
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
export type {
  GetRoomOutputArgs,
  InvokeOutputOptions,
  ValidateMeetingTokenOutputArgs,
} from "./resources/functionArguments";
export type { ByRole, MeetingAccessArgs, RoleArgs, RolesOf } from "./resources/meetingAccessArgs";
export type { MeetingTokenArgs } from "./resources/meetingToken";
export type { MeetingTokenSetArgs, MeetingTokenSetRoom } from "./resources/meetingTokenSet";
export {
  getDomain,
  getDomainOutput,
  getRoom,
  getRoomOutput,
  getRooms,
  getRoomsOutput,
  validateMeetingToken,
  validateMeetingTokenOutput,
} from "./resources/native/functions";
export { MeetingAccess } from "./resources/native/meetingAccess";
export { MeetingToken } from "./resources/native/meetingToken";
export { MeetingTokenSet } from "./resources/native/meetingTokenSet";
export { Provider } from "./resources/native/provider";
export { Room } from "./resources/native/room";
export type { ProviderArgs } from "./resources/provider";
export type { RoomArgs, SipUri } from "./resources/room";
export type { Privacy } from "./room/options";
export type { RoomProperties } from "./room/properties.generated";
export type { MeetingTokenProperties } from "./token/properties.generated";
