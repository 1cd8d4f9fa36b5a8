/**
 * `pulumi-daily`: what a Pulumi program declares and looks up.
 *
 * A type `Inputs<T>` is T with each value a `pulumi.Input`, at every depth.
 *
 * @module pulumi-daily
 */
export type { DomainResult, LookupOptions, LookupOutputOptions, RoomResult } from "./resources/lookups";
export { getDomain, getDomainOutput, getRoom, getRoomOutput, listRooms, listRoomsOutput } from "./resources/lookups";
export { MeetingAccess, type MeetingAccessArgs, type RoleArgs } from "./resources/meetingAccess";
export { MeetingToken, type MeetingTokenArgs, type MeetingTokenState } from "./resources/meetingToken";
export { Provider, type ProviderArgs } from "./resources/provider";
export { type RoleName, roles } from "./resources/roles";
export { Room, type RoomArgs, type SipUri } from "./resources/room";
export type { RoomProperties } from "./room/properties.generated";
export * from "./token";
