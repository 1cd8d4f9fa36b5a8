/** Time, as an argument. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /** Milliseconds that only ever grow, for measuring how long something takes. */
  monotonic(): number;
  sleep(ms: number): Promise<void>;
}
