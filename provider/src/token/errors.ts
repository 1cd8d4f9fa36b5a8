/**
 * What can be wrong with a meeting token or its making, as a closed set.
 *
 * - `malformed`: it is no JWT
 * - `invalid-signature`: the key did not sign it, or not with HS256
 * - `wrong-domain`: it is for another domain
 * - `expired`, `not-yet-valid`: its `exp` has passed, its `nbf` lies ahead
 * - `rejected`: Daily's API calls it invalid
 * - `invalid-property`: a property that cannot be put into a token
 */
export type MeetingTokenErrorCode =
  | "malformed"
  | "invalid-signature"
  | "wrong-domain"
  | "expired"
  | "not-yet-valid"
  | "rejected"
  | "invalid-property";

/** Thrown by the functions of `pulumi-daily/token`. Branch on `code`; the message never holds the token or the key. */
export class MeetingTokenError extends Error {
  override readonly name = "MeetingTokenError";
  constructor(
    readonly code: MeetingTokenErrorCode,
    message: string,
  ) {
    super(message);
  }
}
