import type { Account } from "./account";
import { DailyError, isDailyError } from "./errors";
import { request } from "./request";
import { ifPassing, ifUndone } from "./retry";
import { type RoomAnswer, roomPath, toRoom } from "./roomAnswer";
import type { HttpAnswer } from "./transport";

export interface RoomBody {
  readonly name?: string;
  readonly privacy?: string;
  /** In Daily's names; null resets a property. */
  readonly properties?: Readonly<Record<string, unknown>>;
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

/** How often a room's creation is tried when its fate is unclear each time. */
const UNCLEAR_CREATIONS = 3;

/**
 * Creates a room. A creation without a clear answer is looked up before it is repeated: Daily may have made the room,
 * and a second request would then fail on its own name.
 *
 * Only a room that our own request can have made is taken. One that is older had the name before: then the repeated
 * request lets Daily say so.
 */
export async function createRoom(
  account: Account,
  body: RoomBody & { name: string },
  sending?: () => void,
): Promise<RoomAnswer> {
  let sentSince: number | undefined;
  for (let tries = 1; ; tries++) {
    try {
      return await request(account, {
        method: "POST",
        path: "/rooms",
        body: { ...body },
        // A name is taken once: a second request after a success would fail on the first.
        retry: ifUndone,
        read: toRoom,
        action: `creating room "${body.name}"`,
        sending,
      });
    } catch (error) {
      if (!isDailyError(error, "network", "timeout", "unavailable")) throw error;
      // An earlier try may have left all the same.
      if (error.fields.unsent && sentSince === undefined) throw error;
      sentSince ??= account.clock.monotonic() - error.fields.elapsedMs;
      const found = await lookUp(account, body.name, error);
      if (found && found.ageMs <= account.clock.monotonic() - sentSince + AGE_TOLERANCE_MS) return found.room;
      if (tries === UNCLEAR_CREATIONS) throw error;
    }
  }
}

interface Found {
  readonly room: RoomAnswer;
  /** By Daily's clock, since this machine's may be wrong. */
  readonly ageMs: number;
}

/** Both of the times that tell the age are in whole seconds, and may come from two of Daily's machines. */
const AGE_TOLERANCE_MS = 2_000;

/** Looks for the room without sharing the answer of a look-up that may have begun before the creation. */
async function lookUp(account: Account, name: string, unclear: DailyError): Promise<Found | undefined> {
  try {
    return await request(account, {
      method: "GET",
      path: roomPath(name),
      // It only reads.
      retry: ifPassing,
      read: (body, answer) => ({ room: toRoom(body), ageMs: ageOf(body, answer) }),
      action: `looking for room "${name}"`,
    });
  } catch (error) {
    if (isDailyError(error, "not-found")) return undefined;
    throw new UnclearCreation(name, unclear);
  }
}

function ageOf({ created_at }: Record<string, unknown>, { headers }: HttpAnswer): number {
  return Date.parse(headers.date ?? "") - Date.parse(String(created_at));
}
