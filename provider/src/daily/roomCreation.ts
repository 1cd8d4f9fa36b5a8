import type { Account } from "./account";
import { DailyError, isDailyError } from "./errors";
import { request } from "./request";
import { type RoomAnswer, roomPath, toRoom } from "./roomAnswer";
import type { HttpAnswer } from "./transport";

export interface RoomBody {
  readonly name?: string;
  readonly privacy?: string;
  /** In Daily's names; null resets a property. */
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** While a request for a room was under way, by Daily's clock: two times in ISO 8601. */
export interface Span {
  readonly since: string;
  readonly until: string;
}

/** There is a room of that name, and nothing shows that it is the one that was asked for. */
export class RoomExists extends Error {
  override readonly name = "RoomExists";

  constructor(readonly room: RoomAnswer) {
    super(`Room "${room.name}" exists.`);
  }
}

/** Daily neither said that the room was made nor could be asked: there may be one. */
export class UnclearCreation extends DailyError {
  constructor(
    readonly roomName: string,
    cause: DailyError,
    /** When it may have been made; undefined where that cannot be told. */
    readonly span: Span | undefined,
  ) {
    super(cause.fields, `${cause.message} Whether room "${roomName}" was made is not known.`);
  }
}

/**
 * Creates a room. After an answer that never came Daily is asked whether the room is there, before anything is repeated.
 *
 * With `uniqueName` nobody else can have the name, and the room is the one that was asked for. Any other room is so only
 * if its name was free just before the request left, and it was created while that was under way. Throws RoomExists or
 * UnclearCreation where it cannot be told.
 */
export async function createRoom(
  account: Account,
  body: RoomBody & { name: string },
  { uniqueName }: { readonly uniqueName: boolean },
): Promise<RoomAnswer> {
  const { name } = body;
  const since = uniqueName ? undefined : await assertFree(account, name);
  return request(account, {
    method: "POST",
    path: "/rooms",
    body: { ...body },
    read: toRoom,
    action: `creating room "${name}"`,
    settle: async (failure, endedAt) => {
      const span = since?.until(endedAt);
      const room = await lookUp(account, name).catch(() => {
        throw new UnclearCreation(name, failure, span);
      });
      if (room === undefined || uniqueName || wasCreatedWithin(span, room)) return room;
      throw new RoomExists(room);
    },
  });
}

/** Whether a room was created within a span. Without its times nothing is proven. */
export function wasCreatedWithin(span: Span | undefined, { createdAt }: RoomAnswer): boolean {
  const created = Date.parse(createdAt ?? "");
  return span !== undefined && created >= Date.parse(span.since) && created <= Date.parse(span.until);
}

interface Start {
  /** The span from here to a moment of the account's monotonic clock; undefined if Daily does not tell its time. */
  until(endedAt: number): Span | undefined;
}

/** An HTTP date is cut to whole seconds. */
const DATE_GRAIN_MS = 1_000;

/** Asks whether a name is free. A request for a room of that name leaves after this. */
async function assertFree(account: Account, name: string): Promise<Start> {
  const askedAt = account.clock.monotonic();
  let daily = Number.NaN;
  const room = await lookUp(account, name, ({ headers }) => {
    daily = Date.parse(headers.date ?? "");
  });
  if (room) throw new RoomExists(room);
  return {
    until: (endedAt) => {
      if (Number.isNaN(daily)) return undefined;
      const latest = daily + DATE_GRAIN_MS + (endedAt - askedAt);
      return { since: new Date(daily).toISOString(), until: new Date(latest).toISOString() };
    },
  };
}

/** Looks for a room without sharing the answer of a look-up that may have begun before. */
async function lookUp(
  account: Account,
  name: string,
  onAnswer?: (answer: HttpAnswer) => void,
): Promise<RoomAnswer | undefined> {
  try {
    return await request(account, {
      method: "GET",
      path: roomPath(name),
      read: toRoom,
      action: `looking for room "${name}"`,
      onAnswer,
    });
  } catch (error) {
    if (isDailyError(error, "not-found")) return undefined;
    throw error;
  }
}
