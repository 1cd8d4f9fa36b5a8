import type { Account } from "./account";
import { DailyError, isDailyError } from "./errors";
import { request } from "./request";
import { lookUpRoom, type RoomAnswer, toRoom } from "./room";

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

/** There is another room under the name than the one that was meant. */
export class AnotherRoom extends Error {
  override readonly name = "AnotherRoom";

  constructor(
    readonly room: RoomAnswer,
    /** Whether it was changed before that showed. */
    readonly changed: boolean,
  ) {
    super(`Room "${room.name}" is another one.`);
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
    super(cause.fields, `${cause.message} Whether room "${roomName}" was created is unknown.`);
  }
}

/**
 * Creates a room. After an answer that never came Daily is asked whether the room is there, before anything is repeated.
 *
 * With `uniqueName` nobody else can have the name, and the room is the one that was asked for. Any other room is so only
 * if its name was free just before the request left, and it was created while that was under way. Throws RoomExists or
 * UnclearCreation where it cannot be told.
 */
export async function createSettledRoom(
  account: Account,
  body: RoomBody & { name: string },
  { uniqueName }: { readonly uniqueName: boolean },
): Promise<RoomAnswer> {
  const { name } = body;
  const free = uniqueName ? undefined : await assertFree(account, name);
  const creation = request(account, {
    method: "POST",
    path: "/rooms",
    body: { ...body },
    read: toRoom,
    action: `creating room "${name}"`,
    settle: async (failure, endedAt) => {
      const span = free && spanFrom(free, endedAt);
      const room = await lookUpRoom(account, name).catch(() => {
        throw new UnclearCreation(name, failure, span);
      });
      if (room === undefined || uniqueName || wasCreatedWithin(span, room)) return room;
      throw new RoomExists(room);
    },
  });
  return uniqueName ? creation : creation.catch((error) => throwUnlessTaken(account, name, error));
}

/** Daily refuses a name that was taken since with the same code as a bad property: only a look tells the two apart. */
async function throwUnlessTaken(account: Account, name: string, error: unknown): Promise<never> {
  if (error instanceof UnclearCreation || !isDailyError(error, "invalid-request")) throw error;
  const room = await lookUpRoom(account, name).catch(() => undefined);
  throw room ? new RoomExists(room) : error;
}

/** Whether a room was created within a span. Without its times nothing is proven. */
export function wasCreatedWithin(span: Span | undefined, { createdAt }: RoomAnswer): boolean {
  const created = Date.parse(createdAt ?? "");
  return span !== undefined && created >= Date.parse(span.since) && created <= Date.parse(span.until);
}

interface Free {
  /** Daily's time when it said that the name is free; NaN if it does not tell. */
  readonly daily: number;
  /** When that answer came, by the account's monotonic clock. */
  readonly answeredAt: number;
}

/** Asks whether a name is free. A request for a room of that name leaves after this. */
async function assertFree(account: Account, name: string): Promise<Free> {
  let free: Free = { daily: Number.NaN, answeredAt: 0 };
  const room = await lookUpRoom(account, name, ({ headers }) => {
    free = { daily: Date.parse(headers.date ?? ""), answeredAt: account.clock.monotonic() };
  });
  if (room) throw new RoomExists(room);
  return free;
}

/** An HTTP date is cut to whole seconds. */
const DATE_GRAIN_MS = 1_000;

/** From when the name was free to a moment of the monotonic clock, by Daily's clock; undefined if that is not known. */
function spanFrom({ daily, answeredAt }: Free, endedAt: number): Span | undefined {
  if (Number.isNaN(daily)) return undefined;
  const latest = daily + DATE_GRAIN_MS + (endedAt - answeredAt);
  return { since: new Date(daily).toISOString(), until: new Date(latest).toISOString() };
}
