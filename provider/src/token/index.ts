/**
 * `pulumi-daily/token`: meeting tokens without Pulumi, for a bot or a server.
 *
 * Two kinds of errors are thrown, each with a `code` to branch on: MeetingTokenError for what is wrong with a token, its
 * properties or an option, and DailyError for a call to Daily that failed.
 *
 * @module pulumi-daily/token
 */
export { DailyError, type DailyErrorCode, type DailyErrorFields } from "../daily/errors";
export type { MediaPermissions, Permissions } from "../properties/permissions.generated";
export type { Duration } from "../properties/time";
export type { Problem } from "../properties/validate";
export type { DailyAccess } from "./client";
export { type DecodedMeetingToken, decodeMeetingToken, type VerifiedMeetingToken } from "./decode";
export { MeetingTokenError, type MeetingTokenErrorCode } from "./errors";
export {
  type MintedMeetingToken,
  type MintMeetingTokenOptions,
  type MintMeetingTokenProperties,
  mintMeetingToken,
} from "./mint";
export type { MeetingTokenProperties } from "./properties.generated";
export { type SignMeetingTokenOptions, signMeetingToken } from "./sign";
export { type SignClaimsOptions, signClaims } from "./signClaims";
export { type ValidateMeetingTokenOptions, validateMeetingToken } from "./validate";
export { type VerifyMeetingTokenOptions, verifyMeetingToken } from "./verify";
