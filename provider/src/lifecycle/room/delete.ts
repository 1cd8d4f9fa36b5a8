import type { DailyClient } from "../../daily/client";
import type { Log, Values } from "../types";
import { hasGeneratedName } from "./naming";
import { UNSETTLED_SINCE } from "./outputs";
import { isAnothers } from "./settle";

export interface RoomDeleteContext {
  readonly client: DailyClient;
  readonly log: Log;
}

/** Deletes a room, which ends a running meeting and revokes the tokens that Daily signed for it. Already gone is done. */
export async function deleteRoom(id: string, props: Values, { client, log }: RoomDeleteContext): Promise<void> {
  if (await belongsToAnother(id, props, client)) {
    log.info(`Room "${id}" is left alone: it is older than this resource, whose creation did not come about.`);
    return;
  }
  await client.deleteRoom(id);
  if (hasGeneratedName(props)) return;
  log.info(
    `Room "${id}" is deleted, and its tokens open nothing. If a room named "${id}" is made again, those of them that have not expired probably open it.`,
  );
}

async function belongsToAnother(name: string, props: Values, client: DailyClient): Promise<boolean> {
  // Whoever has made the room himself need not ask.
  if (props[UNSETTLED_SINCE] === undefined) return false;
  const found = await client.getRoom(name);
  return found !== undefined && isAnothers(found, props);
}
