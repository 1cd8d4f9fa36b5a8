import type { Diff } from "../types";

/**
 * Which resource holds which room, as far as this update has seen.
 *
 * A state can hold a room twice: another resource has taken it over, or the room's own replacement has, and the former one
 * is still to be deleted. If an update fails in between, the next one does that. The room is the holder's, and stays.
 */
export class RoomHolders {
  readonly #withState = new Set<unknown>();
  readonly #roomIds = new Map<unknown, unknown>();

  /** Before its Diff a resource is checked with its state; without one it is new, or is about to be replaced. */
  check(holder: unknown, hasState: boolean): void {
    this.#roomIds.delete(holder);
    if (hasState) this.#withState.add(holder);
    else this.#withState.delete(holder);
  }

  /** A resource that is not replaced keeps the room of its state. */
  diff(holder: unknown, roomId: unknown, diff: Diff): Diff {
    if (this.#withState.has(holder) && diff.kind !== "replace") this.hold(holder, roomId);
    return diff;
  }

  hold(holder: unknown, roomId: unknown): void {
    this.#roomIds.set(holder, roomId);
  }

  isHeld(roomId: unknown): boolean {
    return [...this.#roomIds.values()].includes(roomId);
  }

  isHeldBy(holder: unknown, roomId: unknown): boolean {
    return this.#roomIds.get(holder) === roomId;
  }
}
