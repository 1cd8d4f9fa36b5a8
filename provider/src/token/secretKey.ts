import { createSecretKey, type KeyObject } from "node:crypto";

/**
 * The API key as jsonwebtoken takes it without a detour: a text it first tries to read as a PEM key, which takes a
 * hundred times as long as the signature itself.
 */
export function secretKey(apiKey: string): KeyObject {
  return createSecretKey(apiKey, "utf8");
}
