import type { Header } from "jws";
import { isRecord } from "../properties/unknown";
import type { Problem } from "../properties/validate";
import { assertApiKey, assertValid, domainIdFault, ignoredClaim, invalidOption, secondsOf } from "./checks";
import { IGNORED_CLAIMS, propertyNamed } from "./claims";

export interface SignClaimsOptions {
  /** The API key. The token lives only as long as this key is active. */
  readonly apiKey: string;
  /** The time of issue, if the claims contain no `iat`. Default: now. */
  readonly now?: Date;
}

/**
 * Signs claims exactly as given, in their order, and appends `iat` if it is missing. Use it for claims that no property
 * of a token covers, such as `mjh`, or if the order matters. For everything else use `signMeetingToken`.
 *
 * Refuses what Daily would silently ignore: claims without the domain's id in `d`, claims with `iss` or `sub`, and
 * properties under names other than their claims'. Values are not checked.
 *
 * @param claims the claims of RFC 7519 and of Daily, under their short names
 * @returns the token: a secret
 * @throws MeetingTokenError `invalid-property` for such claims, `invalid-option` for a missing key
 */
export function signClaims(claims: Readonly<Record<string, unknown>>, options: SignClaimsOptions): string {
  const signed = asSigned(claims);
  assertValid([...nameProblems(signed), ...domainProblems(signed), ...timeProblems(signed)]);
  assertApiKey(options?.apiKey);
  const { sign } = require("jws") as typeof import("jws");
  return sign({
    header: HEADER,
    payload: { ...signed, iat: signed.iat ?? secondsOf(options.now) },
    secret: options.apiKey,
  });
}

/** The claims as a token holds them: JSON, which may differ from what was given. */
function asSigned(given: unknown): Readonly<Record<string, unknown>> {
  if (!isRecord(given)) throw invalidOption("The claims are missing; give an object, such as { r, d }.");
  try {
    const claims: unknown = JSON.parse(JSON.stringify(given));
    if (isRecord(claims)) return claims;
  } catch {
    // A BigInt, a circle, or a toJSON that throws.
  }
  throw invalidOption("The claims cannot be written as JSON; give plain values.");
}

const HEADER: Header = { alg: "HS256", typ: "JWT" };

function nameProblems(claims: Readonly<Record<string, unknown>>): Problem[] {
  return Object.keys(claims).flatMap((name) => {
    if (IGNORED_CLAIMS.includes(name)) return [{ property: name, reason: `${name} ${ignoredClaim}` }];
    const property = propertyNamed(name);
    if (!property || property.claim === name) return [];
    const remedy =
      property.claim === undefined ? "No claim is documented for it: leave it out." : `Write ${property.claim}.`;
    return [{ property: name, reason: `${name} is not a claim: Daily would ignore it. ${remedy}` }];
  });
}

function domainProblems({ d }: Readonly<Record<string, unknown>>): Problem[] {
  return domainIdFault(d) === undefined
    ? []
    : [{ property: "d", reason: "d is not a UUID; it must be the domain's id, or Daily ignores the token." }];
}

function timeProblems(claims: Readonly<Record<string, unknown>>): Problem[] {
  return ["iat", "nbf", "exp"]
    .filter((name) => claims[name] !== undefined && !Number.isFinite(claims[name]))
    .map((name) => ({ property: name, reason: `${name} must be a number of seconds since the Unix epoch.` }));
}
