import { type DecodedMeetingToken, decodeMeetingToken } from "./decode";
import { MeetingTokenError, type MeetingTokenErrorCode } from "./errors";

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
 * @throws MeetingTokenError `malformed`, `invalid-signature`, `wrong-domain`, `expired` or `not-yet-valid`
 */
export function verifyMeetingToken(
  token: string,
  options: VerifyMeetingTokenOptions,
): Omit<DecodedMeetingToken, "verified"> & { verified: true } {
  const decoded = decodeMeetingToken(token);
  verifyClaims(token.trim(), options);
  if (options.domainId !== undefined && decoded.domainId !== options.domainId) {
    throw new MeetingTokenError(
      "wrong-domain",
      `The token is for ${decoded.domainId === undefined ? "no domain" : "another domain"}; Daily would ignore it in this one.`,
    );
  }
  return { ...decoded, verified: true };
}

function verifyClaims(token: string, options: VerifyMeetingTokenOptions): void {
  const { verify } = require("jsonwebtoken") as typeof import("jsonwebtoken");
  try {
    verify(token, options.apiKey, {
      algorithms: ["HS256"],
      ignoreExpiration: options.ignoreExp ?? false,
      ignoreNotBefore: options.ignoreNbf ?? false,
      clockTimestamp: Math.floor((options.now ?? new Date()).getTime() / 1_000),
    });
  } catch (error) {
    const code = codeOf((error as Error).name);
    throw new MeetingTokenError(code, reasons[code] as string);
  }
}

function codeOf(name: string): MeetingTokenErrorCode {
  if (name === "TokenExpiredError") return "expired";
  if (name === "NotBeforeError") return "not-yet-valid";
  return "invalid-signature";
}

const reasons: Partial<Record<MeetingTokenErrorCode, string>> = {
  expired: "The token has expired; mint another.",
  "not-yet-valid": "The token is not valid yet: its nbf lies ahead. Wait, or pass ignoreNbf to look at the rest.",
  "invalid-signature":
    "This API key did not sign the token. If Daily signed it, validate it over REST; if you did, the key has changed since.",
};
