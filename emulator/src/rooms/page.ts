import { invalidRequest } from "../http/errors.js";
import type { RoomRecord } from "./room.js";

/** What a list of rooms may be asked for. */
export interface PageQuery {
  readonly limit?: string;
  readonly starting_after?: string;
  readonly ending_before?: string;
}

const MAX_LIMIT = 100;

/** The part of a list, newest first, that a query asks for. */
export function pageOf(rooms: readonly RoomRecord[], query: PageQuery): RoomRecord[] {
  const limit = limitOf(query.limit);
  const { starting_after: after, ending_before: before } = query;
  const unknown = [after, before].find((cursor) => cursor !== undefined && positionOf(cursor, rooms) < 0);
  if (unknown !== undefined) throw invalidRequest(`no room with id '${unknown}'`);
  const from = after === undefined ? 0 : positionOf(after, rooms) + 1;
  const to = before === undefined ? rooms.length : positionOf(before, rooms);
  const between = rooms.slice(from, Math.max(from, to));
  // Going back, the page is the one right before the cursor.
  const goesBack = before !== undefined && after === undefined;
  return goesBack ? between.slice(-limit) : between.slice(0, limit);
}

/** How many entries a query asks for, brought into 1 to `max`, which is also the default. */
export function limitOf(text: string | undefined, max = MAX_LIMIT): number {
  if (text === undefined || text === "") return max;
  const limit = Number(text);
  if (!Number.isInteger(limit)) throw invalidRequest("limit should be an integer");
  return Math.min(max, Math.max(1, limit));
}

/** Where a cursor stands, a room id or `OLDEST` for the end of the list; below zero if it is unknown. */
function positionOf(cursor: string, rooms: readonly RoomRecord[]): number {
  return cursor === "OLDEST" ? rooms.length : rooms.findIndex((room) => room.id === cursor);
}
