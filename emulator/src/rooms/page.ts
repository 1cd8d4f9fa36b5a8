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
  const from = query.starting_after === undefined ? 0 : positionOf(query.starting_after, rooms) + 1;
  const to = query.ending_before === undefined ? rooms.length : positionOf(query.ending_before, rooms);
  const between = rooms.slice(from, Math.max(from, to));
  // Going back, the page is the one right before the cursor.
  const goesBack = query.ending_before !== undefined && query.starting_after === undefined;
  return goesBack ? between.slice(-limit) : between.slice(0, limit);
}

function limitOf(text: string | undefined): number {
  if (text === undefined || text === "") return MAX_LIMIT;
  const limit = Number(text);
  if (!Number.isInteger(limit)) throw invalidRequest("limit should be an integer");
  return Math.min(MAX_LIMIT, Math.max(1, limit));
}

/** A cursor is a room id, or `OLDEST` for the end of the list. */
function positionOf(cursor: string, rooms: readonly RoomRecord[]): number {
  if (cursor === "OLDEST") return rooms.length;
  const position = rooms.findIndex((room) => room.id === cursor);
  if (position < 0) throw invalidRequest(`no room with id '${cursor}'`);
  return position;
}
