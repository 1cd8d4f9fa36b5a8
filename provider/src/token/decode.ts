import { isRecord } from "../properties/unknown";
import { fromClaims } from "./claims";
import { MeetingTokenError } from "./errors";
import type { MeetingTokenProperties } from "./properties.generated";

/** What a token says of itself. Nothing of it was verified. */
export interface DecodedMeetingToken {
  readonly header: Readonly<Record<string, unknown>>;
  /** The token's properties, under the names a program uses. */
  readonly properties: MeetingTokenProperties;
  /** The `d` claim: the id of the domain that the token is for. */
  readonly domainId: string | undefined;
  /** The `iat` claim. */
  readonly issuedAt: Date | undefined;
  /** The `exp` claim; undefined if the token never expires. */
  readonly expiresAt: Date | undefined;
  /** Every claim as it stands, those that are none of Daily's properties included. */
  readonly claims: Readonly<Record<string, unknown>>;
  /** Always false: anybody can write such a token. Use verifyMeetingToken or validateMeetingToken to trust it. */
  readonly verified: false;
}

/**
 * Reads a meeting token WITHOUT verifying anything: neither the signature nor the times.
 *
 * @throws MeetingTokenError `malformed` if it is no JWT (RFC 7519)
 */
export function decodeMeetingToken(token: string): DecodedMeetingToken {
  const parts = typeof token === "string" ? token.trim().split(".") : [];
  const [header, claims] = parts.slice(0, 2).map(parsePart);
  if (parts.length !== 3 || !header || !claims) {
    throw new MeetingTokenError(
      "malformed",
      "This is no meeting token: a token has three parts with dots between them, the first two of them JSON in base64url.",
    );
  }
  return {
    header,
    properties: fromClaims(claims) as MeetingTokenProperties,
    domainId: typeof claims.d === "string" ? claims.d : undefined,
    issuedAt: toDate(claims.iat),
    expiresAt: toDate(claims.exp),
    claims,
    verified: false,
  };
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
  return typeof claim === "number" ? new Date(claim * 1_000) : undefined;
}
