import { setTimeout as sleep } from "node:timers/promises";
import type { Clock } from "./clock";

/** The machine's clock, for those who are handed none. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  sleep: (ms, until) => sleep(ms, undefined, until && { signal: until }).catch(() => undefined),
};
