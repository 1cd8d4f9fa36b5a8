/**
 * `pulumi-daily`: what a Pulumi program declares and looks up.
 *
 * A type `Inputs<T>` is T with each value a `pulumi.Input`, at every depth.
 *
 * @module pulumi-daily
 */
export type { DomainResult, LookupOptions, LookupOutputOptions, RoomResult } from "./lookups";
export { getDomain, getDomainOutput, getRoom, getRoomOutput, listRooms, listRoomsOutput } from "./lookups";
export { MeetingAccess, type MeetingAccessArgs, type RoleArgs } from "./meetingAccess";
export { MeetingToken, type MeetingTokenArgs, type MeetingTokenState } from "./meetingToken";
export { Provider, type ProviderArgs } from "./provider";
export { type RoleName, roles } from "./roles";
export { Room, type RoomArgs, type SipUri } from "./room";
export type { RoomProperties } from "./room/properties.generated";
export * from "./token";
