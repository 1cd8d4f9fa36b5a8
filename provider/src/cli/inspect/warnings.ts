import { kindOf, MILLISECONDS_FROM } from "../../properties/validate";
import { domainIdFault } from "../../token/checks";
import { propertyNamed } from "../../token/claims";
import type { DecodedMeetingToken } from "../../token/decode";
import { meetingTokenProperties, TOO_LONG_FROM, type TokenProperty } from "../../token/properties";
import { durationInWords } from "../words";

/** Something about a token that its owner may not have meant. The codes are for scripts and stay as they are. */
export interface Warning {
  readonly code: WarningCode;
  readonly message: string;
}

export type WarningCode =
  | "not-hs256"
  | "no-domain"
  | "long-names"
  | "no-room"
  | "all-rooms"
  | "never-expires"
  | "milliseconds"
  | "expired"
  | "not-yet-valid"
  | "unreadable-claim"
  | "too-long";

/** A token's room, as Daily answered for it. */
export interface RoomSeen {
  readonly isThere: boolean;
  readonly expiresAt?: Date;
}

type Token = Omit<DecodedMeetingToken, "verified">;

/** What to think of twice about a token, the worst first. */
export function warningsOf(token: Token, length: number, now: Date, room?: RoomSeen): Warning[] {
  return [
    ...ignoredAltogether(token),
    ...(room ? roomGone(token, room, now) : []),
    ...opens(token),
    ...times(token, now),
    ...unreadable(token),
    ...(length < TOO_LONG_FROM ? [] : [tooLong(length)]),
  ];
}

function ignoredAltogether({ header, domainId, claims }: Token): Warning[] {
  const warnings: Warning[] = [];
  if (header.alg !== "HS256") {
    warnings.push({ code: "not-hs256", message: "It is not signed with HS256: Daily ignores it." });
  }
  if (domainId === undefined) {
    warnings.push({ code: "no-domain", message: "It names no domain (claim d): Daily ignores it." });
  } else if (domainIdFault(domainId) !== undefined) {
    warnings.push({
      code: "no-domain",
      message: "Its domain (claim d) is not a domain id (a UUID): Daily ignores it.",
    });
  }
  const long = longNames(claims);
  if (long.length > 0) {
    const names = long.map((name) => `${name} (should be ${claimOf(name)})`).join(", ");
    warnings.push({
      code: "long-names",
      message: `It uses REST names instead of short claim names: ${names}. Daily ignores it.`,
    });
  }
  return warnings;
}

function claimOf(name: string): string | undefined {
  return propertyNamed(name)?.claim;
}

function longNames(claims: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(claims).filter((name) => {
    const claim = claimOf(name);
    return claim !== undefined && claim !== name;
  });
}

function namesRoom({ properties, claims }: Token): boolean {
  return properties.roomName !== undefined || "r" in claims;
}

function opens(token: Token): Warning[] {
  if (namesRoom(token)) return [];
  const rights = token.properties.isOwner === true ? ", as an owner" : "";
  return [{ code: "all-rooms", message: `It opens every room of the domain${rights}: it names no room.` }];
}

/** Daily accepts a token whose room is gone: deleting the room is how tokens are revoked. */
function roomGone({ properties }: Token, { isThere, expiresAt }: RoomSeen, now: Date): Warning[] {
  if (isThere && (expiresAt === undefined || expiresAt > now)) return [];
  const message = `Its room "${properties.roomName}" does not exist at Daily, or has expired: the token opens nothing as long as that is so.`;
  return [{ code: "no-room", message }];
}

function times(token: Token, now: Date): Warning[] {
  const { claims, expiresAt, notBefore } = token;
  const warnings: Warning[] = [];
  const { exp } = claims;
  if (exp === undefined || exp === null) {
    warnings.push({
      code: "never-expires",
      message: namesRoom(token)
        ? "It never expires. Only deleting its room ends it; if it was self-signed, so does regenerating the API key."
        : "It never expires and names no room. If Daily signed it, nothing ends it; if it was self-signed, regenerating the API key does.",
    });
  } else if (typeof exp === "number" && exp >= MILLISECONDS_FROM) {
    warnings.push({
      code: "milliseconds",
      message: `Its exp is in milliseconds (${exp}). Daily reads seconds: it never expires in anybody's lifetime. ${Math.floor(exp / 1_000)} was meant.`,
    });
  } else if (expiresAt !== undefined && expiresAt <= now) {
    warnings.push({
      code: "expired",
      message: `It expired ${durationInWords((now.getTime() - expiresAt.getTime()) / 1_000)} ago: Daily lets nobody in with it.`,
    });
  }
  if (notBefore !== undefined && notBefore > now) {
    warnings.push({
      code: "not-yet-valid",
      message: `It opens the room only in ${durationInWords((notBefore.getTime() - now.getTime()) / 1_000)} (nbf).`,
    });
  }
  return warnings;
}

/** Claims of Daily's whose value is not of their kind: the decoder leaves them out, and so may Daily. */
function unreadable({ properties, claims }: Token): Warning[] {
  const said = new Set(Object.keys(properties).map(claimOf));
  const names = shortClaims.filter(
    (claim) => claims[claim] !== undefined && claims[claim] !== null && !said.has(claim),
  );
  return names.map((claim) => ({
    code: "unreadable-claim",
    message: `Its claim ${claim} is ${kindOf(claims[claim])}, which is not what that claim takes.`,
  }));
}

const shortClaims = Object.values<TokenProperty>(meetingTokenProperties).flatMap(({ claim }) => claim ?? []);

function tooLong(length: number): Warning {
  return {
    code: "too-long",
    message: `It has ${length} characters. Keep it below ${TOO_LONG_FROM}: it travels in a URL. startCloudRecordingOpts and permissions are what make tokens long.`,
  };
}
