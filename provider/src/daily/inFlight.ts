import type { Clock } from "./clock";

/** Calls for the same thing that share one answer while it is under way, and a moment longer. */
export interface Shared<T> {
  /** `fresh`: what came before is not good enough, however long it is kept. */
  (key: string, options?: { readonly fresh?: boolean }): Promise<T>;
  /** What is under way or kept may be out of date: the next call asks again. */
  forget(key: string): void;
}

interface Keeping<T> {
  readonly clock: Clock;
  /** How long an answer is good for others, from when it came. */
  readonly keepMs: (answer: T) => number;
}

interface Entry<T> {
  readonly answer: Promise<T>;
  /** Undefined while it is under way. */
  goodUntil?: number;
}

export function shareInFlight<T>(call: (key: string) => Promise<T>, { clock, keepMs }: Keeping<T>): Shared<T> {
  const entries = new Map<string, Entry<T>>();

  const ask = (key: string): Promise<T> => {
    const entry: Entry<T> = { answer: call(key) };
    entries.set(key, entry);
    const keep = (answer: T) => {
      entry.goodUntil = clock.monotonic() + keepMs(answer);
    };
    const drop = () => {
      entry.goodUntil = Number.NEGATIVE_INFINITY;
    };
    entry.answer.then(keep, drop);
    return entry.answer;
  };

  const share = (key: string, { fresh = false } = {}): Promise<T> => {
    const entry = entries.get(key);
    if (entry?.goodUntil === undefined) return entry?.answer ?? ask(key);
    return !fresh && clock.monotonic() < entry.goodUntil ? entry.answer : ask(key);
  };

  return Object.assign(share, { forget: (key: string) => void entries.delete(key) });
}
