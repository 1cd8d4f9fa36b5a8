import type { Values } from "../types";

/**
 * Whether a room's time is over, by its settings. Daily treats such a room as deleted, but may answer for it until it is
 * collected.
 */
export function hasExpired({ exp }: Values, now: number): boolean {
  return typeof exp === "number" && exp <= now;
}
