import { isRecord } from "../properties/unknown";

/** A shorter text may occur in any message by chance. */
const SHORTEST_MASKED = 4;

/** Every text in a value, names included, that is long enough to be masked. */
export function maskableTexts(value: unknown): string[] {
  return textsIn(value).filter((text) => text.length >= SHORTEST_MASKED);
}

/** The names of a set's tokens are shown anyway, and those of their arguments are known. */
export function partsThatMayBeSecret(property: string, value: unknown): unknown {
  if (property !== "tokens" || !isRecord(value)) return value;
  return Object.values(value).flatMap((own) => (isRecord(own) ? Object.values(own) : [own]));
}

/** A message without these texts: Daily may repeat one in what it says of a request. */
export function withoutTexts(message: string, secret: readonly string[]): string {
  // The longest first: one may hold another.
  const forms = secret.flatMap((text) => [text, JSON.stringify(text).slice(1, -1)]);
  return forms.sort((a, b) => b.length - a.length).reduce((rest, form) => rest.replaceAll(form, "[secret]"), message);
}

function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (isRecord(value)) return Object.entries(value).flatMap(([key, item]) => [key, ...textsIn(item)]);
  return typeof value === "string" || typeof value === "number" ? [String(value)] : [];
}
