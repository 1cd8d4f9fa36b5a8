import { setTimeout as sleep } from "node:timers/promises";

/** Time, as an argument. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /** Milliseconds that only ever grow, for measuring how long something takes. */
  monotonic(): number;
  /** Waits, at most until the signal is aborted. */
  sleep(ms: number, until?: AbortSignal): Promise<void>;
}

/** The machine's clock, for those who are handed none. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  sleep: (ms, until) => sleep(ms, undefined, until && { signal: until }).catch(() => undefined),
};

export function nowInSeconds(): number {
  return Math.floor(systemClock.now() / 1_000);
}
