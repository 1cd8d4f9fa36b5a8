import type { Failure } from "./answer";
import type { HttpAnswer } from "./transport";

/** Whether Daily may have done what it was asked, though it did not say so. */
export function isUnclear({ code, unsent }: Failure): boolean {
  return unsent !== true && (code === "network" || code === "timeout" || code === "unavailable");
}

/** The first wait; Daily's windows are a second at least, so the first retry already has a fair chance. */
const FIRST_WAIT_MS = 500;
/** The longest wait of our own making: a window of the slowest tier is never longer than a few of these. */
const LONGEST_WAIT_MS = 10_000;

/**
 * How long to wait before the next attempt: what Daily asks for in `Retry-After`, else exponential backoff. Half of it
 * is jitter, so that operations which failed together do not come back together.
 */
export function backoffMs(failedAttempts: number, askedMs: number | undefined, random: () => number): number {
  const growing = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failedAttempts - 1));
  const jittered = growing / 2 + (growing / 2) * random();
  return askedMs === undefined ? jittered : askedMs + jittered / 4;
}

/** Nobody means more; beyond it, a date would soon be none. */
const LONGEST_ASKED_MS = 365 * 24 * 3_600_000;

/**
 * `Retry-After` in milliseconds: seconds or an HTTP date (RFC 9110, section 10.2.3). Undefined if absent or nonsense.
 * A date is compared with the answer's own, since this machine's clock may be wrong.
 */
export function retryAfterMs({ headers }: HttpAnswer, now: number): number | undefined {
  const header = headers["retry-after"]?.trim();
  if (!header) return undefined;
  const ms = /^\d+(\.\d+)?$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - sentAt(headers.date, now);
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(0, ms), LONGEST_ASKED_MS);
}

function sentAt(date: string | undefined, now: number): number {
  const sent = Date.parse(date ?? "");
  return Number.isNaN(sent) ? now : sent;
}
