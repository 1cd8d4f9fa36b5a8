import { type RoomAnswer, UnclearCreation } from "../../daily/client";
import { isDailyError } from "../../daily/errors";
import { unixTime } from "../../properties/time";

/**
 * A request for a room that has left, and was not answered: an update that is killed then can write nothing into the
 * state. It proves little, so little may be done on its strength. A room of its name and age may be kept as the
 * resource's own; it may be deleted only if the name is a generated one, which nobody else can have given.
 */
export interface Attempt {
  readonly name: string;
  readonly generated: boolean;
  /** When the request left, in seconds since the Unix epoch. */
  readonly at: number;
}

/** What this machine remembers of one resource's attempts. */
export interface Attempts {
  all(): readonly Attempt[];
  /** Remembers one beside the others: its request leaves now. */
  begin(attempt: Omit<Attempt, "at">): void;
  /** Remembers these and no others. */
  keep(attempts: readonly Attempt[]): void;
}

/** Makes a room, which is remembered as an attempt for as long as Daily has not answered. */
export async function attempted(
  attempt: Omit<Attempt, "at">,
  attempts: Attempts,
  create: (sending: () => void) => Promise<RoomAnswer>,
): Promise<RoomAnswer> {
  const earlier = attempts.all();
  try {
    const room = await create(() => attempts.begin(attempt));
    attempts.keep(except(attempt.name, earlier));
    return room;
  } catch (error) {
    // What is unclear the state takes note of, if there still is an engine to write it.
    if (!isDailyError(error, "cancelled") && !(error instanceof UnclearCreation)) attempts.keep(earlier);
    throw error;
  }
}

/** The attempts under other names. */
export function except(name: string, attempts: readonly Attempt[]): readonly Attempt[] {
  return attempts.filter((attempt) => attempt.name !== name);
}

/** How far Daily's clock and this machine's may be apart, and how long a request may be under way. */
const NEAR_SECONDS = 60;

/** Whether a room is as old as one of the attempts under its name. */
export function cameOf(attempts: readonly Attempt[], room: RoomAnswer): boolean {
  const created = unixTime(room.createdAt ?? "");
  return attempts.some(({ name, at }) => name === room.name && Math.abs(created - at) <= NEAR_SECONDS);
}
