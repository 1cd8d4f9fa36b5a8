import { setTimeout as sleep } from "node:timers/promises";
import type { HttpAnswer } from "./transport";

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

/** Below this, what differs may as well be the network's and the header's one-second grain. */
const NOTICEABLE_SECONDS = 30;

/** How far this machine's clock is ahead of Daily's by an answer's `Date`, in seconds; negative if it is behind. */
export function skewSeconds({ headers }: HttpAnswer, clock: Clock): number | undefined {
  const theirs = Date.parse(headers.date ?? "");
  return Number.isNaN(theirs) ? undefined : Math.round((clock.now() - theirs) / 1_000);
}

/** What is wrong with this machine's clock; or nothing. */
export function skewFault(seconds: number): string | undefined {
  if (Math.abs(seconds) <= NOTICEABLE_SECONDS) return undefined;
  const [side, effect] = seconds > 0 ? ["ahead of", "later"] : ["behind", "earlier"];
  return `This machine's clock is ${Math.abs(seconds)} s ${side} Daily's: tokens would expire that much ${effect} than planned.`;
}

/** Compares each answer's `Date` with the clock, and says so once when they are far apart. */
export function skewWatcher(clock: Clock, warn: (text: string) => void): (answer: HttpAnswer) => void {
  let said = false;
  return (answer) => {
    const fault = skewFault(skewSeconds(answer, clock) ?? 0);
    if (said || fault === undefined) return;
    said = true;
    warn(`${fault} Set the clock (NTP).`);
  };
}
