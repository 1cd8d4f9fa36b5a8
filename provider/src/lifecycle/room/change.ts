import { AnotherRoom, type DailyClient, type RoomAnswer } from "../../daily/client";
import { isDailyError } from "../../daily/errors";
import { isRecord } from "../../properties/unknown";
import { PartlyCreated, type Values } from "../types";
import { actualSettings, declaredSettings } from "./declared";
import { anothersRoom } from "./nameInUse";
import { NOT_RESET, notReset } from "./notReset";
import { leftOutBefore, roomOutputs } from "./outputs";
import { changesBody, settingNamed, settingsIn } from "./settings";

export const DELETED = "It was deleted outside this program: run pulumi refresh, then pulumi up to create it again.";

/** Brings settings of the room to what is declared in `to`, and resets those that are not declared there. */
type Update = (settings: readonly string[], to: Values) => Promise<void>;

/**
 * Sets what changed of a room, resets what is no longer declared, and answers the state. What Daily refuses to reset stays
 * as it is, and is told when all the rest is done.
 */
export async function changeRoom(
  found: RoomAnswer,
  before: Values,
  news: Values,
  changed: readonly string[],
  client: DailyClient,
): Promise<Values> {
  const { id, name } = found;
  let room = found;
  const update: Update = async (settings, to) => {
    room = await client.updateRoom(name, changesBody(to, settings), id);
  };
  try {
    const refused = await setOrReset(changed, news, update);
    const kept = await setAnew(
      changed.filter((setting) => isMerged(setting, before, news, room)),
      news,
      update,
    );
    const outputs = roomOutputs({ ...news, [NOT_RESET]: refused }, room, [...changed, ...leftOutBefore(before)]);
    const actual = actualSettings(room, refused);
    // What Daily leaves out is at its default, so that there was nothing to reset.
    const unset = refused.filter((setting) => actual[setting] !== undefined);
    if (unset.length > 0 || kept.length > 0) throw notReset(name, outputs, { unset, kept });
    return outputs;
  } catch (error) {
    if (error instanceof AnotherRoom) throw anothersRoom(error.room, error.changed);
    if (!isDailyError(error)) throw error;
    if (error.code === "not-found") throw error.with(DELETED);
    if (room === found) throw error;
    throw new PartlyCreated(
      // Nothing is known of the settings that Daily leaves out: the next update tells it them again.
      { id: name, outputs: roomOutputs({ ...news, [NOT_RESET]: changed }, room, []) },
      `${error.message} Part of the update succeeded, and the state holds the room as it is now: run pulumi up again.`,
    );
  }
}

/** Answers what Daily refused to reset. */
async function setOrReset(settings: readonly string[], to: Values, update: Update): Promise<string[]> {
  const unsure = unsureResets(settings, to);
  try {
    if (settings.length > 0) await update(settings, to);
    return [];
  } catch (error) {
    if (unsure.length === 0 || !isDailyError(error, "invalid-request")) throw error;
    if (settings.length === 1) return unsure;
  }
  // It may have been one of these, or something else: without them, and with each alone, it shows.
  const rest = settings.filter((setting) => !unsure.includes(setting));
  if (rest.length > 0) await update(rest, to);
  const refused: string[] = [];
  for (const setting of unsure) refused.push(...(await setOrReset([setting], to, update)));
  return refused;
}

/** What only null could reset, where Daily does not say that it takes one. */
function unsureResets(settings: readonly string[], to: Values): string[] {
  const declared = settingsIn(to);
  return settings.filter((name) => {
    const { default: initial, takesNull } = settingNamed(name);
    return declared[name] === undefined && initial === undefined && !takesNull;
  });
}

/**
 * Whether Daily replaces an object in an update, or merges it into the one before, is not documented. Where it merges, what
 * was taken out of the object stays at Daily for ever: only null ends that. For a moment the setting is then at its default.
 * Answers what Daily refused to reset.
 */
async function setAnew(merged: readonly string[], news: Values, update: Update): Promise<string[]> {
  const kept = await setOrReset(merged, {}, update);
  const reset = merged.filter((setting) => !kept.includes(setting));
  if (reset.length > 0) await update(reset, news);
  return kept;
}

/** Whether Daily's answer still has what was taken out of a setting that is an object. */
function isMerged(setting: string, before: Values, news: Values, room: RoomAnswer): boolean {
  const answered = declaredSettings(room, news, []);
  return keepsLost(settingsIn(before)[setting], settingsIn(news)[setting], answered[setting]);
}

/** Whether an answer still has what was in an object before, and is no longer declared there. */
function keepsLost(before: unknown, declared: unknown, answered: unknown): boolean {
  if (!isRecord(before) || !isRecord(declared) || !isRecord(answered)) return false;
  return Object.keys(before).some((key) =>
    Object.hasOwn(declared, key) ? keepsLost(before[key], declared[key], answered[key]) : Object.hasOwn(answered, key),
  );
}
