import type { DailyClient } from "../../daily/client";
import { assertSameDomain } from "../sameDomain";
import { UserError, type Values } from "../types";
import { changeRoom, DELETED } from "./change";
import { changedSettings } from "./declared";
import { anothersRoom } from "./nameInUse";
import { answeredOutputs, domainOfState, roomOutputs } from "./outputs";
import { declaredBody } from "./settings";
import { isUnsettled, settleRoom } from "./settle";

/** Changes a room in place: what changed is set, what is no longer declared goes back to Daily's default. */
export async function updateRoom(name: string, olds: Values, news: Values, client: DailyClient): Promise<Values> {
  if (isUnsettled(olds)) return settleRoom(name, olds, news, client);
  const changed = changedSettings(olds, news);
  const isAdopting = news.adopt === true && olds.adopt !== true;
  // Such as an `adopt` that has done its work: Daily need not be told.
  if (changed.length === 0 && !isAdopting) return { ...news, ...answeredOutputs(olds) };
  const found = await client.getRoom(name);
  if (found?.id !== olds.roomId) await assertSameDomain(client, domainOfState(olds), `room "${name}"`);
  if (!found) throw new UserError(`Room "${name}" does not exist at Daily. ${DELETED}`);
  if (found.id !== olds.roomId) {
    if (news.adopt !== true) throw anothersRoom(found);
    return roomOutputs(news, await client.updateRoom(name, declaredBody(news)));
  }
  if (changed.length === 0) return { ...news, ...answeredOutputs(olds) };
  return changeRoom(found, olds, news, changed, client);
}
