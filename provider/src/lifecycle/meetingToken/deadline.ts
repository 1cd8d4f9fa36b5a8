import { type Duration, durationSeconds } from "../../properties/duration";
import { isoTime, unixTime } from "../../properties/time";
import { hasUnknown, unknown } from "../../properties/unknown";
import type { Values } from "../types";
import { changedContent } from "./content";
import type { DeadlineContext } from "./context";

/** Without a `renewBefore` the window opens when two thirds of the lifetime have passed. */
const DEFAULT_WINDOW = 1 / 3;

/** How long before its expiry a token is renewed, in seconds; undefined if never. */
export function renewalWindow(inputs: Values): number | undefined {
  if (inputs.expiresIn === undefined || inputs.renew === false) return undefined;
  if (inputs.renewBefore !== undefined) return durationSeconds(inputs.renewBefore as Duration);
  return Math.floor(durationSeconds(inputs.expiresIn as Duration) * DEFAULT_WINDOW);
}

/** When a token's renewal window opens; undefined if it has none. */
export function renewalTime(inputs: Values): number | undefined {
  const window = renewalWindow(inputs);
  return window === undefined || typeof inputs.expiresAt !== "string" ? undefined : unixTime(inputs.expiresAt) - window;
}

/**
 * The `expiresAt` that belongs into checked inputs: the old one while it is good, as auto-naming keeps a name. A new
 * one where there is none, where something that goes into the token changed, or where the renewal window is open.
 */
export function deadline(olds: Values, news: Values, { now, preview }: DeadlineContext): unknown {
  if (news.exp !== undefined) return hasUnknown(news.exp) ? unknown : isoTime(news.exp as number);
  if (news.expiresIn === undefined) return undefined;
  if (hasUnknown(news.expiresIn) || hasUnknown(news.renewBefore)) return unknown;
  if (keepsDeadline(olds, news, now)) return olds.expiresAt;
  return preview ? unknown : isoTime(now + durationSeconds(news.expiresIn as Duration));
}

function keepsDeadline(olds: Values, news: Values, now: number): boolean {
  if (typeof olds.expiresAt !== "string" || !sameLifetime(olds, news)) return false;
  if (changedContent(olds, news).length > 0) return false;
  const opens = renewalTime({ ...news, expiresAt: olds.expiresAt });
  return opens === undefined || now < opens;
}

function sameLifetime(olds: Values, news: Values): boolean {
  if (olds.expiresIn === undefined) return false;
  return durationSeconds(olds.expiresIn as Duration) === durationSeconds(news.expiresIn as Duration);
}
