import { isRecord } from "../properties/unknown";
import { fromClaims } from "./claims";
import { MeetingTokenError } from "./errors";
import type { MeetingTokenProperties } from "./properties.generated";

/** What a token says about itself. */
interface TokenContent {
  /** The JOSE header (RFC 7515, section 4), such as `{ alg: "HS256", typ: "JWT" }`. */
  readonly header: Readonly<Record<string, unknown>>;
  /** The token's properties, under the names that programs use. A claim whose value has the wrong type is left out. */
  readonly properties: MeetingTokenProperties;
  /** The `d` claim: the id of the domain that the token is for. Daily ignores a token without it. */
  readonly domainId: string | undefined;
  /** The `iat` claim. */
  readonly issuedAt: Date | undefined;
  /** The `nbf` claim; undefined if the token is valid as soon as it is issued. */
  readonly notBefore: Date | undefined;
  /** The `exp` claim; undefined if the token never expires, or only after the year 275760, the last that a Date can hold. */
  readonly expiresAt: Date | undefined;
  /** Every claim unchanged, including those of `otherProperties` and those that are not properties of Daily's. */
  readonly claims: Readonly<Record<string, unknown>>;
}

export interface DecodedMeetingToken extends TokenContent {
  /** Always false: anybody can write such a token. Use verifyMeetingToken or validateMeetingToken to trust it. */
  readonly verified: false;
}

export interface VerifiedMeetingToken extends TokenContent {
  /** Always true: the signature, the domain and the times have been checked. */
  readonly verified: true;
}

/**
 * Reads a meeting token WITHOUT verifying anything: neither the signature nor the times. White space around it is
 * ignored.
 *
 * @throws MeetingTokenError `malformed` if it is not a JWT (RFC 7519)
 */
export function decodeMeetingToken(token: string): DecodedMeetingToken {
  const [header, claims] = partsOf(token);
  return {
    header,
    properties: fromClaims(claims) as MeetingTokenProperties,
    domainId: typeof claims.d === "string" ? claims.d : undefined,
    issuedAt: toDate(claims.iat),
    notBefore: toDate(claims.nbf),
    expiresAt: toDate(claims.exp),
    claims,
    verified: false,
  };
}

function partsOf(token: unknown): [Record<string, unknown>, Record<string, unknown>] {
  if (typeof token !== "string" || token.trim() === "") {
    throw new MeetingTokenError("malformed", "The token is missing or empty; give the JWT that was minted.");
  }
  const parts = token.trim().split(".");
  const [header, claims] = parts.slice(0, 2).map(parsePart);
  if (parts.length !== 3 || !header || !claims) {
    throw new MeetingTokenError(
      "malformed",
      "This is not a meeting token: a token has three parts separated by dots, the first two of them JSON in base64url.",
    );
  }
  return [header, claims];
}

function parsePart(part: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function toDate(claim: unknown): Date | undefined {
  const date = typeof claim === "number" ? new Date(claim * 1_000) : undefined;
  return date && Number.isNaN(date.getTime()) ? undefined : date;
}
