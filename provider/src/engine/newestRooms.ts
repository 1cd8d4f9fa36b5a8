import type { DailyClient, RoomAnswer } from "../daily/client";

const PAGE = 100;
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
  for (let page = 1; ; page++) {
    const last = rooms.at(-1);
    const { rooms: next } = await client.listRooms({ limit: PAGE, ...(last && { startingAfter: last.id }) });
    rooms.push(...next);
    const oldest = Date.parse(next.at(-1)?.createdAt ?? "");
    if (next.length < PAGE || page === MOST_PAGES || !(oldest >= since)) return rooms;
  }
}
