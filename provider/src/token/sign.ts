import type { SignOptions } from "jsonwebtoken";
import { assertSignable } from "./checks";
import { toClaims } from "./claims";
import type { MeetingTokenProperties } from "./properties.generated";

export interface SignMeetingTokenOptions {
  /** The API key. The token lives only as long as this key is active. */
  readonly apiKey: string;
  /** The domain's id: the UUID that `GET https://api.daily.co/v1/` answers as `domain_id`, not the domain's name. */
  readonly domainId: string;
  /** The time of issue. Default: now. */
  readonly now?: Date;
}

/**
 * Signs a meeting token with the API key, without any call to Daily.
 * https://docs.daily.co/guides/architecture-and-monitoring/self-signing-tokens
 *
 * @param properties what the token says, under the names a program uses; times in seconds since the Unix epoch
 * @returns the token: a secret
 * @throws MeetingTokenError `invalid-property` for a wrong value, an unknown name, or one of the properties that have
 * no documented claim
 */
export function signMeetingToken(properties: MeetingTokenProperties, options: SignMeetingTokenOptions): string {
  assertSignable(properties, options);
  const iat = Math.floor((options.now ?? new Date()).getTime() / 1_000);
  return signClaims({ ...toClaims({ ...properties }), d: options.domainId, iat }, options.apiKey);
}

function signClaims(claims: object, apiKey: string): string {
  const { sign } = require("jsonwebtoken") as typeof import("jsonwebtoken");
  const options: SignOptions = { algorithm: "HS256" };
  return sign(claims, apiKey, options);
}
