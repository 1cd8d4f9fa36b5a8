/** What goes wrong with a request, as the emulator's rules say it; `refused` is a port that nobody listens on. */
export const faults = {
  "connection refused": "refused",
  "connection reset": "drop",
  "no answer, request not done": "drop delay=LATE",
  "no answer in time, request done": "delay=LATE",
  "connection lost, request done": "drop-after",
  "400": "400",
  "401": "401",
  "403": "403",
  "404": "404",
  "429": "429",
  "429 with Retry-After": "429 retry-after=2",
  "500": "500",
  "502 with a page": "html",
  "truncated JSON, request done": "truncated",
  "empty answer, request done": "empty",
} as const;

export type FaultName = keyof typeof faults;

/** How long the provider waits for an answer here, so that nobody waits for a quarter of a minute. */
export const PATIENCE_MS = 250;

/** The emulator's rule for a fault at the nth request: of that one alone, or of all from there on. */
export function ruleFor(name: FaultName, nth: number, once: boolean): string {
  const rule = faults[name].replace("LATE", String(2 * PATIENCE_MS));
  return `* * ${rule} nth=${nth}${once ? "" : " times=1000"}`;
}
