import type { Account } from "./account";
import { isDailyError } from "./errors";
import { request } from "./request";
import { type RoomAnswer, roomPath, toRoom } from "./roomAnswer";
import type { HttpAnswer } from "./transport";

/** Looks for a room without sharing the answer of a look-up that may have begun before. */
export async function lookUpRoom(
  account: Account,
  name: string,
  onAnswer?: (answer: HttpAnswer) => void,
): Promise<RoomAnswer | undefined> {
  try {
    return await request(account, {
      method: "GET",
      path: roomPath(name),
      read: toRoom,
      action: `looking for room "${name}"`,
      onAnswer,
    });
  } catch (error) {
    if (isDailyError(error, "not-found")) return undefined;
    throw error;
  }
}
