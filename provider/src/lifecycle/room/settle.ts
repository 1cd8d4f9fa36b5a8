import { type DailyClient, type RoomAnswer, type Span, wasCreatedWithin } from "../../daily/client";
import { pick, type Values } from "../types";
import { changeRoom } from "./change";
import { makeOrAdopt } from "./create";
import { actualSettings, changedSettings } from "./declared";
import { nameInUse } from "./nameInUse";
import { hasGeneratedName } from "./naming";
import { roomOutputs, UNSETTLED } from "./outputs";
import { asArguments, declaredBody, settingsIn } from "./settings";

/** Whether it is not known if the room was created (PartlyCreated). Without a room's id nothing else was learnt of it. */
export function isUnsettled({ roomId }: Values): boolean {
  return roomId === undefined;
}

/**
 * Makes up for an unclear creation: the room is made if it is not there, and else becomes what is declared. Answers the
 * state.
 */
export async function settleRoom(name: string, olds: Values, news: Values, client: DailyClient): Promise<Values> {
  const found = await client.getRoom(name);
  if (!found) return roomOutputs(news, await makeOrAdopt(name, news, client));
  if (news.adopt === true) return roomOutputs(news, await client.updateRoom(name, declaredBody(news)));
  if (isAnothers(found, olds)) throw nameInUse(found);
  // What neither the creation nor the program declares is not the program's business.
  const names = Object.keys({ ...settingsIn(olds), ...settingsIn(news) });
  const before = asArguments(pick(actualSettings(found, names), names));
  const changed = changedSettings(before, news);
  return changeRoom(found, before, news, changed, client);
}

/** Whether nothing shows that a room is the one whose creation was unclear: it may be somebody else's. */
export function isAnothers(room: RoomAnswer, unsettled: Values): boolean {
  return (
    isUnsettled(unsettled) &&
    !hasGeneratedName(unsettled) &&
    !wasCreatedWithin(unsettled[UNSETTLED] as Span | undefined, room)
  );
}
