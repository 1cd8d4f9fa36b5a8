import type { DailyClient } from "../../daily/client";
import type { Log, Values } from "../types";
import { hasGeneratedName } from "./naming";

export interface RoomDeleteContext {
  readonly client: DailyClient;
  readonly log: Log;
}

/** Deletes a room, which ends a running meeting and revokes the tokens that Daily signed for it. Already gone is done. */
export async function deleteRoom(id: string, props: Values, { client, log }: RoomDeleteContext): Promise<void> {
  await client.deleteRoom(id);
  if (hasGeneratedName(props)) return;
  log.info(
    `Room "${id}" is deleted, and its tokens open nothing. If a room named "${id}" is made again, those of them that have not expired probably open it.`,
  );
}
