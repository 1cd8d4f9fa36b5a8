import type { DailyErrorCode } from "./errors";

/** When a call may be made again. */
export type RetryRule = (code: DailyErrorCode) => boolean;

const passing: ReadonlySet<DailyErrorCode> = new Set(["rate-limited", "unavailable", "network", "timeout"]);

/** For calls that may safely run twice. Whatever may pass by itself is tried again. */
export const ifPassing: RetryRule = (code) => passing.has(code);

/** For calls that must not run twice. A refusal for the rate says that nothing was done; nothing else says that. */
export const ifRefused: RetryRule = (code) => code === "rate-limited";

/** The first wait; Daily's windows are a second at least, so the first retry already has a fair chance. */
const FIRST_WAIT_MS = 500;
/** The longest wait of our own making: a window of the slowest tier is never longer than a few of these. */
const LONGEST_WAIT_MS = 10_000;

/**
 * How long to wait before the next attempt: what Daily asks for in `Retry-After`, else exponential backoff. Half of it
 * is jitter, so that operations which failed together do not come back together.
 */
export function backoffMs(failedAttempts: number, retryAfterMs: number | undefined, random: () => number): number {
  const growing = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failedAttempts - 1));
  const jittered = growing / 2 + (growing / 2) * random();
  return retryAfterMs === undefined ? jittered : retryAfterMs + jittered / 4;
}

/** `Retry-After` in milliseconds: seconds or an HTTP date (RFC 9110, section 10.2.3). Undefined if absent or nonsense. */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  if (header === undefined || header.trim() === "") return undefined;
  const seconds = Number(header);
  const ms = Number.isFinite(seconds) ? seconds * 1_000 : Date.parse(header) - now;
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}
