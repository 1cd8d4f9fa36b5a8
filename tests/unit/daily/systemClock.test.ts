import { systemClock } from "../../../provider/src/daily/clock";

test("it tells the machine's time, and a time that only grows", () => {
  const before = Date.now();
  expect(systemClock.now()).toBeGreaterThanOrEqual(before);
  const first = systemClock.monotonic();
  expect(systemClock.monotonic()).toBeGreaterThanOrEqual(first);
});

test("a sleep is over when it is called off, without an error", async () => {
  const off = new AbortController();
  const slept = systemClock.sleep(3_600_000, off.signal);
  off.abort();
  await expect(slept).resolves.toBeUndefined();
  await expect(systemClock.sleep(0)).resolves.toBeUndefined();
});
