/** Three base64url parts: a JWT, or the start of one. */
const TOKEN_LIKE = /\bey[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*){0,2}/g;
/** Daily's API keys are 64 hex digits as far as anybody has seen. */
const KEY_LIKE = /\b[0-9a-f]{32,}\b/gi;
const BEARER = /\bBearer\s+\S+/gi;

/** A text from outside, fit to be shown: without the key, without tokens, and without whatever looks like one. */
export function redact(text: string, secrets: readonly string[] = []): string {
  const known = secrets
    .filter((secret) => secret.length > 0)
    .reduce(
      (rest, secret) => rest.replaceAll(secret, "[secret]").replaceAll(encodeURIComponent(secret), "[secret]"),
      text,
    );
  return known.replace(BEARER, "Bearer [secret]").replace(TOKEN_LIKE, "[token]").replace(KEY_LIKE, "[secret]");
}
