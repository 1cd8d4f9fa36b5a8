import type { Clock } from "./clock";
import type { HttpAnswer } from "./transport";

/** Below this, what differs may as well be the network's and the header's one-second grain. */
const NOTICEABLE_SKEW_MS = 30_000;

/** Compares each answer's `Date` with the clock, and says so once when they are far apart. */
export function skewWatcher(clock: Clock, warn: (text: string) => void): (answer: HttpAnswer) => void {
  let said = false;
  return (answer) => {
    const theirs = Date.parse(answer.headers.date ?? "");
    const skew = clock.now() - theirs;
    if (said || !(Math.abs(skew) > NOTICEABLE_SKEW_MS)) return;
    said = true;
    const seconds = Math.round(Math.abs(skew) / 1_000);
    const side = skew > 0 ? "ahead of" : "behind";
    warn(
      `This machine's clock is ${seconds} s ${side} Daily's: tokens would expire that much ${skew > 0 ? "later" : "earlier"} than planned. Set the clock (NTP).`,
    );
  };
}
