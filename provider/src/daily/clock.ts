/** Time, as an argument. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /** Milliseconds that only ever grow, for measuring how long something takes. */
  monotonic(): number;
  /** Waits, at most until the signal is aborted. */
  sleep(ms: number, until?: AbortSignal): Promise<void>;
}
