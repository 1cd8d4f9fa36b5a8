import { toRest } from "../properties/rest";
import { type Duration, durationSeconds } from "../properties/time";
import { type Problem, validateProperties } from "../properties/validate";
import { assertProperties, assertValid, invalidOption, propertyProblems, type SignedBy, secondsOf } from "./checks";
import { clientWith, type DailyAccess } from "./client";
import { decodeMeetingToken } from "./decode";
import { durationProblems, expiryContradictions, expiryProblems } from "./expiryProblems";
import { meetingTokenOptions } from "./options";
import { meetingTokenProperties } from "./properties";
import type { MeetingTokenProperties } from "./properties.generated";
import { roomNameProblems } from "./roomNameProblems";
import { signMeetingToken } from "./sign";

/** The properties of the token to mint, and what must be stated explicitly. */
export interface MintMeetingTokenProperties extends MeetingTokenProperties {
  /** How long the token is valid: "24h", "15m", or seconds. Either this or `exp`. */
  readonly expiresIn?: Duration;
  /** Says that the token is meant to open every room of the domain. Without it `roomName` is required. Default: false. */
  readonly allRooms?: boolean;
  /** Says that the token is meant never to expire. Without it `expiresIn` or `exp` is required. Default: false. */
  readonly neverExpires?: boolean;
}

export interface MintMeetingTokenOptions extends DailyAccess {
  /** Who signs: `daily` (`POST /meeting-tokens`), or this process with the `apiKey`. Default: `daily`. */
  readonly signedBy?: "daily" | "apiKey";
  /** With `signedBy: "apiKey"`: the domain's id. Default: looked up at Daily once (`GET /`). */
  readonly domainId?: string;
  /** The time that `expiresIn` counts from, and with `signedBy: "apiKey"` the time of issue. Default: now. */
  readonly now?: Date;
}

export interface MintedMeetingToken {
  /** The token: a secret. */
  readonly token: string;
  /** When it was issued. */
  readonly issuedAt: Date | undefined;
  /** When it expires; undefined if never. */
  readonly expiresAt: Date | undefined;
  /** The room that it opens; undefined if it opens every room. */
  readonly roomName: string | undefined;
  /** The id of the domain that it is for. */
  readonly domainId: string | undefined;
}

/**
 * Mints a meeting token, for short-lived tokens that should not be stored in the state.
 * https://docs.daily.co/reference/rest-api/meeting-tokens/create-meeting-token
 *
 * Does not check that the room exists: Daily mints a token for a missing room too, and such a token grants nothing. A
 * token of 2048 characters or more may be too long for the URL that carries it.
 *
 * ```ts
 * const { token, expiresAt } = await mintMeetingToken(
 *   { roomName: "standup", userName: "Bot", expiresIn: "15m" },
 *   { apiKey: process.env.DAILY_API_KEY ?? "" },
 * );
 * ```
 *
 * @throws MeetingTokenError `invalid-property` with everything that is wrong with the properties, including a missing room or expiry;
 * `invalid-option` for a missing key, an invalid URL, a domain id that is not a UUID or an invalid time
 * @throws DailyError if the request failed or Daily refused it
 */
export async function mintMeetingToken(
  properties: MintMeetingTokenProperties,
  options: MintMeetingTokenOptions,
): Promise<MintedMeetingToken> {
  const now = secondsOf(options?.now);
  const signedBy = signedByOf(options);
  assertProperties(properties);
  const given = Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null));
  assertValid(mintProblems(given, signedBy, now));
  const { expiresIn, allRooms: _, neverExpires: __, ...said } = given as MintMeetingTokenProperties;
  const exp = expiresIn === undefined ? said.exp : now + durationSeconds(expiresIn);
  const full: MeetingTokenProperties = { ...said, ...(exp !== undefined && { exp }) };
  const token = signedBy === "apiKey" ? await selfSigned(full, options) : await signedByDaily(full, options);
  const { issuedAt, expiresAt, domainId } = decodeMeetingToken(token);
  return { token, issuedAt, expiresAt, roomName: said.roomName, domainId };
}

function signedByOf(options: MintMeetingTokenOptions | undefined): SignedBy {
  const signedBy: unknown = options?.signedBy ?? "daily";
  if (signedBy === "daily" || signedBy === "apiKey") return signedBy;
  throw invalidOption('signedBy must be "daily" or "apiKey".');
}

const { allRooms, neverExpires } = meetingTokenOptions;
const more = ["expiresIn", "allRooms", "neverExpires"];

function mintProblems(given: Readonly<Record<string, unknown>>, signedBy: SignedBy, now: number): Problem[] {
  const faults = [
    ...propertyProblems(given, signedBy, more),
    ...validateProperties({ allRooms, neverExpires }, given),
    ...durationProblems("expiresIn", given.expiresIn),
  ];
  const faulty = faults.map(({ property }) => property);
  const sound = Object.fromEntries(Object.entries(given).filter(([name]) => !faulty.includes(name)));
  return [...faults, ...roomNameProblems(given), ...expiryContradictions(given), ...expiryProblems(sound, now)];
}

async function selfSigned(properties: MeetingTokenProperties, options: MintMeetingTokenOptions): Promise<string> {
  const { domainId = (await clientWith(options).getDomain()).domainId } = options;
  return signMeetingToken(properties, { ...options, domainId });
}

async function signedByDaily(properties: MeetingTokenProperties, options: MintMeetingTokenOptions): Promise<string> {
  return clientWith(options ?? {}).createMeetingToken(toRest(meetingTokenProperties, { ...properties }));
}
