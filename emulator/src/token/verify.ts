import type { Domain } from "../domain/domain.js";
import { type Claims, propertiesOf, type ReadingSwitches } from "./claims.js";
import { decode, isSignedWith } from "./jwt.js";

/** A token that a domain honours, as far as its signature and its claims go. */
export interface GoodToken {
  readonly signedBy: "daily" | "api-key";
  readonly claims: Claims;
  /** Under REST names. */
  readonly properties: Readonly<Record<string, unknown>>;
}

/** A token that a domain ignores, and why: `problem` in jsonwebtoken's words, `detail` in ours. */
export interface BadToken {
  readonly problem: string;
  readonly detail?: string;
  readonly properties?: never;
}

/** Look at everything in a token but the time. */
export async function verify(token: string, domain: Domain, switches: ReadingSwitches): Promise<GoodToken | BadToken> {
  const decoded = decode(token);
  if (!decoded.claims) return { problem: decoded.problem };
  const { claims } = decoded;
  if (claims.d === undefined) return { problem: "invalid token", detail: "d, the domain id, is missing" };
  if (claims.d !== domain.id) return { problem: "invalid token", detail: "d is the id of another domain" };
  const signedBy = await signerOf(token, domain);
  if (!signedBy) return { problem: "invalid signature" };
  const reading = propertiesOf(claims, switches);
  if (!reading.properties) return { problem: "invalid token", detail: reading.problem };
  return { signedBy, claims, properties: reading.properties };
}

async function signerOf(token: string, domain: Domain): Promise<GoodToken["signedBy"] | undefined> {
  if (await isSignedWith(token, domain.signingSecret)) return "daily";
  for (const key of domain.keys.all) if (await isSignedWith(token, key)) return "api-key";
  return undefined;
}

/** Whether the token's nbf lies ahead. */
export function isEarly({ properties }: GoodToken, now: number): boolean {
  return typeof properties.nbf === "number" && properties.nbf > now;
}

/** Whether the token's exp has come. */
export function isLate({ properties }: GoodToken, now: number): boolean {
  return typeof properties.exp === "number" && properties.exp <= now;
}

/** Whether the token was made before the room that now has the name. */
export function isOlderThan({ claims }: GoodToken, room: { readonly createdAt: number }): boolean {
  return typeof claims.iat === "number" && claims.iat < room.createdAt;
}
