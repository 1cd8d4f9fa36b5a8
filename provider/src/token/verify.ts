import { assertApiKey, assertDomainId, secondsOf } from "./checks";
import { type DecodedMeetingToken, decodeMeetingToken, type VerifiedMeetingToken } from "./decode";
import { MeetingTokenError } from "./errors";

export interface VerifyMeetingTokenOptions {
  /** The API key that signed the token. */
  readonly apiKey: string;
  /** The domain's id; if given, the token must be for this domain. */
  readonly domainId?: string;
  /** Accept a token whose `nbf` is in the future. Default: false. */
  readonly ignoreNbf?: boolean;
  /** Accept a token whose `exp` has passed. Default: false. */
  readonly ignoreExp?: boolean;
  /** The time to check `exp` and `nbf` against. Default: now. */
  readonly now?: Date;
}

/**
 * Verifies a self-signed meeting token, without calling Daily: signature, domain, `exp` and `nbf`.
 *
 * Only self-signed tokens can be verified this way. Daily signs its tokens with its own secret, so they fail here with
 * `invalid-signature`; use `validateMeetingToken` for them.
 *
 * @throws MeetingTokenError `malformed`, `invalid-signature`, `wrong-domain`, `expired` or `not-yet-valid`;
 * `invalid-option` for a missing key, a domain id that is not a UUID or an invalid time
 */
export function verifyMeetingToken(token: string, options: VerifyMeetingTokenOptions): VerifiedMeetingToken {
  const decoded = decodeMeetingToken(token);
  assertApiKey(options?.apiKey);
  if (options.domainId !== undefined) assertDomainId(options.domainId);
  const now = secondsOf(options.now);
  verifySignature(token.trim(), decoded, options.apiKey);
  verifyTimes(decoded.claims, now, options);
  verifyDomain(decoded.domainId, options.domainId);
  return { ...decoded, verified: true };
}

function verifySignature(token: string, { header }: DecodedMeetingToken, apiKey: string): void {
  const { verify } = require("jws") as typeof import("jws");
  // RFC 7515, section 4.1.11: what `crit` demands has to be understood, and nothing is.
  if (header.alg === "HS256" && header.crit === undefined && verify(token, "HS256", apiKey)) return;
  throw new MeetingTokenError(
    "invalid-signature",
    "This API key did not sign the token. If Daily signed it, validate it over REST; if you did, the key has changed since: mint another.",
  );
}

/** RFC 7519, sections 4.1.4 and 4.1.5: a token is valid from its `nbf` until just before its `exp`. */
function verifyTimes({ nbf, exp }: Claims, now: number, { ignoreNbf, ignoreExp }: VerifyMeetingTokenOptions): void {
  if (!ignoreNbf && secondsIn(nbf, now) > now) {
    throw new MeetingTokenError(
      "not-yet-valid",
      "The token is not valid yet: its nbf is in the future. Wait, or pass ignoreNbf to look at the rest.",
    );
  }
  if (!ignoreExp && secondsIn(exp, Number.POSITIVE_INFINITY) <= now) {
    throw new MeetingTokenError("expired", "The token has expired; mint another.");
  }
}

type Claims = DecodedMeetingToken["claims"];

function secondsIn(claim: unknown, otherwise: number): number {
  if (claim === undefined) return otherwise;
  if (Number.isFinite(claim)) return claim as number;
  throw new MeetingTokenError(
    "malformed",
    "One of the token's times, exp or nbf, is not a number of seconds; mint another.",
  );
}

function verifyDomain(actual: string | undefined, wanted: string | undefined): void {
  if (actual !== undefined && (wanted === undefined || actual === wanted)) return;
  const domain = actual === undefined ? "no domain" : "another domain";
  throw new MeetingTokenError("wrong-domain", `The token is for ${domain}; Daily would ignore it in this one.`);
}
