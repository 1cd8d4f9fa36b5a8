import type { DailyClient, RoomAnswer } from "../daily/client";
import { roomPages } from "../daily/roomPages";

/** A domain whose newest thousand rooms do not go back far enough is not searched any further. */
const MOST_PAGES = 10;

const asked = new WeakMap<DailyClient, Promise<RoomAnswer[]>>();

/**
 * A domain's newest rooms, back to a moment in milliseconds since the Unix epoch: asked for once in a process, which
 * lives for one update. What the update itself makes is not among them, or need not be.
 */
export function newestRooms(client: DailyClient, since: number): Promise<RoomAnswer[]> {
  const known = asked.get(client) ?? list(client, since);
  asked.set(client, known);
  return known;
}

async function list(client: DailyClient, since: number): Promise<RoomAnswer[]> {
  const rooms: RoomAnswer[] = [];
  let pages = 0;
  for await (const page of roomPages(client)) {
    rooms.push(...page);
    const oldest = Date.parse(page.at(-1)?.createdAt ?? "");
    if (++pages === MOST_PAGES || !(oldest >= since)) break;
  }
  return rooms;
}
