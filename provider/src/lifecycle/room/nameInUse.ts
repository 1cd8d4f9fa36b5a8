import type { RoomAnswer } from "../../daily/client";
import { isoTime, unixTime } from "../../properties/time";
import { UserError } from "../types";

/** Whose room it is cannot be told: another stack's, or that of an update which was killed before Daily answered. */
export function nameInUse(room: RoomAnswer): UserError {
  return new UserError(
    `A room named "${room.name}" exists at Daily already${madeAt(room)}. If an interrupted update of this stack made it, or to take it over, set adopt: true; if its resource was renamed, name the old one in aliases; else choose another name, or leave name out to have one generated.`,
  );
}

/** The room of the state is gone, and somebody has made another one under its name. */
export function anothersRoom(room: RoomAnswer, changed = false): UserError {
  const done = changed
    ? "This update has changed that one before it could tell: look at its settings."
    : "Nothing was changed.";
  return new UserError(`${notTheStates(room)} ${done} ${TAKE_OVER}`);
}

export function notTheStates(room: RoomAnswer): string {
  return `Room "${room.name}" was deleted outside this program, and Daily has another one of that name${madeAt(room)}.`;
}

export const TAKE_OVER = "To take that one over, set adopt: true; else choose another name.";

function madeAt({ createdAt }: RoomAnswer): string {
  return createdAt === undefined ? "" : `, made at ${isoTime(unixTime(createdAt))}`;
}
