/**
 * Call this in a `describe` whose tests are steps, each of which begins where the one before ended: after one that
 * fails, those that follow are skipped, since they would fail for its reason.
 */
export function steps(): void {
  (globalThis as unknown as { steps: () => void }).steps();
}
