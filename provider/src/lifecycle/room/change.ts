import type { DailyClient, RoomAnswer } from "../../daily/client";
import { isDailyError } from "../../daily/errors";
import type { Values } from "../types";
import { changesBody } from "./body";
import { settingNamed, settingsIn } from "./settings";

export interface Change {
  readonly room: RoomAnswer;
  /** Settings that Daily refused to reset. */
  readonly refused: readonly string[];
}

/** Sets what changed of a room, and resets what is no longer declared: what Daily refuses to reset stays, and is told. */
export async function changeRoom(
  name: string,
  news: Values,
  changed: readonly string[],
  client: DailyClient,
  roomId: string,
): Promise<Change> {
  try {
    return { room: await client.updateRoom(name, changesBody(news, changed), roomId), refused: [] };
  } catch (error) {
    const unsure = unsureResets(news, changed);
    if (unsure.length === 0 || !isDailyError(error, "invalid-request")) throw error;
    // It may have been one of these, or something else: without them it shows.
    const rest = changed.filter((setting) => !unsure.includes(setting));
    const room =
      rest.length > 0 ? await client.updateRoom(name, changesBody(news, rest), roomId) : await client.getRoom(name);
    if (!room) throw error;
    return { room, refused: unsure };
  }
}

/** What only null could reset, where Daily does not say that it takes one. */
function unsureResets(news: Values, changed: readonly string[]): string[] {
  const declared = settingsIn(news);
  return changed.filter((name) => {
    const { default: initial, takesNull } = settingNamed(name);
    return declared[name] === undefined && initial === undefined && !takesNull;
  });
}
