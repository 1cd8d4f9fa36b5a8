import type { Account } from "./account";
import { type Reader, textOf } from "./answer";
import { type DailyError, isDailyError } from "./errors";
import { shareInFlight } from "./inFlight";
import { type Call, request } from "./request";
import { lookUpRoom, type RoomAnswer, roomPath, toRoom } from "./room";
import { AnotherRoom, createSettledRoom, type RoomBody } from "./roomCreation";

export type { RoomAnswer } from "./room";
export { AnotherRoom, type RoomBody, RoomExists, type Span, UnclearCreation, wasCreatedWithin } from "./roomCreation";

export interface DomainAnswer {
  readonly domainId: string;
  readonly domainName: string;
}

/** The part of Daily's REST API that the provider uses. Every method throws a DailyError where it fails. */
export interface DailyClient {
  /** `GET /`: who the key belongs to. Asked once; a domain's name and id never change. */
  getDomain(): Promise<DomainAnswer>;
  /** `POST /meeting-tokens`, with properties under Daily's names. */
  createMeetingToken(properties: Readonly<Record<string, unknown>>): Promise<string>;
  /** `GET /meeting-tokens/:token`: the token's properties under Daily's names. */
  validateMeetingToken(token: string, options?: { ignoreNbf?: boolean }): Promise<Record<string, unknown>>;
  /** `GET /rooms/:name`; undefined if there is no such room. `recent`: a room that was found a second ago will do. */
  getRoom(name: string, options?: { readonly recent?: boolean }): Promise<RoomAnswer | undefined>;
  /** `GET /rooms`, one page, newest first. */
  listRooms(page?: { limit?: number; startingAfter?: string }): Promise<RoomAnswer[]>;
  /**
   * `POST /rooms`. Throws RoomExists if the name is in use, and UnclearCreation if Daily does not answer. `uniqueName`:
   * nobody else can have given a room that name.
   */
  createRoom(body: RoomBody & { name: string }, options: { readonly uniqueName: boolean }): Promise<RoomAnswer>;
  /**
   * `POST /rooms/:name`: changes what is given and leaves the rest alone. With `roomId` only the room of that id is meant:
   * throws AnotherRoom where it shows, between two attempts or in the answer, that there is another one by now.
   */
  updateRoom(name: string, body: RoomBody, roomId?: string): Promise<RoomAnswer>;
  /** `DELETE /rooms/:name`; true if there was one. No further attempt is made once another than `roomId` has the name. */
  deleteRoom(name: string, roomId?: string): Promise<boolean>;
}

/**
 * How long a room that was found counts as recent. It lets hundreds of tokens of one room, which the engine creates one
 * after the other, do with a look-up a second, and is no longer than a change elsewhere takes to be noticed anyway.
 */
const RECENT_MS = 1_000;

export function createDailyClient(account: Account): DailyClient {
  const call = <T>(details: Call<T>) => request(account, details);
  // Safe to make twice: it only reads.
  const get = <T>(path: string, action: string, read: Reader<T>) => call({ method: "GET", path, action, read });

  const getDomain = shareInFlight(() => get("/", "asking for the domain", toDomain), {
    clock: account.clock,
    keepMs: () => Number.POSITIVE_INFINITY,
  });

  const readRoom = shareInFlight(
    (name: string) => unlessMissing(get(roomPath(name), `reading room "${name}"`, toRoom), undefined),
    // A room that is missing may be just about to be made.
    { clock: account.clock, keepMs: (room) => (room ? RECENT_MS : 0) },
  );
  /** The room that has the name of another by now. Daily changes and deletes by name. */
  const another = async (name: string, roomId: string | undefined, failure: DailyError) => {
    if (roomId === undefined) return undefined;
    const room = await lookUpRoom(account, name).catch(() => {
      throw failure;
    });
    return room?.id === roomId ? undefined : room;
  };
  // A look-up that began before a change may not know of it.
  const changing = <T>(name: string, change: Promise<T>) => change.finally(() => readRoom.forget(name));

  return {
    getDomain: () => getDomain(""),

    createMeetingToken(properties) {
      const room = properties.room_name;
      return call({
        method: "POST",
        path: "/meeting-tokens",
        body: { properties },
        // Safe to make twice: a token whose answer was lost was seen by nobody, and is registered nowhere.
        read: ({ token }) => textOf(token),
        action: `creating a meeting token for ${room === undefined ? "every room" : `room "${room}"`}`,
      });
    },

    validateMeetingToken(token, { ignoreNbf = false } = {}) {
      return call({
        method: "GET",
        path: `/meeting-tokens/${encodeURIComponent(token)}${ignoreNbf ? "?ignoreNbf=true" : ""}`,
        // Safe to make twice: it only reads.
        read: (body) => body,
        action: "validating a meeting token",
        secrets: [token],
      });
    },

    getRoom: (name, { recent = false } = {}) => readRoom(name, { fresh: !recent }),

    listRooms({ limit, startingAfter } = {}) {
      const query = new URLSearchParams({
        ...(limit !== undefined && { limit: String(limit) }),
        ...(startingAfter !== undefined && { starting_after: startingAfter }),
      });
      return get(query.size === 0 ? "/rooms" : `/rooms?${query}`, "listing the rooms", toRooms);
    },

    createRoom: (body, options) => changing(body.name, createSettledRoom(account, body, options)),

    updateRoom(name, body, roomId) {
      const update = call({
        method: "POST",
        path: roomPath(name),
        body: { ...body },
        // Safe to make twice on one room: it sets values, and setting them again changes nothing.
        again: async (failure) => {
          const room = await another(name, roomId, failure);
          if (room) throw new AnotherRoom(room, false);
          return undefined;
        },
        read: toRoom,
        action: `updating room "${name}"`,
      }).then((room) => {
        if (roomId !== undefined && room.id !== roomId) throw new AnotherRoom(room, true);
        return room;
      });
      return changing(name, update);
    },

    deleteRoom(name, roomId) {
      const deletion = call({
        method: "DELETE",
        path: roomPath(name),
        tier: "deletion",
        // Safe to make twice on one room: what is gone already is not found, which is as good.
        again: async (failure) => ((await another(name, roomId, failure)) ? true : undefined),
        read: () => true,
        action: `deleting room "${name}"`,
      });
      return changing(name, unlessMissing(deletion, false));
    },
  };
}

async function unlessMissing<T, M>(answer: Promise<T>, missing: M): Promise<T | M> {
  try {
    return await answer;
  } catch (error) {
    if (isDailyError(error, "not-found")) return missing;
    throw error;
  }
}

function toDomain(body: Record<string, unknown>): DomainAnswer {
  return { domainId: textOf(body.domain_id), domainName: textOf(body.domain_name) };
}

function toRooms(body: Record<string, unknown>): RoomAnswer[] {
  return (body.data as Record<string, unknown>[]).map(toRoom);
}

/** The most that Daily answers at once. */
const PAGE = 100;

/** The domain's rooms page by page, newest first: the next page is asked for when it is wanted. */
export async function* roomPages(client: DailyClient): AsyncGenerator<RoomAnswer[], void> {
  let last: RoomAnswer | undefined;
  do {
    const rooms = await client.listRooms({ limit: PAGE, ...(last && { startingAfter: last.id }) });
    yield rooms;
    last = rooms.length < PAGE ? undefined : rooms.at(-1);
  } while (last);
}
