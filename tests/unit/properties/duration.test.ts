import fc from "fast-check";
import { type Duration, durationFault, durationSeconds, formatDuration } from "../../../provider/src/properties/time";

test.each<[Duration, number]>([
  ["24h", 86_400],
  ["15m", 900],
  ["90s", 90],
  ["1d", 86_400],
  ["2w", 1_209_600],
  ["1.5h", 5_400],
  ["1.15h", 4_140],
  ["0.5s", 1],
  ["2600w", 1_572_480_000],
  ["18250d", 1_576_800_000],
  [3600, 3_600],
  [1, 1],
  [1_576_800_000, 1_576_800_000],
])("%p is %p seconds", (duration, seconds) => {
  expect(durationFault(duration)).toBeUndefined();
  expect(durationSeconds(duration)).toBe(seconds);
});

test("white space in a duration does not matter", () => {
  expect(durationFault(" 24 h ")).toBeUndefined();
  expect(durationSeconds(" 24 h " as Duration)).toBe(86_400);
});

test.each<[unknown, string]>([
  ["3600", 'is "3600", without a unit; write "3600s" if seconds are meant.'],
  [" 3600 ", 'is " 3600 ", without a unit; write "3600s" if seconds are meant.'],
  ["", 'is ""; write a number followed by s, m, h, d or w, such as "24h" or "15m".'],
  ["1y", 'is "1y"; write a number followed by s, m, h, d or w, such as "24h" or "15m".'],
  ["100ms", 'is "100ms"; write a number followed by s, m, h, d or w, such as "24h" or "15m".'],
  ["-1h", 'is "-1h"; write a number followed by s, m, h, d or w, such as "24h" or "15m".'],
  ["in 3600", 'is "in 3600"; write a number followed by s, m, h, d or w, such as "24h" or "15m".'],
  ["1h30m", 'is "1h30m"; write a number followed by s, m, h, d or w, such as "24h" or "15m".'],
  ["h", 'is "h"; write a number followed by s, m, h, d or w, such as "24h" or "15m".'],
  ["1.h", 'is "1.h"; write a number followed by s, m, h, d or w, such as "24h" or "15m".'],
  ["24H", 'is "24H"; write a number followed by s, m, h, d or w, such as "24h" or "15m".'],
  ["0s", 'is "0s"; it must be at least a second.'],
  ["0.4s", 'is "0.4s"; it must be at least a second.'],
  ["2608w", 'is "2608w"; it must be at most 50 years.'],
  ["99999999999999w", 'is "99999999999999w"; it must be at most 50 years.'],
  [0, "is 0; it must be a whole number of seconds above 0."],
  [-60, "is -60; it must be a whole number of seconds above 0."],
  [1.5, "is 1.5; it must be a whole number of seconds above 0."],
  [Number.NaN, "is NaN; it must be a whole number of seconds above 0."],
  [1_576_800_001, "is 1576800001, in seconds; it must be at most 50 years. A point in time belongs in exp."],
  [1767225600, "is 1767225600, in seconds; it must be at most 50 years. A point in time belongs in exp."],
  [true, 'is a boolean; write a duration such as "24h", or a number of seconds.'],
  [{}, 'is an object; write a duration such as "24h", or a number of seconds.'],
  [["24h"], 'is an object; write a duration such as "24h", or a number of seconds.'],
])("%p %s", (value, fault) => {
  expect(durationFault(value)).toBe(fault);
});

test.each([
  [1_209_600, "2w"],
  [86_400, "1d"],
  [7_200, "2h"],
  [5_400, "90m"],
  [3_601, "3601s"],
  [90, "90s"],
])("%p seconds are written %s", (seconds, text) => {
  expect(formatDuration(seconds)).toBe(text);
});

test("what is written as a duration is read as the same", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_576_800_000 }), (seconds) => {
      expect(durationSeconds(formatDuration(seconds) as Duration)).toBe(seconds);
    }),
  );
});
