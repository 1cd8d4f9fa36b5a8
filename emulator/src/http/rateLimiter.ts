/** So many calls in so many milliseconds. */
interface Window {
  readonly calls: number;
  readonly ms: number;
}

/** Daily's limits: both windows of a tier hold. https://docs.daily.co/reference/rest-api/rate-limits */
const TIERS = {
  default: [
    { calls: 20, ms: 1_000 },
    { calls: 100, ms: 5_000 },
  ],
  deletion: [
    { calls: 2, ms: 1_000 },
    { calls: 50, ms: 30_000 },
  ],
} as const satisfies Record<string, readonly Window[]>;

export type Tier = keyof typeof TIERS;

/** Deleting a room has limits of its own. */
export function tierOf(method: string, route: string): Tier {
  return method === "DELETE" && route.endsWith("/rooms/:name") ? "deletion" : "default";
}

/** Counts calls per API key and tier in sliding windows. What was refused is not counted. */
export class RateLimiter {
  readonly #calls = new Map<string, number[]>();

  /** Answers 0 if the call may go on, else how many milliseconds it came too early. */
  admit(key: string, tier: Tier, nowMs: number): number {
    const id = `${tier} ${key}`;
    const windows: readonly Window[] = TIERS[tier];
    const longest = Math.max(...windows.map((window) => window.ms));
    const calls = (this.#calls.get(id) ?? []).filter((at) => at > nowMs - longest);
    const waitMs = Math.max(...windows.map((window) => tooEarly(calls, window, nowMs)));
    if (waitMs === 0) calls.push(nowMs);
    this.#calls.set(id, calls);
    return waitMs;
  }

  clear(): void {
    this.#calls.clear();
  }
}

function tooEarly(calls: readonly number[], window: Window, nowMs: number): number {
  const oldestThatCounts = calls.at(-window.calls);
  return oldestThatCounts === undefined ? 0 : Math.max(0, oldestThatCounts + window.ms - nowMs);
}
