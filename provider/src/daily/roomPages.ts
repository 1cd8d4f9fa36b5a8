import type { DailyClient } from "./client";
import type { RoomAnswer } from "./roomAnswer";

/** The most that Daily answers at once. */
const PAGE = 100;

/** The domain's rooms page by page, newest first: the next page is asked for when it is wanted. */
export async function* roomPages(client: DailyClient): AsyncGenerator<RoomAnswer[], void> {
  let last: RoomAnswer | undefined;
  do {
    const { rooms } = await client.listRooms({ limit: PAGE, ...(last && { startingAfter: last.id }) });
    yield rooms;
    last = rooms.length < PAGE ? undefined : rooms.at(-1);
  } while (last);
}
