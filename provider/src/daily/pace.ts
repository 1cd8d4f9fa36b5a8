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

/** Two clocks measure a window, Daily's and ours, and neither is exact. */
const MARGIN_MS = 5;

/** Makes a call when its turn has come; at once where the caller's work is cancelled. */
export type Pacer = <T>(call: () => Promise<T>, cancelled: AbortSignal) => Promise<T>;

/**
 * Keeps a process under all the given limits.
 *
 * Daily counts a request when it arrives, which is not when it left: one that is held up on its way falls into the next
 * window, and is counted there with those that left later. So a window is counted from a request's answer, by which it
 * has arrived for certain. That costs an answer's time in each window, and no request too many, however uneven the way.
 *
 * Once the update is cancelled nobody waits here any longer.
 */
export function createPacer(limits: readonly RateLimit[], clock: Clock): Pacer {
  const remembered = Math.max(0, ...limits.map(({ count }) => count));
  /** When each of the last requests was answered. */
  const answered: Promise<number>[] = [];
  let queue: Promise<unknown> = Promise.resolve();

  const turn = async (cancelled: AbortSignal): Promise<void> => {
    for (const { count, windowMs } of limits) {
      const before = answered.at(-count);
      if (before) await sleepUntil((await before) + windowMs + MARGIN_MS, cancelled);
    }
  };

  const sleepUntil = async (moment: number, cancelled: AbortSignal): Promise<void> => {
    for (let ms = moment - clock.monotonic(); ms > 0 && !cancelled.aborted; ms = moment - clock.monotonic()) {
      await clock.sleep(Math.ceil(ms), cancelled);
    }
  };

  const now = () => clock.monotonic();

  const start = <T>(call: () => Promise<T>): Promise<T> => {
    const answer = call();
    answered.push(answer.then(now, now));
    if (answered.length > remembered) answered.shift();
    return answer;
  };

  return async (call, cancelled) => {
    // Wrapped, since the queue goes on when a call has started, not when it is answered.
    const started = queue.then(() => turn(cancelled)).then(() => ({ answer: start(call) }));
    queue = started;
    return (await started).answer;
  };
}
