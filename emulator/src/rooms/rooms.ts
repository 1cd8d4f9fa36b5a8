import type { Store } from "../store.js";
import { isExpired, type RoomRecord } from "./room.js";

/** The rooms of one domain, by name; an expired room stays until it is deleted or its name is used again. */
export class Rooms {
  readonly #rooms = new Map<string, RoomRecord>();
  readonly #domain: string;
  readonly #store: Store;

  constructor(domain: string, store: Store) {
    this.#domain = domain;
    this.#store = store;
    for (const room of store.loadRooms(domain)) this.#rooms.set(room.name, room);
  }

  /** The room of this name, expired or not. */
  named(name: string): RoomRecord | undefined {
    return this.#rooms.get(name);
  }

  /** The rooms that have not expired: newest first, the id as second key. */
  live(now: number): RoomRecord[] {
    return [...this.#rooms.values()]
      .filter((room) => !isExpired(room, now))
      .sort((left, right) => right.createdAt - left.createdAt || (left.id < right.id ? -1 : 1));
  }

  /** Put a room in place of what has its name. */
  put(room: RoomRecord): void {
    const previous = this.#rooms.get(room.name);
    this.#store.saveRoom(this.#domain, room);
    if (previous && previous.id !== room.id) this.#store.deleteRoom(this.#domain, previous.id);
    this.#rooms.set(room.name, room);
  }

  delete(room: RoomRecord): void {
    this.#store.deleteRoom(this.#domain, room.id);
    this.#rooms.delete(room.name);
  }

  clear(): void {
    for (const room of this.#rooms.values()) this.delete(room);
  }
}
