import type { RoomRecord } from "./rooms/room.js";

/** A domain as it stands on disk. */
export interface DomainRecord {
  readonly name: string;
  readonly id: string;
  /** Signs what POST /meeting-tokens makes. It is not an API key, and no API call shows it. */
  readonly signingSecret: string;
  /** Newest first. */
  readonly apiKeys: readonly string[];
  readonly revokedKeyHashes: readonly string[];
}

/** Where domains and rooms outlive the process, or not. */
export interface Store {
  loadDomains(): DomainRecord[];
  saveDomain(domain: DomainRecord): void;
  loadRooms(domain: string): RoomRecord[];
  saveRoom(domain: string, room: RoomRecord): void;
  deleteRoom(domain: string, roomId: string): void;
  /** Leave it to the next emulator. */
  close(): void;
}

/** Nothing outlives the process. */
export const memoryStore: Store = {
  loadDomains: () => [],
  saveDomain: () => {},
  loadRooms: () => [],
  saveRoom: () => {},
  deleteRoom: () => {},
  close: () => {},
};
