import { randomUUID } from "node:crypto";

/** Somebody who is in a room, as far as an emulator without media goes. */
export interface Participant {
  readonly id: string;
  /** The meeting that they are in: from the first one who comes until the last one has left. */
  readonly mtgSessionId: string;
  readonly userId: string | null;
  readonly userName: string | null;
  readonly isOwner: boolean;
  /** Seconds since the Unix epoch. */
  readonly joinedAt: number;
  /** When they are removed, fixed at the moment they join; undefined for never. */
  readonly ejectAt?: number;
}

/** Who is in which room. Kept in memory only: a restart ends every meeting. */
export class Sessions {
  readonly #participants = new Map<string, Participant[]>();

  /** Those inside, in the order in which they came. */
  inRoom(roomId: string, now: number): Participant[] {
    const present = (this.#participants.get(roomId) ?? []).filter(
      ({ ejectAt }) => ejectAt === undefined || now < ejectAt,
    );
    this.#set(roomId, present);
    return present;
  }

  enter(roomId: string, participant: Omit<Participant, "id" | "mtgSessionId">): Participant {
    const present = this.inRoom(roomId, participant.joinedAt);
    const entered = { id: randomUUID(), mtgSessionId: present[0]?.mtgSessionId ?? randomUUID(), ...participant };
    this.#set(roomId, [...present, entered]);
    return entered;
  }

  /** Remove those whom the test names; answers whom. */
  eject(roomId: string, now: number, isNamed: (participant: Participant) => boolean): Participant[] {
    const present = this.inRoom(roomId, now);
    this.#set(
      roomId,
      present.filter((participant) => !isNamed(participant)),
    );
    return present.filter(isNamed);
  }

  end(roomId: string): void {
    this.#participants.delete(roomId);
  }

  clear(): void {
    this.#participants.clear();
  }

  #set(roomId: string, participants: Participant[]): void {
    if (participants.length === 0) this.#participants.delete(roomId);
    else this.#participants.set(roomId, participants);
  }
}
