import type { DailyClient } from "../../daily/client";

/** Deletes a room, which ends a running meeting and revokes the tokens that Daily signed for it. Already gone is done. */
export async function deleteRoom(id: string, client: DailyClient): Promise<void> {
  await client.deleteRoom(id);
}
