import { createCipheriv, createDecipheriv, pbkdf2Sync, randomBytes } from "node:crypto";

// What the engine seals with a stack's passphrase, sealed and opened here: a command of the engine's takes as long as
// half an update, each stack of the tests has a key, and most are asked for their tokens.

export const PASSPHRASE = "a passphrase for tests";

const SALT = "dGVzdHNhbHQ=";

const keys = new Map<string, Buffer>();
function keyOf(salt: string): Buffer {
  const key = keys.get(salt) ?? pbkdf2Sync(PASSPHRASE, Buffer.from(salt, "base64"), 1_000_000, 32, "sha256");
  keys.set(salt, key);
  return key;
}

/** A ciphertext for a stack that has `encryptionSalt()`. */
export function seal(text: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyOf(SALT), nonce);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return `v1:${nonce.toString("base64")}:${sealed.toString("base64")}`;
}

/** What a stack's settings say of its passphrase: the salt, and a text by which the engine knows the right one. */
export const encryptionSalt = () => `v1:${SALT}:${seal("pulumi")}`;

/** A value of the state with `plaintext`, JSON, for each `ciphertext`, as in `pulumi stack export --show-secrets`. */
export function unsealed<T>(value: T, encryptionSalt: string): T {
  const [, salt = ""] = encryptionSalt.split(":");
  return JSON.parse(JSON.stringify(value), (_, part) => {
    if (typeof part?.ciphertext !== "string") return part;
    const { ciphertext, ...others } = part;
    return { ...others, plaintext: textOf(ciphertext, keyOf(salt)) };
  });
}

function textOf(ciphertext: string, key: Buffer): string {
  const [, nonce = "", text = ""] = ciphertext.split(":");
  const sealed = Buffer.from(text, "base64");
  const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(nonce, "base64"));
  decipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]).toString("utf8");
}
