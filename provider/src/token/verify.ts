import { assertApiKey, assertDomainId } from "./checks";
import { decodeMeetingToken, type VerifiedMeetingToken } from "./decode";
import { MeetingTokenError, type MeetingTokenErrorCode } from "./errors";
import { secondsOf } from "./now";
import { secretKey } from "./secretKey";

export interface VerifyMeetingTokenOptions {
  /** The API key that signed the token. */
  readonly apiKey: string;
  /** The domain's id; if given, the token has to be for it. */
  readonly domainId?: string;
  /** Accept a token whose `nbf` lies ahead. Default: false. */
  readonly ignoreNbf?: boolean;
  /** Accept a token whose `exp` has passed. Default: false. */
  readonly ignoreExp?: boolean;
  /** The time to check `exp` and `nbf` against. Default: now. */
  readonly now?: Date;
}

/**
 * Verifies a self-signed meeting token, without any call to Daily: signature, domain, `exp` and `nbf`.
 *
 * Only self-signed tokens can be verified so: those that Daily signs are signed with a secret of Daily's own and end
 * here as `invalid-signature`; for them there is `validateMeetingToken`.
 *
 * @throws MeetingTokenError `malformed`, `invalid-signature`, `wrong-domain`, `expired` or `not-yet-valid`;
 * `invalid-option` for a missing key, a domain id that is not a UUID or an invalid time
 */
export function verifyMeetingToken(token: string, options: VerifyMeetingTokenOptions): VerifiedMeetingToken {
  const decoded = decodeMeetingToken(token);
  assertApiKey(options?.apiKey);
  if (options.domainId !== undefined) assertDomainId(options.domainId);
  verifyClaims(token.trim(), options);
  verifyDomain(decoded.domainId, options.domainId);
  return { ...decoded, verified: true };
}

function verifyClaims(token: string, options: VerifyMeetingTokenOptions): void {
  const { verify } = require("jsonwebtoken") as typeof import("jsonwebtoken");
  try {
    verify(token, secretKey(options.apiKey), {
      algorithms: ["HS256"],
      ignoreExpiration: options.ignoreExp ?? false,
      ignoreNotBefore: options.ignoreNbf ?? false,
      clockTimestamp: secondsOf(options.now),
    });
  } catch (error) {
    throw asMeetingTokenError(error as Error);
  }
}

function verifyDomain(actual: string | undefined, wanted: string | undefined): void {
  if (actual !== undefined && (wanted === undefined || actual === wanted)) return;
  const domain = actual === undefined ? "no domain" : "another domain";
  throw new MeetingTokenError("wrong-domain", `The token is for ${domain}; Daily would ignore it in this one.`);
}

function asMeetingTokenError(error: Error): Error {
  if (error instanceof MeetingTokenError) return error;
  const code = codeOf(error);
  return new MeetingTokenError(code, reasons[code]);
}

type Refusal = keyof typeof reasons;

// The library tells these apart by name and by text only.
function codeOf({ name, message }: Error): Refusal {
  if (name === "TokenExpiredError") return "expired";
  if (name === "NotBeforeError") return "not-yet-valid";
  return /^invalid (exp|nbf) value$/.test(message) ? "malformed" : "invalid-signature";
}

const reasons = {
  malformed: "One of the token's times, exp or nbf, is no number of seconds; mint another.",
  expired: "The token has expired; mint another.",
  "not-yet-valid": "The token is not valid yet: its nbf lies ahead. Wait, or pass ignoreNbf to look at the rest.",
  "invalid-signature":
    "This API key did not sign the token. If Daily signed it, validate it over REST; if you did, the key has changed since: mint another.",
} as const satisfies Partial<Record<MeetingTokenErrorCode, string>>;
