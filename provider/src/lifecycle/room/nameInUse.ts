import type { RoomAnswer } from "../../daily/client";
import { isoTime, unixTime } from "../../properties/time";
import { UserError } from "../types";

/** There is a room of that name, and the program has not said that it is to be taken over. */
export class NameInUse extends UserError {}

/** Whose room it is cannot be told: another stack's, or that of an update which was killed before Daily answered. */
export function nameInUse(room: RoomAnswer): NameInUse {
  return new NameInUse(
    `A room named "${room.name}" already exists at Daily${madeAt(room)}. If an interrupted update of this stack created it, or to take it over, set adopt: true. If you renamed its resource, add the old name to aliases. Otherwise choose another name, or leave name out to have one generated.`,
  );
}

/** The room of the state is gone, and somebody has made another one under its name. */
export function anothersRoom(room: RoomAnswer, changed = false): UserError {
  const done = changed
    ? "This update changed that room before it could detect this: check its settings."
    : "Nothing was changed.";
  return new UserError(`${notTheStates(room)} ${done} ${TAKE_OVER}`);
}

export function notTheStates(room: RoomAnswer): string {
  return `Room "${room.name}" was deleted outside this program, and Daily has a different room of that name${madeAt(room)}.`;
}

export const TAKE_OVER = "To take over the existing room, set adopt: true; otherwise choose another name.";

function madeAt({ createdAt }: RoomAnswer): string {
  return createdAt === undefined ? "" : `, created at ${isoTime(unixTime(createdAt))}`;
}
