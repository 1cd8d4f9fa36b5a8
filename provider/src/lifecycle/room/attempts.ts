import type { RoomAnswer } from "../../daily/client";
import { isDailyError } from "../../daily/errors";
import { unixTime } from "../../properties/time";
import { PartlyCreated } from "../types";
import { TOLERANCE_SECONDS } from "./settle";

/** A room's creation, as this machine remembers it until the state has the room. */
export interface Attempt {
  readonly name: string;
  /** When it was begun, in seconds since the Unix epoch. */
  readonly at: number;
  /** The room's id, once Daily has answered. */
  readonly roomId?: string;
}

/** The attempts to create one resource. An update that is killed writes nothing into the state: these outlive it. */
export interface Attempts {
  all(): readonly Attempt[];
  keep(attempts: readonly Attempt[]): void;
}

export interface AttemptsContext {
  readonly attempts: Attempts;
  /** Now, in seconds since the Unix epoch. */
  readonly now: number;
}

/** Makes a room, knowing of the attempts before, and remembers this one before Daily hears of it. */
export async function noted(
  name: string,
  { attempts, now }: AttemptsContext,
  make: (earlier: readonly Attempt[]) => Promise<RoomAnswer>,
): Promise<RoomAnswer> {
  const earlier = attempts.all();
  attempts.keep([...earlier, { name, at: now }]);
  try {
    const room = await make(earlier);
    const others = earlier.filter((attempt) => attempt.name !== name && isUnanswered(attempt));
    attempts.keep([...others, { name, at: now, roomId: room.id }]);
    return room;
  } catch (error) {
    if (!mayHaveMadeOne(error)) attempts.keep(earlier);
    throw error;
  }
}

const mayHaveMadeOne = (error: unknown) => error instanceof PartlyCreated || isDailyError(error, "cancelled");

/** Whether a room is what came of one of the attempts: the one that Daily answered, or one of just that age. */
export function cameOf(attempts: readonly Attempt[], { id, name, createdAt }: RoomAnswer): boolean {
  const created = unixTime(createdAt ?? "");
  return attempts.some(
    (attempt) =>
      attempt.name === name &&
      (isUnanswered(attempt) ? Math.abs(created - attempt.at) <= TOLERANCE_SECONDS : attempt.roomId === id),
  );
}

/** Whether an update was killed, or gave up, before Daily had answered. */
export const isUnanswered = ({ roomId }: Attempt): boolean => roomId === undefined;
