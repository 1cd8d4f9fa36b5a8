import { assertApiKey, assertDomainId, assertProperties, assertValid, propertyProblems, secondsOf } from "./checks";
import { toClaims } from "./claims";
import type { MeetingTokenProperties } from "./properties.generated";
import { signClaims } from "./signClaims";

export interface SignMeetingTokenOptions {
  /** The API key. The token lives only as long as this key is active. */
  readonly apiKey: string;
  /** The domain's id: the UUID that `GET https://api.daily.co/v1/` returns as `domain_id`, not the domain's name. */
  readonly domainId: string;
  /** The time of issue. Default: now. */
  readonly now?: Date;
}

/**
 * Signs a meeting token with the API key, without calling Daily. The same properties at the same time give the same
 * token, in whatever order they are written: the claims follow the order of Daily's reference, then come those of
 * `otherProperties` by name, then `d`, then `iat`.
 * https://docs.daily.co/guides/architecture-and-monitoring/self-signing-tokens
 *
 * @param properties the token's properties, under the names that programs use; times in seconds since the Unix epoch
 * @returns the token: a secret
 * @throws MeetingTokenError `invalid-property` for a wrong value, an unknown name, a property that has no documented
 * claim, or a name in `otherProperties` that belongs to another property or claim; `invalid-option` for a missing key, a domain id that is not a UUID or an invalid time
 */
export function signMeetingToken(properties: MeetingTokenProperties, options: SignMeetingTokenOptions): string {
  const given: unknown = properties;
  assertProperties(given);
  assertValid(propertyProblems(given, "apiKey"));
  assertApiKey(options?.apiKey);
  assertDomainId(options.domainId);
  return signClaims({ ...toClaims(given), d: options.domainId, iat: secondsOf(options.now) }, options);
}
