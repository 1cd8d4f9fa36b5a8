import { isoDate } from "../../properties/time";
import { argumentOfClaim, SIGNED_CLAIMS } from "../../token/claims";
import type { DecodedMeetingToken, VerifiedMeetingToken } from "../../token/decode";
import { timeInWords } from "../words";
import { type RoomSeen, type Warning, warningsOf } from "./warnings";

/** What a token says, for `--json`. Times are in ISO 8601; null is what the token does not say. */
export interface TokenReport {
  readonly verified: boolean;
  /** Null: every room of the domain. */
  readonly roomName: string | null;
  readonly domainId: string | null;
  readonly issuedAt: string | null;
  readonly notBefore: string | null;
  /** Null: never. */
  readonly expiresAt: string | null;
  /** When its room ends, where Daily was asked for it. Null: never, or there is no such room (the warning `no-room`). */
  readonly roomExpiresAt?: string | null;
  readonly length: number;
  readonly properties: Readonly<Record<string, unknown>>;
  /** Claims that are none of Daily's properties, as they stand. */
  readonly otherClaims: Readonly<Record<string, unknown>>;
  readonly warnings: readonly Warning[];
}

export function reportOf(
  token: DecodedMeetingToken | VerifiedMeetingToken,
  length: number,
  now: Date,
  room?: RoomSeen,
): TokenReport {
  const { verified, properties, domainId, issuedAt, notBefore, expiresAt, claims } = token;
  return {
    verified,
    roomName: properties.roomName ?? null,
    domainId: domainId ?? null,
    issuedAt: isoOf(issuedAt),
    notBefore: isoOf(notBefore),
    expiresAt: isoOf(expiresAt),
    ...(room && { roomExpiresAt: isoOf(room.expiresAt) }),
    length,
    properties: { ...properties },
    otherClaims: Object.fromEntries(Object.entries(claims).filter(([claim]) => !isKnown(claim))),
    warnings: warningsOf(token, length, now, room),
  };
}

function isKnown(claim: string): boolean {
  return argumentOfClaim(claim) !== undefined || SIGNED_CLAIMS.includes(claim);
}

const isoOf = (time: Date | undefined) => (time === undefined ? null : isoDate(time));

/** The report for people. What they read first is whether to trust it. */
export function inWords(report: TokenReport, trust: string, now: Date): string {
  const time = (iso: string | null, otherwise: string) =>
    iso === null ? otherwise : `${timeInWords(new Date(iso), now)} (${iso})`;
  const rows: [string, string][] = [
    ["room", report.roomName ?? "every room of the domain"],
    ["expires", `${time(report.expiresAt, "never")}${mayEndBefore(report) ? ", unless its room ends before" : ""}`],
    ...(endsBefore(report) ? [["ends", `${time(report.roomExpiresAt, "")}, with its room`] as [string, string]] : []),
    ...(report.notBefore === null ? [] : [["opens", time(report.notBefore, "")] as [string, string]]),
    ["issued", time(report.issuedAt, "not said")],
    ["domain", report.domainId ?? "not said"],
  ];
  return [
    trust,
    "",
    ...columns(rows),
    ...section("properties", columns(rowsOf(report.properties, ["roomName", "exp", "nbf"]))),
    ...section("other claims", columns(rowsOf(report.otherClaims, []))),
    ...section(
      "warnings",
      report.warnings.map(({ message }) => `- ${visible(message)}`),
    ),
    "",
  ].join("\n");
}

/** A token does not say when its room ends. */
function mayEndBefore({ roomName, roomExpiresAt }: TokenReport): boolean {
  return roomName !== null && roomExpiresAt === undefined;
}

function endsBefore(report: TokenReport): report is TokenReport & { readonly roomExpiresAt: string } {
  const { expiresAt, roomExpiresAt } = report;
  if (typeof roomExpiresAt !== "string") return false;
  return expiresAt === null || Date.parse(roomExpiresAt) < Date.parse(expiresAt);
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", `${title}:`, ...lines.map((line) => `  ${line}`)];
}

function rowsOf(values: Readonly<Record<string, unknown>>, without: readonly string[]): [string, string][] {
  return Object.entries(values)
    .filter(([name]) => !without.includes(name))
    .map(([name, value]) => [name, JSON.stringify(value)]);
}

/** Two columns, the second one aligned. */
export function columns(rows: readonly (readonly [string, string])[]): string[] {
  const shown = rows.map((row) => row.map(visible) as [string, string]);
  const width = Math.max(0, ...shown.map(([name]) => name.length)) + 2;
  return shown.map(([name, value]) => `${name.padEnd(width)}${value}`);
}

/** A stranger's token may hold what moves a terminal's cursor, or writes over what stands there. */
function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (control) => {
    const code = control.codePointAt(0) as number;
    return `\\u{${code.toString(16)}}`;
  });
}
