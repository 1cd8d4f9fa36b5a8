import { systemClock } from "../daily/systemClock";

export { systemClock };

export function nowInSeconds(): number {
  return Math.floor(systemClock.now() / 1_000);
}
