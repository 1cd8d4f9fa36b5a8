import { createPacer, dailyLimits, type RateLimit } from "../../../provider/src/daily/pace";
import { FakeClock } from "./fakes";

/** A server far away: a request takes a while to arrive, and its answer to come back. */
async function send(
  count: number,
  limits: readonly RateLimit[],
  legs: (index: number) => { there: number; back: number },
  cancelling = new AbortController(),
) {
  const clock = new FakeClock();
  const pace = createPacer(limits, clock);
  const departures: number[] = [];
  const arrivals: number[] = [];
  const call = async (index: number) => {
    departures.push(clock.monotonic());
    const { there, back } = legs(index);
    await clock.pass(there);
    arrivals.push(clock.monotonic());
    await clock.pass(back);
    return index;
  };
  const calls = Array.from({ length: count }, (_, index) => pace(() => call(index), cancelling.signal));
  return { clock, calls, departures, arrivals };
}

/** How many arrivals the limits would have refused. */
function refused(arrivals: number[], limits: readonly RateLimit[]): number {
  const sorted = [...arrivals].sort((one, other) => one - other);
  return sorted.filter((at, index) =>
    limits.some(({ count, windowMs }) => {
      const earlier = sorted[index - count];
      return earlier !== undefined && at - earlier < windowMs;
    }),
  ).length;
}

