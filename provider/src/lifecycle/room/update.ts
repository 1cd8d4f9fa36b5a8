import type { DailyClient } from "../../daily/client";
import { isDailyError } from "../../daily/errors";
import type { Values } from "../types";
import { changesBody, declaredBody } from "./body";
import { changedSettings } from "./declared";
import { roomOutputs } from "./outputs";

/** Changes a room in place: what changed is set, what is no longer declared goes back to Daily's default. */
export async function updateRoom(name: string, olds: Values, news: Values, client: DailyClient): Promise<Values> {
  if (olds.roomId === undefined) return settle(name, news, client);
  try {
    const room = await client.updateRoom(name, changesBody(news, changedSettings(olds, news)));
    return roomOutputs(news, room);
  } catch (error) {
    if (!isDailyError(error, "not-found")) throw error;
    throw error.with("It was deleted outside this program: run pulumi refresh, then pulumi up to create it again.");
  }
}

/** Without a room id it is not known whether the creation came about (PartlyCreated). */
async function settle(name: string, news: Values, client: DailyClient): Promise<Values> {
  const body = declaredBody(news);
  const made = await client.getRoom(name);
  return roomOutputs(news, made ? await client.updateRoom(name, body) : await client.createRoom({ name, ...body }));
}
