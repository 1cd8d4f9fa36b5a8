import { setTimeout as sleep } from "node:timers/promises";
import type { Clock } from "../daily/clock";

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  sleep: (ms) => sleep(ms),
};

export function nowInSeconds(): number {
  return Math.floor(systemClock.now() / 1_000);
}
