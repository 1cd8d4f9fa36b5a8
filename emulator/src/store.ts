import type { DomainRecord } from "./domain/domain.js";
import type { RoomRecord } from "./rooms/room.js";

/** Where domains and rooms outlive the process, or not. */
export interface Store {
  loadDomains(): DomainRecord[];
  saveDomain(domain: DomainRecord): void;
  loadRooms(domain: string): RoomRecord[];
  saveRoom(domain: string, room: RoomRecord): void;
  deleteRoom(domain: string, roomId: string): void;
}

/** Nothing outlives the process. */
export const memoryStore: Store = {
  loadDomains: () => [],
  saveDomain: () => {},
  loadRooms: () => [],
  saveRoom: () => {},
  deleteRoom: () => {},
};
