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

/** Daily neither said that the room was made nor could be asked: there may be one. */
export class UnclearCreation extends DailyError {
  constructor(
    readonly roomName: string,
    cause: DailyError,
  ) {
    super(cause.fields, `${cause.message} Whether room "${roomName}" was made is not known.`);
  }
}

/**
 * Creates a room. A creation without a clear answer is looked up before it is repeated: Daily may have made the room,
 * and a second request would then fail on its own name.
 *
 * Only a room that our own request can have made is taken. One that is older had the name before: then the repeated
 * request lets Daily say so.
 */
export function createRoom(
  account: Account,
  body: RoomBody & { name: string },
  sending?: () => void,
): Promise<RoomAnswer> {
  const { clock } = account;
  let sentSince: number | undefined;
  return request(account, {
    method: "POST",
    path: "/rooms",
    body: { ...body },
    read: toRoom,
    action: `creating room "${body.name}"`,
    sending() {
      sentSince ??= clock.monotonic();
      sending?.();
    },
    async settle(failure) {
      const found = await lookUp(account, body.name, failure);
      const sentForMs = clock.monotonic() - Number(sentSince);
      return found && found.ageMs <= sentForMs + AGE_TOLERANCE_MS ? found.room : undefined;
    },
  });
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
