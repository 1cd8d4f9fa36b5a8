// What `pulumi-daily` and `pulumi-daily/native` both export as it is.

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
export type { ProviderArgs } from "./resources/provider";
export type { RoomArgs, SipUri } from "./resources/room";
export type { Privacy } from "./room/options";
export type { RoomProperties } from "./room/properties.generated";
export type { MeetingTokenProperties } from "./token/properties.generated";
