import { createCipheriv, createDecipheriv, pbkdf2Sync, randomBytes } from "node:crypto";

/**
 * What a stack's passphrase seals, opened and sealed as the engine does it, without the engine: a command of its own
 * takes as long as half an update, and each stack of the tests seals its key, and most open their tokens.
 */
export const PASSPHRASE = "a passphrase for tests";

const SALT = "c2FsdGVkMTI=";
let derived: Buffer | undefined;
const keyOf = () => (derived ??= pbkdf2Sync(PASSPHRASE, Buffer.from(SALT, "base64"), 1_000_000, 32, "sha256"));

/** A ciphertext as it stands in a stack's settings and state. */
export function seal(text: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyOf(), nonce);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return `v1:${nonce.toString("base64")}:${sealed.toString("base64")}`;
}

/** What a stack that is given this as its `encryptionsalt` seals with the passphrase, `unseal` opens. */
export const encryptionSalt = () => `v1:${SALT}:${seal("pulumi")}`;

/** A value of the state with `plaintext`, a value's JSON, for each `ciphertext`, as `pulumi stack export --show-secrets`. */
export function unseal(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unseal);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value);
  return Object.fromEntries(
    entries.map(([key, part]) => (key === "ciphertext" ? ["plaintext", textOf(part)] : [key, unseal(part)])),
  );
}

function textOf(ciphertext: string): string {
  const [, nonce = "", text = ""] = ciphertext.split(":");
  const sealed = Buffer.from(text, "base64");
  const decipher = createDecipheriv("aes-256-gcm", keyOf(), Buffer.from(nonce, "base64"));
  decipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]).toString("utf8");
}
