/**
 * `pulumi-daily/token`: meeting tokens without Pulumi, for a bot or a server.
 */
export { type DecodedMeetingToken, decodeMeetingToken } from "./decode";
export { MeetingTokenError, type MeetingTokenErrorCode } from "./errors";
export type { Duration } from "./lifetime";
export type { MeetingTokenProperties } from "./properties.generated";
export { type SignMeetingTokenOptions, signMeetingToken } from "./sign";
export { type VerifyMeetingTokenOptions, verifyMeetingToken } from "./verify";
