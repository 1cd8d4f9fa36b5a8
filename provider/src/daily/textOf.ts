/** A text that an answer must have. */
export function textOf(value: unknown): string {
  if (typeof value !== "string" || value === "") throw new TypeError("no text");
  return value;
}
