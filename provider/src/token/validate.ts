import type { DailyClient } from "../daily/client";
import { otherProperties } from "../properties/otherProperties";
import { fromRest } from "../properties/rest";
import { clientWith, type DailyAccess } from "./client";
import { decodeMeetingToken, type VerifiedMeetingToken } from "./decode";
import { isRejection, MeetingTokenError } from "./errors";
import { answeredOnly, meetingTokenProperties } from "./properties";
import type { MeetingTokenProperties } from "./properties.generated";

export interface ValidateMeetingTokenOptions extends DailyAccess {
  /** Accept a token whose `nbf` is in the future. Default: false. */
  readonly ignoreNbf?: boolean;
}

/**
 * Asks Daily whether it accepts a token, whoever signed it. This reports the error that joining a public room with a bad
 * token does not. Anything that is not a JWT is refused without asking.
 * https://docs.daily.co/reference/rest-api/meeting-tokens/validate-meeting-token
 *
 * The token is sent in the request's URL, as Daily's API requires. Transient failures are retried, for a minute at most.
 *
 * @returns the token's content, with `properties` as Daily reads them
 * @throws MeetingTokenError `rejected` if Daily calls the token invalid because of its signature, domain, `exp` or `nbf`;
 * `malformed` if it is not a JWT; `invalid-option` for a missing key or an invalid URL
 * @throws DailyError if the request failed or Daily refused the key: this says nothing about the token
 */
export async function validateMeetingToken(
  token: string,
  options: ValidateMeetingTokenOptions,
): Promise<VerifiedMeetingToken> {
  return validateWith(() => clientWith(options ?? {}), token, options?.ignoreNbf);
}

/** Validates a token with the client of an account. */
export async function validateWith(
  client: () => DailyClient,
  token: string,
  ignoreNbf = false,
): Promise<VerifiedMeetingToken> {
  const decoded = decodeMeetingToken(token);
  try {
    const answer = await client().validateMeetingToken(token.trim(), { ignoreNbf });
    const others = otherProperties(meetingTokenProperties, answer, answeredOnly);
    const properties: MeetingTokenProperties = {
      ...decoded.properties,
      ...fromRest(meetingTokenProperties, answer),
      ...(others && { otherProperties: others }),
    };
    return { ...decoded, properties, verified: true };
  } catch (error) {
    if (!isRejection(error)) throw error;
    const { info } = error.fields;
    throw new MeetingTokenError(
      "rejected",
      `Daily calls the token invalid${info === undefined ? "" : ` (${info})`}. Mint another, or check that the API key belongs to the token's domain.`,
    );
  }
}
