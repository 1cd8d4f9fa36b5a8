import { type DailyClient, type RoomAnswer, type Span, wasCreatedWithin } from "../../daily/client";
import type { Values } from "../types";
import { declaredBody } from "./body";
import { changeRoom } from "./change";
import { makeOrAdopt } from "./create";
import { actualSettings, changedSettings } from "./declared";
import { nameInUse } from "./nameInUse";
import { hasGeneratedName } from "./naming";
import { UNSETTLED } from "./outputs";
import { asArguments, settingsIn } from "./settings";

/** Whether it is not known if the room was created (PartlyCreated). Without a room's id nothing else was learnt of it. */
export function isUnsettled({ roomId }: Values): boolean {
  return roomId === undefined;
}

/** Makes up for an unclear creation: the room is made if it is not there, and else becomes what is declared. */
export async function settleRoom(name: string, olds: Values, news: Values, client: DailyClient): Promise<RoomAnswer> {
  const found = await client.getRoom(name);
  if (!found) return makeOrAdopt(name, news, client);
  if (news.adopt === true) return client.updateRoom(name, declaredBody(news));
  if (isAnothers(found, olds)) throw nameInUse(found);
  const actual = asArguments(actualSettings(found, Object.keys(settingsIn(news))));
  const changed = changedSettings(actual, news);
  // What Daily does not reset of a room that was just made is not the program's business.
  return changed.length === 0 ? found : (await changeRoom(name, news, changed, client, found.id)).room;
}

/** Whether nothing shows that a room is the one whose creation was unclear: it may be somebody else's. */
export function isAnothers(room: RoomAnswer, unsettled: Values): boolean {
  return (
    isUnsettled(unsettled) &&
    !hasGeneratedName(unsettled) &&
    !wasCreatedWithin(unsettled[UNSETTLED] as Span | undefined, room)
  );
}
