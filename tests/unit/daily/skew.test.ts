import { skewFault, skewSeconds, skewWatcher } from "../../../provider/src/daily/clock";
import { FakeClock, NOW, ok } from "./fakes";

function watch(...skews: (number | string | undefined)[]): string[] {
  const said: string[] = [];
  const watcher = skewWatcher(new FakeClock(), (text) => void said.push(text));
  for (const skew of skews) {
    const date = typeof skew === "number" ? new Date(NOW + skew * 1_000).toUTCString() : skew;
    watcher(ok({}, { date }));
  }
  return said;
}

test("a clock that runs behind is said once, with what it does to tokens", () => {
  expect(watch(45, 45, 3_600)).toEqual([
    "This machine's clock is 45 s behind Daily's: tokens would expire that much earlier than planned. Set the clock (NTP).",
  ]);
});

test("so is one that runs ahead", () => {
  expect(watch(-31)).toEqual([
    "This machine's clock is 31 s ahead of Daily's: tokens would expire that much later than planned. Set the clock (NTP).",
  ]);
});

test("up to 30 s nothing is said", () => {
  expect(watch(30, -30, 0)).toEqual([]);
});

test("an answer without a date, or with nonsense, says nothing", () => {
  expect(watch(undefined, "yesterday")).toEqual([]);
});

test("it is said when it shows, not only at the first answer", () => {
  expect(watch(0, undefined, 60)).toHaveLength(1);
});

test("it is told in whole seconds, and what is within 30 is no fault", () => {
  const clock = new FakeClock();
  expect(skewSeconds(ok({}, { date: new Date(NOW - 90_000).toUTCString() }), clock)).toBe(90);
  expect(skewSeconds(ok({}, { date: "yesterday" }), clock)).toBeUndefined();
  expect([skewFault(30), skewFault(-30)]).toEqual([undefined, undefined]);
  expect(skewFault(90)).toBe(
    "This machine's clock is 90 s ahead of Daily's: tokens would expire that much later than planned.",
  );
});
