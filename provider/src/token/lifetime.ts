/** A length of time: seconds as a number, or a number with its unit, such as "24h" or "15m". */
export type Duration = number | `${number}${"s" | "m" | "h" | "d" | "w"}`;

const UNIT_SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400, w: 604_800 };
const WITH_UNIT = /^(\d+(?:\.\d+)?)\s*([smhdw])$/;

/** What is wrong with a duration, as the end of a sentence that begins with the property's name; or nothing. */
export function durationFault(value: unknown): string | undefined {
  if (typeof value === "number") {
    return Number.isInteger(value) && value > 0
      ? undefined
      : `is ${value}; it must be a whole number of seconds above 0.`;
  }
  if (typeof value !== "string") return `is a ${typeof value}; write a duration such as "24h", or a number of seconds.`;
  // A number without a unit is milliseconds to one library and seconds to the next: a config value of "3600" is a trap.
  if (/^\d+$/.test(value.trim()))
    return `is "${value}", without a unit; write "${value.trim()}s" if seconds are meant.`;
  if (!WITH_UNIT.test(value.trim()))
    return `is "${value}"; write a number with s, m, h, d or w behind it, such as "24h" or "15m".`;
  return toSeconds(value) > 0 ? undefined : `is "${value}"; it must be longer than 0.`;
}

/** A duration in whole seconds. It must be free of faults. */
export function durationSeconds(value: Duration): number {
  return typeof value === "number" ? value : toSeconds(value);
}

function toSeconds(text: string): number {
  const [, amount, unit] = WITH_UNIT.exec(text.trim()) ?? [];
  return Math.floor(Number(amount) * (UNIT_SECONDS[unit ?? ""] ?? Number.NaN));
}

/** `2h`, `90m`, `1d`: seconds as people write them. */
export function formatDuration(seconds: number): string {
  const unit = ["w", "d", "h", "m"].find((each) => seconds % (UNIT_SECONDS[each] as number) === 0) ?? "s";
  return `${seconds / (UNIT_SECONDS[unit] as number)}${unit}`;
}

/** A Unix time in seconds as ISO 8601 in UTC, to the second. */
export function isoTime(seconds: number): string {
  return new Date(seconds * 1_000).toISOString().replace(".000Z", "Z");
}

/** The Unix time in seconds of an ISO 8601 time. */
export function unixTime(iso: string): number {
  return Date.parse(iso) / 1_000;
}
