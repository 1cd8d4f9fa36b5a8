import { setTimeout as delay } from "node:timers/promises";

/** How long a request and its answer take on their way. */
export interface Distance {
  /** There and back together, in milliseconds. */
  readonly ms: number;
  /** How much it may be more or less than that; default: 0. */
  readonly jitterMs?: number;
}

/** One way, there or back: half of the distance, and of its jitter. */
export function distanceOf(distance: Distance | undefined): () => Promise<void> {
  if (distance === undefined) return async () => {};
  const { ms, jitterMs = 0 } = distance;
  return () => delay(ms / 2 + jitterMs * (Math.random() - 0.5));
}
