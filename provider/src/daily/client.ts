import { isRecord } from "../properties/unknown";
import { DailyError, isDailyError } from "./errors";
import { shareInFlight } from "./inFlight";
import { dailyError } from "./messages";
import { type Account, type Call, request } from "./request";
import { ifPassing, ifRefused } from "./retry";

/** A room as Daily answers it. `config` holds only what differs from Daily's defaults. */
export interface RoomAnswer {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly privacy: string;
  readonly createdAt: string | undefined;
  readonly config: Readonly<Record<string, unknown>>;
}

export interface DomainAnswer {
  readonly domainId: string;
  readonly domainName: string;
}

export interface RoomBody {
  readonly name?: string;
  readonly privacy?: string;
  /** In Daily's names; null resets a property. */
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** The part of Daily's REST API that the provider uses. Every method throws a DailyError where it fails. */
export interface DailyClient {
  /** `GET /`: who the key belongs to. Asked once; a domain's name and id never change. */
  getDomain(): Promise<DomainAnswer>;
  /** `POST /meeting-tokens`, with properties under Daily's names. */
  createMeetingToken(properties: Readonly<Record<string, unknown>>): Promise<string>;
  /** `GET /meeting-tokens/:token`: the token's properties under Daily's names. */
  validateMeetingToken(token: string, options?: { ignoreNbf?: boolean }): Promise<Record<string, unknown>>;
  /** `GET /rooms/:name`; undefined if there is no such room. */
  getRoom(name: string): Promise<RoomAnswer | undefined>;
  /** `GET /rooms`, one page, newest first. */
  listRooms(page?: { limit?: number; startingAfter?: string }): Promise<{ totalCount: number; rooms: RoomAnswer[] }>;
  /** `POST /rooms`. Throws `invalid-request` if the name is in use. */
  createRoom(body: RoomBody & { name: string }): Promise<RoomAnswer>;
  /** `POST /rooms/:name`: changes what is given and leaves the rest alone. */
  updateRoom(name: string, body: RoomBody): Promise<RoomAnswer>;
  /** `DELETE /rooms/:name`; true if there was one. */
  deleteRoom(name: string): Promise<boolean>;
}

export function createDailyClient(account: Account): DailyClient {
  const call = (details: Call) => request(account, details);

  const getDomain = shareInFlight(async () => {
    const body = await call({ method: "GET", path: "/", retry: ifPassing, action: "asking for the domain" });
    return parse(account, "asking for the domain", () => ({
      domainId: text(body.domain_id),
      domainName: text(body.domain_name),
    }));
  });
  let domain: DomainAnswer | undefined;

  const getRoom = shareInFlight(async (name: string) => {
    const action = `reading room "${name}"`;
    try {
      return parse(
        account,
        action,
        toRoom,
        await call({ method: "GET", path: roomPath(name), retry: ifPassing, action }),
      );
    } catch (error) {
      if (isDailyError(error, "not-found")) return undefined;
      throw error;
    }
  });

  return {
    async getDomain() {
      domain ??= await getDomain("");
      return domain;
    },

    async createMeetingToken(properties) {
      const room = properties.room_name;
      const action = `creating a meeting token for ${room === undefined ? "every room" : `room "${room}"`}`;
      // Safe to run twice: a token whose answer was lost was never seen by anybody, and is nowhere registered.
      const body = await call({
        method: "POST",
        path: "/meeting-tokens",
        body: { properties },
        retry: ifPassing,
        action,
      });
      return parse(account, action, () => text(body.token));
    },

    async validateMeetingToken(token, { ignoreNbf = false } = {}) {
      const query = ignoreNbf ? "?ignoreNbf=true" : "";
      return call({
        method: "GET",
        path: `/meeting-tokens/${encodeURIComponent(token)}${query}`,
        retry: ifPassing,
        action: "validating a meeting token",
        secrets: [token],
      });
    },

    getRoom,

    async listRooms({ limit, startingAfter } = {}) {
      const action = "listing the rooms";
      const query = new URLSearchParams({
        ...(limit !== undefined && { limit: String(limit) }),
        ...(startingAfter !== undefined && { starting_after: startingAfter }),
      }).toString();
      const path = query === "" ? "/rooms" : `/rooms?${query}`;
      const body = await call({ method: "GET", path, retry: ifPassing, action });
      return parse(account, action, () => ({
        totalCount: Number(body.total_count),
        rooms: (body.data as Record<string, unknown>[]).map(toRoom),
      }));
    },

    async createRoom(body) {
      const action = `creating room "${body.name}"`;
      return createOnce(account, body, action, getRoom);
    },

    async updateRoom(name, body) {
      const action = `updating room "${name}"`;
      // Safe to run twice: it sets values, and setting them again changes nothing.
      const answer = await call({ method: "POST", path: roomPath(name), body: { ...body }, retry: ifPassing, action });
      return parse(account, action, toRoom, answer);
    },

    async deleteRoom(name) {
      const action = `deleting room "${name}"`;
      try {
        await call({ method: "DELETE", path: roomPath(name), tier: "deletion", retry: ifPassing, action });
        return true;
      } catch (error) {
        if (isDailyError(error, "not-found")) return false;
        throw error;
      }
    },
  };
}

/** How often a room's creation is tried when its fate is unclear each time. */
const UNCLEAR_CREATIONS = 3;

/**
 * A creation without a clear answer is looked up before it is repeated: Daily may have made the room, and a second
 * request would then fail on its own name.
 */
async function createOnce(
  account: Account,
  body: RoomBody & { name: string },
  action: string,
  getRoom: (name: string) => Promise<RoomAnswer | undefined>,
): Promise<RoomAnswer> {
  for (let tries = 1; ; tries++) {
    try {
      const details: Call = { method: "POST", path: "/rooms", body: { ...body }, retry: ifRefused, action };
      return parse(account, action, toRoom, await request(account, details));
    } catch (error) {
      if (!isDailyError(error, "network", "timeout", "unavailable")) throw error;
      const room = await getRoom(body.name).catch(() => {
        throw new UnclearCreation(body.name, error);
      });
      if (room) return room;
      if (tries === UNCLEAR_CREATIONS) throw error;
    }
  }
}

/** Daily neither said that the room was made nor could be asked: there may be one. */
export class UnclearCreation extends DailyError {
  constructor(
    readonly roomName: string,
    cause: DailyError,
  ) {
    super(cause.fields, `${cause.message} Whether room "${roomName}" was made is not known.`);
  }
}

function roomPath(name: string): string {
  return `/rooms/${encodeURIComponent(name)}`;
}

function toRoom(body: Record<string, unknown>): RoomAnswer {
  return {
    id: text(body.id),
    name: text(body.name),
    url: text(body.url),
    privacy: text(body.privacy),
    createdAt: typeof body.created_at === "string" ? body.created_at : undefined,
    config: isRecord(body.config) ? body.config : {},
  };
}

class Incomplete extends Error {}

function text(value: unknown): string {
  if (typeof value !== "string" || value === "") throw new Incomplete();
  return value;
}

/** Takes an answer apart; one that lacks what it must have is no answer of Daily's. */
function parse<A, T>(account: Account, action: string, read: (body: A) => T, body?: A): T {
  try {
    return read(body as A);
  } catch {
    throw dailyError(
      {
        code: "unavailable",
        action,
        attempts: 1,
        elapsedMs: 0,
        status: 200,
        info: "an answer that lacks what it must have",
      },
      account,
    );
  }
}
