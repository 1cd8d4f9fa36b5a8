import type { DailyClient, RoomAnswer } from "../../daily/client";
import { isDailyError } from "../../daily/errors";
import { isoTime, unixTime } from "../../properties/time";
import type { Log } from "../types";
import type { Attempt, Attempts } from "./attempts";
import { originInName } from "./naming";

export interface LeftoversContext {
  readonly client: DailyClient;
  /** The newest rooms of the domain, as they were when the update came to its first new room. */
  readonly newestRooms: () => Promise<readonly RoomAnswer[]>;
  /** Whether the state is known to have a room. */
  readonly isKnown: (name: string) => boolean;
  /** What this machine remembers of this resource's creations. */
  readonly attempts: Attempts;
  readonly log: Log;
  /** Now, in seconds since the Unix epoch. */
  readonly now: number;
}

/** An update that was interrupted is run again soon. What is older may be kept for a reason that nobody here knows. */
export const LEFT_WITHIN_SECONDS = 3_600;

/**
 * Deletes what an update left that was killed between the creation of a room and Daily's answer: a room of a generated
 * name that was made for the same resource, and that no state knows, so that nobody else would ever delete it.
 *
 * The engine does not say whether it creates or replaces (`--replace`): the room that is being replaced may be taken for
 * such a one. It is about to be deleted anyway.
 */
export async function deleteLeftovers(name: string, context: LeftoversContext): Promise<void> {
  const { attempts, client } = context;
  const isOfBefore = (attempt: Attempt) => attempt.generated && attempt.name !== name;
  const remembered = attempts.all().filter(isOfBefore);
  try {
    const marked = await madeForSame(name, context);
    const found = await Promise.all(remembered.map((attempt) => client.getRoom(attempt.name)));
    for (const room of [...marked, ...found]) {
      if (room && room.name !== name && isLeftover(room, context)) await deleteUnlessInUse(room, name, context);
    }
    if (remembered.length > 0) attempts.keep(attempts.all().filter((attempt) => !isOfBefore(attempt)));
  } catch (error) {
    // The room itself is made: whatever goes wrong in tidying up must not make its creation fail.
    const cause = isDailyError(error) ? `${error.message} ` : "";
    context.log.warn(`${cause}A room that an interrupted update left for this resource may remain.`);
  }
}

/** The recent rooms that were made for the resource that the name was made for, itself among them. */
async function madeForSame(name: string, { newestRooms }: LeftoversContext): Promise<readonly RoomAnswer[]> {
  const origin = originInName(name);
  if (origin === undefined) return [];
  return (await newestRooms()).filter((room) => originInName(room.name) === origin);
}

function isLeftover({ name, createdAt }: RoomAnswer, { isKnown, now }: LeftoversContext): boolean {
  return !isKnown(name) && isRecent(createdAt, now);
}

export function isRecent(createdAt: string | undefined, now: number): boolean {
  return now - unixTime(createdAt ?? "") < LEFT_WITHIN_SECONDS;
}

async function deleteUnlessInUse(
  { name, createdAt }: RoomAnswer,
  successor: string,
  { client, log }: LeftoversContext,
): Promise<void> {
  const made = `Room "${name}" was made for the same resource at ${isoTime(unixTime(String(createdAt)))}`;
  if ((await client.countPresent(name)) > 0) {
    log.info(`${made}, and somebody is in it: it is left alone.`);
    return;
  }
  await client.deleteRoom(name);
  log.info(`${made}; room "${successor}" has taken its place, and it is deleted.`);
}
