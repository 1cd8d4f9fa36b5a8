/** A Unix time in seconds as ISO 8601 in UTC, with milliseconds only if it has a fraction. */
export function isoTime(seconds: number): string {
  return new Date(seconds * 1_000).toISOString().replace(".000Z", "Z");
}

/** The Unix time in seconds of an ISO 8601 time. */
export function unixTime(iso: string): number {
  return Date.parse(iso) / 1_000;
}
