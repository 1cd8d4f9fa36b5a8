const UNITS: readonly (readonly [name: string, seconds: number])[] = [
  ["year", 365 * 86_400],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
];

/** A length of time as people say it: its two largest units, such as `1 day 4 hours`. */
export function durationInWords(seconds: number): string {
  const whole = Math.floor(Math.abs(seconds));
  const first = UNITS.findIndex(([, size]) => whole >= size);
  if (first < 0) return "less than a second";
  let left = whole;
  const parts = UNITS.slice(first, first + 2).flatMap(([name, size]) => {
    const count = Math.floor(left / size);
    left -= count * size;
    return count === 0 ? [] : [`${count} ${name}${count === 1 ? "" : "s"}`];
  });
  return parts.join(" ");
}

/** A point in time as seen from now: `in 3 hours`, `2 days ago`. */
export function timeInWords(time: Date, now: Date): string {
  const seconds = (time.getTime() - now.getTime()) / 1_000;
  if (Math.abs(seconds) < 1) return "just now";
  return seconds >= 0 ? `in ${durationInWords(seconds)}` : `${durationInWords(seconds)} ago`;
}