/** The same disorder at each run. */
function scatter(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

test("calls are made in order, and each gets its own answer", async () => {
  const { calls, departures } = await send(45, dailyLimits.default, () => ({ there: 1, back: 1 }));
  expect(await Promise.all(calls)).toEqual(Array.from({ length: 45 }, (_, index) => index));
  expect(departures).toEqual([...departures].sort((one, other) => one - other));
});

test("what Daily permits at once goes at once", async () => {
  const { calls, departures } = await send(20, dailyLimits.default, () => ({ there: 5, back: 5 }));
  await Promise.all(calls);
  expect(new Set(departures)).toEqual(new Set([0]));
});

test("500 calls stay under both windows at 95% of the permitted rate or more", async () => {
  const { calls, arrivals } = await send(500, dailyLimits.default, () => ({ there: 20, back: 20 }));
  await Promise.all(calls);
  expect(refused(arrivals, dailyLimits.default)).toBe(0);
  const seconds = ((arrivals.at(-1) as number) - (arrivals[0] as number)) / 1_000;
  expect(499 / seconds).toBeGreaterThanOrEqual(0.95 * 20);
});

/** A line of 100 ms there and back, 20 ms more or less. */
function far(random: () => number) {
  const leg = () => 40 + 20 * random();
  return () => ({ there: leg(), back: leg() });
}

test.each([1, 2, 3, 4, 5])(
  "500 calls on a line of 100 ms, more or less: a burst, then evenly, at 95% of the permitted rate or more (disorder %d)",
  async (seed) => {
    const { calls, arrivals, departures } = await send(500, dailyLimits.default, far(scatter(seed)));
    await Promise.all(calls);
    expect(refused(arrivals, dailyLimits.default)).toBe(0);
    expect(departures.filter((at) => at === 0)).toHaveLength(20);
    const gaps = departures.slice(21).map((at, index) => at - (departures[index + 20] as number));
    expect(Math.min(...gaps)).toBeGreaterThan(9);
    const seconds = ((arrivals.at(-1) as number) - (arrivals[20] as number)) / 1_000;
    expect(479 / seconds).toBeGreaterThanOrEqual(0.95 * 20);
  },
);

describe("two processes on one account", () => {
  const limits = dailyLimits.default;

  /** Daily, which counts what it lets through and refuses the rest, and processes that repeat what was refused. */
  async function compete(calls: readonly number[], random: () => number) {
    const clock = new FakeClock();
    const leg = () => clock.pass(40 + 20 * random());
    const admitted: { at: number; by: number }[] = [];
    let refusals = 0;
    const never = new AbortController().signal;
    const arrive = (by: number): boolean => {
      const at = clock.monotonic();
      const full = limits.some(({ count, windowMs }) => {
        const earlier = admitted.at(-count);
        return earlier !== undefined && at - earlier.at < windowMs;
      });
      if (full) refusals++;
      else admitted.push({ at, by });
      return !full;
    };
    let mostAttempts = 0;
    const process = (count: number, by: number) => {
      const pace = createPacer(limits, clock);
      const exchange = async () => {
        await leg();
        const isAdmitted = arrive(by);
        await leg();
        return isAdmitted;
      };
      const call = async () => {
        for (let attempt = 1; ; attempt++) {
          mostAttempts = Math.max(mostAttempts, attempt);
          if (await pace(exchange, never, (isAdmitted) => !isAdmitted)) return;
          await clock.sleep(500 * 2 ** (attempt - 1) * (0.5 + 0.5 * random()));
        }
      };
      return Promise.all(Array.from({ length: count }, call));
    };
    await Promise.all(calls.map(process));
    return { admitted, refusals, mostAttempts };
  }

  test.each([1, 2, 3, 4, 5])(
    "share what there is: neither starves, few requests are refused, and none for long (disorder %d)",
    async (seed) => {
      const { admitted, refusals, mostAttempts } = await compete([500, 500], scatter(seed));
      // While both have something to do.
      const first = admitted.slice(0, 700).filter(({ by }) => by === 0).length;
      expect(first / 700).toBeGreaterThan(0.3);
      expect(first / 700).toBeLessThan(0.7);
      expect(refusals / (admitted.length + refusals)).toBeLessThan(0.05);
      expect(mostAttempts).toBeLessThanOrEqual(3);
    },
  );

  test("the one that is left alone regains the whole rate", async () => {
    const { admitted } = await compete([100, 800], scatter(1));
    const alone = admitted.slice(-400);
    const seconds = ((alone.at(-1)?.at ?? 0) - (alone[0]?.at ?? 0)) / 1_000;
    expect(399 / seconds).toBeGreaterThanOrEqual(0.95 * 20);
  });
});

test("60 deletions stay under 2 a second and 50 in half a minute", async () => {
  const { calls, arrivals } = await send(60, dailyLimits.deletion, () => ({ there: 40, back: 40 }));
  await Promise.all(calls);
  expect(refused(arrivals, dailyLimits.deletion)).toBe(0);
  expect(arrivals.at(-1)).toBeLessThan(37_000);
});

test.each([1, 2, 3, 4, 5])(
  "requests and answers that are held up on their way change nothing (disorder %d)",
  async (seed) => {
    const random = scatter(seed);
    const { calls, arrivals } = await send(300, dailyLimits.default, () => ({
      there: 10 + (random() < 0.1 ? 800 : 30) * random(),
      back: 10 + (random() < 0.1 ? 800 : 30) * random(),
    }));
    await Promise.all(calls);
    expect(refused(arrivals, dailyLimits.default)).toBe(0);
  },
);

test("a slow first exchange, as with a new connection, says nothing of those after it", async () => {
  const { calls, arrivals } = await send(60, dailyLimits.default, (index) =>
    index < 20 ? { there: 300, back: 50 } : { there: 5, back: 5 },
  );
  await Promise.all(calls);
  expect(refused(arrivals, dailyLimits.default)).toBe(0);
});

test("a server that stalls meets no crowd when it wakes up", async () => {
  // From the 100th call on, a second long, everything arrives in one heap.
  let stalledUntil = 0;
  const { clock, calls, arrivals } = await send(200, dailyLimits.default, (index) => {
    if (index === 100) stalledUntil = clock.monotonic() + 1_000;
    return { there: Math.max(5, stalledUntil - clock.monotonic()), back: 5 };
  });
  await Promise.all(calls);
  expect(refused(arrivals, dailyLimits.default)).toBe(0);
});

test("a call that fails has taken its turn, and the next one gets its own", async () => {
  const clock = new FakeClock();
  const pace = createPacer([{ count: 1, windowMs: 1_000 }], clock);
  const never = new AbortController().signal;
  const failing = pace(() => Promise.reject(new Error("no")), never);
  const next = pace(async () => clock.monotonic(), never);
  await expect(failing).rejects.toThrow("no");
  expect(await next).toBe(1_005);
});

test("without limits nobody waits", async () => {
  const { clock, calls } = await send(500, [], () => ({ there: 5, back: 5 }));
  await Promise.all(calls);
  expect(clock.sleeps).toEqual([]);
  expect(clock.monotonic()).toBe(10);
});

test("after a cancellation everybody's turn has come: nobody waits for one", async () => {
  const cancelling = new AbortController();
  const { clock, calls } = await send(500, dailyLimits.default, () => ({ there: 5, back: 5 }), cancelling);
  await calls[30];
  const cancelledAt = clock.monotonic();
  cancelling.abort();
  await Promise.all(calls);
  expect(clock.monotonic() - cancelledAt).toBeLessThan(1_000);
});

test("the cancellation of one caller's work is none of another's", async () => {
  const clock = new FakeClock();
  const pace = createPacer([{ count: 1, windowMs: 1_000 }], clock);
  const cancelling = new AbortController();
  cancelling.abort();
  const at = (signal: AbortSignal) => pace(async () => clock.monotonic(), signal);
  const never = new AbortController().signal;
  expect(await Promise.all([at(never), at(cancelling.signal), at(never)])).toEqual([0, 0, 1_005]);
});
