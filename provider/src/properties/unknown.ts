/** A value that only a later step of the update will tell, such as another resource's output in a preview. */
export const unknown: unique symbol = Symbol("unknown");
export type Unknown = typeof unknown;

/** Whether a value is unknown, or has something unknown inside. */
export function hasUnknown(value: unknown): boolean {
  if (value === unknown) return true;
  if (Array.isArray(value)) return value.some(hasUnknown);
  if (isRecord(value)) return Object.values(value).some(hasUnknown);
  return false;
}

/** A record without what is unknown: that may turn out to be absent. */
export function knownValues(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => !hasUnknown(value)));
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
