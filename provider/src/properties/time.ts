/** A length of time: seconds as a number, or a number with its unit, such as "24h" or "15m". At most 50 years. */
export type Duration = number | `${number}${"s" | "m" | "h" | "d" | "w"}`;

const UNIT_SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400, w: 604_800 };
const WITH_UNIT = /^(\d+(?:\.\d+)?)\s*([smhdw])$/;

/** Nobody means more; and every Unix time of the 2020s, taken for a duration by mistake, is more. */
const LONGEST_SECONDS = 50 * 365 * 86_400;

/** What is wrong with a duration, as the end of a sentence that begins with the property's name; or nothing. */
export function durationFault(value: unknown): string | undefined {
  if (typeof value === "number") return numberFault(value);
  if (typeof value !== "string") {
    const given = typeof value === "boolean" ? "a boolean" : "an object";
    return `is ${given}; write a duration such as "24h", or a number of seconds.`;
  }
  const text = value.trim();
  // A number without a unit is milliseconds to one library and seconds to the next: a config value of "3600" is a trap.
  if (/^\d+$/.test(text)) return `is "${value}", without a unit; write "${text}s" if seconds are meant.`;
  if (!WITH_UNIT.test(text)) {
    return `is "${value}"; write a number followed by s, m, h, d or w, such as "24h" or "15m".`;
  }
  const seconds = toSeconds(text);
  if (seconds < 1) return `is "${value}"; it must be at least a second.`;
  return seconds > LONGEST_SECONDS ? `is "${value}"; it must be at most 50 years.` : undefined;
}

function numberFault(value: number): string | undefined {
  if (!Number.isInteger(value) || value <= 0) return `is ${value}; it must be a whole number of seconds above 0.`;
  return value > LONGEST_SECONDS
    ? `is ${value}, in seconds; it must be at most 50 years. A point in time belongs in exp.`
    : undefined;
}

/** A duration in seconds, rounded to whole ones. It must be free of faults. */
export function durationSeconds(value: Duration): number {
  return typeof value === "number" ? value : toSeconds(value.trim());
}

function toSeconds(text: string): number {
  const [, amount, unit] = WITH_UNIT.exec(text) as unknown as [string, string, string];
  return Math.round(Number(amount) * (UNIT_SECONDS[unit] as number));
}

/** `2h`, `90m`, `1d`: seconds as people write them. */
export function formatDuration(seconds: number): string {
  const unit = ["w", "d", "h", "m"].find((each) => seconds % (UNIT_SECONDS[each] as number) === 0) ?? "s";
  return `${seconds / (UNIT_SECONDS[unit] as number)}${unit}`;
}

/** A Unix time in seconds as ISO 8601 in UTC, with milliseconds only if it has a fraction. */
export function isoTime(seconds: number): string {
  return isoDate(new Date(seconds * 1_000));
}

/** The same of a Date. */
export function isoDate(date: Date): string {
  return date.toISOString().replace(".000Z", "Z");
}

/** The Unix time in seconds of an ISO 8601 time. */
export function unixTime(iso: string): number {
  return Date.parse(iso) / 1_000;
}
