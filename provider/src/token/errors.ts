import { type DailyError, isDailyError } from "../daily/errors";
import type { Problem } from "../properties/validate";

/**
 * Everything that can be wrong with a meeting token or with minting it: a closed set.
 *
 * - `malformed`: it is not a JWT (RFC 7519), or one of its times is not a number
 * - `invalid-signature`: the key did not sign it, or not with HS256
 * - `wrong-domain`: it is for another domain or for no domain
 * - `expired`, `not-yet-valid`: its `exp` has passed, or its `nbf` is in the future
 * - `rejected`: Daily's API calls it invalid
 * - `invalid-property`: properties that cannot be put into a token; `problems` names each
 * - `invalid-option`: an option is missing or wrong, such as an empty `apiKey`
 */
export type MeetingTokenErrorCode =
  | "malformed"
  | "invalid-signature"
  | "wrong-domain"
  | "expired"
  | "not-yet-valid"
  | "rejected"
  | "invalid-property"
  | "invalid-option";

/** Thrown by the functions of `pulumi-daily/token`. Branch on `code`; the message never holds the token or the key. */
export class MeetingTokenError extends Error {
  override readonly name = "MeetingTokenError";
  constructor(
    readonly code: MeetingTokenErrorCode,
    message: string,
    /** With `invalid-property`: each property that is wrong, and why. */
    readonly problems: readonly Problem[] = [],
  ) {
    super(message);
  }
}

/**
 * Whether Daily called a token invalid: 400 `invalid-request-error` or 404 `not-found`. Any other failure comes from Daily,
 * the network or the key, and says nothing about the token.
 */
export function isRejection(error: unknown): error is DailyError {
  if (!isDailyError(error)) return false;
  const { status, dailyError } = error.fields;
  return error.code === "not-found" || (status === 400 && dailyError === "invalid-request-error");
}
