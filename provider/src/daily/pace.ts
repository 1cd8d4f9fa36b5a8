import type { Clock } from "./clock";

/** A tier of Daily's rate limits. https://docs.daily.co/reference/rest-api#rate-limits */
export type Tier = "default" | "deletion";

/** At most `count` requests in any `windowMs`. */
export interface RateLimit {
  readonly count: number;
  readonly windowMs: number;
}

/** Daily's published limits: both windows of a tier hold. Room deletion is documented as "about" 2 a second. */
export const dailyLimits: Readonly<Record<Tier, readonly RateLimit[]>> = {
  default: [
    { count: 20, windowMs: 1_000 },
    { count: 100, windowMs: 5_000 },
  ],
  deletion: [
    { count: 2, windowMs: 1_000 },
    { count: 50, windowMs: 30_000 },
  ],
};

/** Requests arrive unevenly late, so windows are kept a little longer than Daily's: about 98% of the permitted rate. */
const MARGIN = 1.02;

/** Waits for its caller's turn. */
export type Pacer = () => Promise<void>;

/**
 * Spreads requests evenly under all the given limits, for a whole process.
 *
 * Even spacing rather than bursts: a burst that is held up on its way meets the next one, and Daily counts both.
 */
export function createPacer(limits: readonly RateLimit[], clock: Clock): Pacer {
  const spacing = Math.max(0, ...limits.map(({ count, windowMs }) => (windowMs * MARGIN) / count));
  const remembered = Math.max(0, ...limits.map(({ count }) => count));
  const sent: number[] = [];
  let turn: Promise<void> = Promise.resolve();

  const earliest = (): number => {
    const afterLast = sent.length > 0 ? (sent.at(-1) as number) + spacing : Number.NEGATIVE_INFINITY;
    // A request that left late, while the process was busy, still has a whole window to itself.
    const afterWindows = limits.map(({ count, windowMs }) => {
      const first = sent.at(-count);
      return first === undefined ? Number.NEGATIVE_INFINITY : first + windowMs * MARGIN;
    });
    return Math.max(afterLast, ...afterWindows);
  };

  const waitForTurn = async (): Promise<void> => {
    for (let wait = earliest() - clock.monotonic(); wait > 0; wait = earliest() - clock.monotonic()) {
      await clock.sleep(Math.ceil(wait));
    }
    sent.push(clock.monotonic());
    if (sent.length > remembered) sent.shift();
  };

  return () => {
    turn = turn.then(waitForTurn);
    return turn;
  };
}
