import { createHash } from "node:crypto";

/** Three base64url parts of which the first is a JSON object: a JWT, wherever it stands. */
const jwt = /eyJ[A-Za-z0-9_-]*(\.[A-Za-z0-9_-]*){1,2}/g;
/** Something as long and as shapeless as an API key. */
const key = /[A-Fa-f0-9]{48,}/g;

/** A path fit for a log: what is or could be a secret is named by its fingerprint only. */
export function redactPath(path: string): string {
  return redact(
    path.replace(/^(\/meeting-tokens\/)([^/?]+)/, (_, route: string, token: string) => route + mark("token", token)),
  );
}

/** The same for text that should hold no secret, but comes from elsewhere. */
export function redact(text: string): string {
  return text.replace(jwt, (token) => mark("token", token)).replace(key, (found) => mark("key", found));
}

const mark = (kind: string, secret: string) => `[${kind} ${fingerprint(secret)}]`;

/** What may be told about a key: enough to tell it from others, of no use to sign with. */
export const fingerprint = (secret: string): string => sha256(secret).slice(0, 8);

export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
