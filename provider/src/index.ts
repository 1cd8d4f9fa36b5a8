export { MeetingToken, type MeetingTokenArgs, type MeetingTokenState } from "./meetingToken";
export { Room, type RoomArgs } from "./room";
export type { RoomProperties } from "./room/properties.generated";
export * from "./token";
export type { MeetingTokenProperties } from "./token/properties.generated";
