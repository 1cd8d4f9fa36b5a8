import type { DailyClient, RoomAnswer } from "../../daily/client";
import { unixTime } from "../../properties/time";
import type { Values } from "../types";
import { changesBody, declaredBody } from "./body";
import { actualSettings, changedSettings } from "./declared";
import { nameInUse } from "./nameInUse";
import { hasGeneratedName } from "./naming";
import { UNSETTLED_SINCE } from "./outputs";

/** For how long a creation may have been tried before it was given up, and how far two clocks may be apart. */
const TOLERANCE_SECONDS = 300;

/** Whether a room's creation came about is not known (PartlyCreated). Without a room's id nothing else was learnt of it. */
export function isUnsettled({ roomId }: Values): boolean {
  return roomId === undefined;
}

/** Makes up for an unclear creation: the room is made if it is not there, and else becomes what is declared. */
export async function settleRoom(name: string, olds: Values, news: Values, client: DailyClient): Promise<RoomAnswer> {
  const found = await client.getRoom(name);
  if (!found) return client.createRoom({ name, ...declaredBody(news) });
  if (news.adopt === true) return client.updateRoom(name, declaredBody(news));
  if (isAnothers(found, olds)) throw nameInUse(found);
  return mendRoom(found, news, client);
}

/** Whether the room that was found under a fixed name cannot be that of an unclear creation: it is older. */
export function isAnothers({ createdAt }: RoomAnswer, unsettled: Values): boolean {
  const attempted = unsettled[UNSETTLED_SINCE];
  if (hasGeneratedName(unsettled) || typeof attempted !== "number") return false;
  return unixTime(createdAt ?? "") < attempted - TOLERANCE_SECONDS;
}

/** Makes a room that is ours what is declared, and nothing else. */
export async function mendRoom(room: RoomAnswer, declared: Values, client: DailyClient): Promise<RoomAnswer> {
  const changed = changedSettings(actualSettings(room), declared);
  return changed.length === 0 ? room : client.updateRoom(room.name, changesBody(declared, changed));
}
