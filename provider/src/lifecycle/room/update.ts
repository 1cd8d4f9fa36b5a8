import { AnotherRoom, type DailyClient, type RoomAnswer } from "../../daily/client";
import { isDailyError } from "../../daily/errors";
import { isRecord } from "../../properties/unknown";
import { UserError, type Values } from "../types";
import { changesBody, declaredBody } from "./body";
import { type Change, changeRoom } from "./change";
import { actualSettings, changedSettings, declaredSettings } from "./declared";
import { anothersRoom } from "./nameInUse";
import { NOT_RESET, notReset } from "./notReset";
import { answeredOutputs, leftOutBefore, roomOutputs } from "./outputs";
import { settingsIn } from "./settings";
import { isUnsettled, settleRoom } from "./settle";

/** Changes a room in place: what changed is set, what is no longer declared goes back to Daily's default. */
export async function updateRoom(name: string, olds: Values, news: Values, client: DailyClient): Promise<Values> {
  if (isUnsettled(olds)) return roomOutputs(news, await settleRoom(name, olds, news, client));
  const changed = changedSettings(olds, news);
  const isAdopting = news.adopt === true && olds.adopt !== true;
  // Such as an `adopt` that has done its work: Daily need not be told.
  if (changed.length === 0 && !isAdopting) return { ...news, ...answeredOutputs(olds) };
  const found = await client.getRoom(name);
  if (!found) throw new UserError(`Room "${name}" does not exist at Daily. ${DELETED}`);
  if (found.id !== olds.roomId) {
    if (news.adopt !== true) throw anothersRoom(found);
    return roomOutputs(news, await client.updateRoom(name, declaredBody(news)));
  }
  if (changed.length === 0) return { ...news, ...answeredOutputs(olds) };
  try {
    const { room, refused } = await change(found, olds, news, changed, client);
    const outputs = roomOutputs({ ...news, [NOT_RESET]: refused }, room, [...changed, ...leftOutBefore(olds)]);
    const actual = actualSettings(room, refused);
    // What Daily leaves out is at its default, so that there was nothing to reset.
    const stillSet = refused.filter((setting) => actual[setting] !== undefined);
    if (stillSet.length > 0) throw notReset(room, outputs, stillSet);
    return outputs;
  } catch (error) {
    if (error instanceof AnotherRoom) throw anothersRoom(error.room, error.changed);
    throw isDailyError(error, "not-found") ? error.with(DELETED) : error;
  }
}

const DELETED = "It was deleted outside this program: run pulumi refresh, then pulumi up to create it again.";

async function change(
  { id, name }: RoomAnswer,
  olds: Values,
  news: Values,
  changed: readonly string[],
  client: DailyClient,
): Promise<Change> {
  const made = await changeRoom(name, news, changed, client, id);
  const [before, declared] = [settingsIn(olds), settingsIn(news)];
  const shown = declaredSettings(made.room, news, []);
  const merged = changed.filter((setting) => keepsLost(before[setting], declared[setting], shown[setting]));
  if (merged.length === 0) return made;
  const anew = await setAnew(made.room, news, merged, client);
  return { room: anew.room, refused: [...made.refused, ...anew.refused] };
}

/**
 * Whether Daily replaces an object in an update, or merges it into the one before, is not documented. Where it merges, what
 * was taken out of the object stays at Daily for ever: only null ends that. For a moment the setting is then at its default.
 */
async function setAnew(
  { id, name }: RoomAnswer,
  news: Values,
  merged: readonly string[],
  client: DailyClient,
): Promise<Change> {
  const { refused } = await changeRoom(name, {}, merged, client, id);
  return { room: await client.updateRoom(name, changesBody(news, merged), id), refused };
}

/** Whether an answer still has what was in an object before, and is no longer declared there. */
function keepsLost(before: unknown, declared: unknown, answered: unknown): boolean {
  if (!isRecord(before) || !isRecord(declared) || !isRecord(answered)) return false;
  return Object.keys(before).some((key) =>
    Object.hasOwn(declared, key) ? keepsLost(before[key], declared[key], answered[key]) : Object.hasOwn(answered, key),
  );
}
