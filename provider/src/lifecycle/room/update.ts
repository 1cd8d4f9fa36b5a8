import type { DailyClient } from "../../daily/client";
import { isDailyError } from "../../daily/errors";
import type { Values } from "../types";
import { changesBody } from "./body";
import { changedSettings } from "./declared";
import { answeredOutputs, leftOutBefore, roomOutputs } from "./outputs";
import { isUnsettled, settleRoom } from "./settle";

/** Changes a room in place: what changed is set, what is no longer declared goes back to Daily's default. */
export async function updateRoom(name: string, olds: Values, news: Values, client: DailyClient): Promise<Values> {
  if (isUnsettled(olds)) return roomOutputs(news, await settleRoom(name, olds, news, client));
  const changed = changedSettings(olds, news);
  // Such as an `adopt` that has done its work: Daily need not be told.
  if (changed.length === 0) return { ...news, ...answeredOutputs(olds) };
  try {
    const room = await client.updateRoom(name, changesBody(news, changed));
    return roomOutputs(news, room, [...changed, ...leftOutBefore(olds)]);
  } catch (error) {
    if (!isDailyError(error, "not-found")) throw error;
    throw error.with("It was deleted outside this program: run pulumi refresh, then pulumi up to create it again.");
  }
}
