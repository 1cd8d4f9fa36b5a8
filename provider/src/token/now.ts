import { systemClock } from "../daily/systemClock";
import { invalidOption } from "./checks";

/** A given time, or the present, in whole seconds since the Unix epoch. */
export function secondsOf(now: Date | undefined): number {
  const ms = now === undefined ? systemClock.now() : now.getTime();
  if (Number.isNaN(ms)) throw invalidOption("now is no valid time; give a Date that is one.");
  return Math.floor(ms / 1_000);
}
