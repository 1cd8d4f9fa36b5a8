import { backoffMs, isUnclear, retryAfterMs } from "../../../provider/src/daily/retry";
import { NOW } from "./fakes";

const failure = { ok: false, code: "unavailable", passing: true } as const;

describe("whether Daily may have done it", () => {
  test.each(["network", "timeout", "unavailable"] as const)("is not known after %s", (code) => {
    expect(isUnclear({ ...failure, code })).toBe(true);
    expect(isUnclear({ ...failure, code, unsent: false })).toBe(true);
    expect(isUnclear({ ...failure, code, passing: false })).toBe(true);
  });

  test("is known where the request never left, and where Daily refused it", () => {
    expect(isUnclear({ ...failure, code: "network", unsent: true })).toBe(false);
    for (const code of ["rate-limited", "auth", "forbidden", "not-found", "invalid-request", "cancelled"] as const) {
      expect(isUnclear({ ...failure, code })).toBe(false);
    }
  });
});

describe("backoff", () => {
  test("doubles from half a second to ten seconds, and half of it is jitter", () => {
    const waits = (random: number) => [1, 2, 3, 4, 5, 6, 7].map((failed) => backoffMs(failed, undefined, () => random));
    expect(waits(0)).toEqual([250, 500, 1_000, 2_000, 4_000, 5_000, 5_000]);
    expect(waits(1)).toEqual([500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000]);
  });

  test("waits as long as Daily asks, and a little longer", () => {
    expect(backoffMs(1, 3_000, () => 0)).toBe(3_062.5);
    expect(backoffMs(1, 3_000, () => 1)).toBe(3_125);
    expect(backoffMs(1, 0, () => 0)).toBe(62.5);
  });
});

describe("Retry-After", () => {
  const asked = (value: string | undefined, date?: string) =>
    retryAfterMs({ status: 429, headers: { "retry-after": value, date }, text: "" }, NOW);

  test.each([
    ["2", 2_000],
    [" 2 ", 2_000],
    ["0", 0],
    ["1.5", 1_500],
  ])("%j is seconds", (value, ms) => expect(asked(value)).toBe(ms));

  test("a date counts from the answer's own date, not from this machine's clock", () => {
    expect(asked("Tue, 01 Jan 2030 01:00:10 GMT", "Tue, 01 Jan 2030 01:00:00 GMT")).toBe(10_000);
  });

  test("a date without another counts from now", () => {
    expect(asked("Tue, 01 Jan 2030 00:00:10 GMT")).toBe(10_000);
    expect(asked("Tue, 01 Jan 2030 00:00:10 GMT", "yesterday")).toBe(10_000);
  });

  test("a date that has passed asks for nothing", () => {
    expect(asked("Mon, 31 Dec 2029 00:00:00 GMT")).toBe(0);
  });

  test("more than a year is a year", () => {
    expect(asked("99999999999999999999")).toBe(31_536_000_000);
  });

  test.each([undefined, "", "  ", "soon", "Infinity", "-5 minutes"])("%j says nothing", (value) =>
    expect(asked(value)).toBeUndefined(),
  );
});
