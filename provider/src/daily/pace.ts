import type { Clock } from "./clock";

/** A tier of Daily's rate limits. https://docs.daily.co/reference/rest-api#rate-limits */
export type Tier = "default" | "deletion";

/** At most `count` requests in any `windowMs`. */
export interface RateLimit {
  readonly count: number;
  readonly windowMs: number;
}

/** Daily's published limits: both windows of a tier hold. Room deletion is documented as "about" 2 a second. */
export const dailyLimits = {
  default: [
    { count: 20, windowMs: 1_000 },
    { count: 100, windowMs: 5_000 },
  ],
  deletion: [
    { count: 2, windowMs: 1_000 },
    { count: 50, windowMs: 30_000 },
  ],
} as const satisfies Readonly<Record<Tier, readonly RateLimit[]>>;

/** Two clocks measure a window, Daily's and ours, and neither is exact. */
const MARGIN_MS = 5;

/** From how many exchanges on their shortest tells of the line, rather than of what else a machine does just then. */
const EXCHANGES_THAT_TELL = 10;

/** How much later than its turn a call may be, in intervals, without those after it being later too. */
const CATCHES_UP = 0.8;

/** Of the rate that is left to us, the part that each millisecond without a refusal gives back. */
const REGAINED_PER_MS = 0.03 / 1_000;

/** Makes a call when its turn has come; at once where the caller's work is cancelled. */
export type Pacer = <T>(
  call: () => Promise<T>,
  cancelled: AbortSignal,
  wasRefused?: (answer: T) => boolean,
) => Promise<T>;

/**
 * Keeps a process under all the given limits: what is permitted at once goes at once, and what comes after that evenly.
 *
 * Daily counts a request when it arrives, which is not when it left: one that is held up on its way falls into the next
 * window, and is counted there with those that left later. By its answer it has arrived for certain. So a window is
 * counted from the answer, less the shortest time that an exchange takes here: no request is on its way for less, there
 * and back together.
 *
 * Others may use the account at the same time, and Daily then refuses what would have been permitted. A refusal halves
 * the rate, and time without one raises it again, so processes share the rate.
 *
 * Once the update is cancelled nobody waits here any longer.
 */
export function createPacer(limits: readonly RateLimit[], clock: Clock): Pacer {
  const remembered = Math.max(0, ...limits.map(({ count }) => count));
  const [{ count: atOnce, windowMs: shortest } = { count: 1, windowMs: 0 }] = limits;
  /** When each of the last requests was answered. */
  const answered: Promise<number>[] = [];
  const durations: number[] = [];
  let sent = 0;
  let lastAt = Number.NEGATIVE_INFINITY;
  let evenly = false;
  let share = { of: 1, since: Number.NEGATIVE_INFINITY };
  let queue: Promise<unknown> = Promise.resolve();

  const now = () => clock.monotonic();

  const turn = async (cancelled: AbortSignal): Promise<void> => {
    const came = now();
    for (const { count, windowMs } of limits) {
      const before = await answered.at(-count);
      if (before !== undefined) await sleepUntil(before - shortestExchange() + windowMs + MARGIN_MS, cancelled);
    }
    if (now() > came) evenly = true;
    else if (now() - lastAt >= shortest) evenly = false;
    const interval = shortest / atOnce / shareNow();
    if (evenly || shareNow() < 1) await sleepUntil(lastAt + interval, cancelled);
    lastAt = Math.min(now(), Math.max(lastAt + interval, now() - interval * CATCHES_UP));
  };

  /** No request is on its way for less. */
  const shortestExchange = () => (durations.length >= EXCHANGES_THAT_TELL ? Math.min(...durations) : 0);

  const shareNow = () => Math.min(1, share.of + (now() - share.since) * REGAINED_PER_MS);

  /** Several requests meet the same full window: they are one refusal. */
  const refused = () => {
    if (now() - share.since >= shortest) share = { of: shareNow() / 2, since: now() };
  };

  const sleepUntil = async (moment: number, cancelled: AbortSignal): Promise<void> => {
    for (let ms = moment - now(); ms > 0 && !cancelled.aborted; ms = moment - now()) {
      await clock.sleep(Math.ceil(ms), cancelled);
    }
  };

  const start = <T>(call: () => Promise<T>): Promise<T> => {
    const [leftAt, index] = [now(), sent++];
    const answer = call();
    const ended = () => {
      // The first ones open connections, and take longer.
      if (index >= atOnce) durations.push(now() - leftAt);
      if (durations.length > remembered) durations.shift();
      return now();
    };
    answered.push(answer.then(ended, ended));
    if (answered.length > remembered) answered.shift();
    return answer;
  };

  return async (call, cancelled, wasRefused = () => false) => {
    // Wrapped, since the queue goes on when a call has started, not when it is answered.
    const started = queue.then(() => turn(cancelled)).then(() => ({ answer: start(call) }));
    queue = started;
    const answer = await (await started).answer;
    if (wasRefused(answer)) refused();
    return answer;
  };
}
