import { base64url, CompactSign, compactVerify, errors } from "jose";
import { isRecord } from "../properties/check.js";
import type { Claims } from "./claims.js";

const utf8 = new TextEncoder();

/** A JWT with exactly these claims in this order, HMAC-SHA256 under the secret's UTF-8 bytes. */
export function sign(claims: Claims, secret: string): Promise<string> {
  return new CompactSign(utf8.encode(JSON.stringify(claims)))
    .setProtectedHeader({ alg: "HS256", typ: "JWT" })
    .sign(utf8.encode(secret));
}

/** The claims, unverified, or in jsonwebtoken's words why there are none. */
export function decode(token: string): { readonly claims: Claims } | { readonly problem: string; claims?: never } {
  const parts = token.split(".");
  if (parts.length !== 3) return { problem: "jwt malformed" };
  const [header, payload] = parts.slice(0, 2).map(jsonPart);
  if (!header || !payload || !/^[\w-]*$/.test(parts[2] ?? "")) return { problem: "invalid token" };
  if (parts[2] === "") return { problem: "jwt signature is required" };
  if (header.alg !== "HS256") return { problem: "invalid algorithm" };
  return { claims: payload };
}

/** Whether the token is signed with the secret. */
export async function isSignedWith(token: string, secret: string): Promise<boolean> {
  try {
    await compactVerify(token, utf8.encode(secret), { algorithms: ["HS256"] });
    return true;
  } catch (error) {
    if (error instanceof errors.JOSEError) return false;
    throw error;
  }
}

// jose skips white space in base64url, and Daily's library does not.
function jsonPart(part: string): Record<string, unknown> | undefined {
  if (!/^[\w-]+$/.test(part)) return undefined;
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(base64url.decode(part)));
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
