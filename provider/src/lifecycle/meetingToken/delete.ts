import { unixTime } from "../../properties/time";
import type { Log, Values } from "../types";

export interface MeetingTokenDeleteContext {
  readonly log: Log;
  /** Now, in seconds since the Unix epoch. */
  readonly now: number;
  /** Of which tokens this update has said it already. */
  readonly said: Set<string>;
}

/**
 * Daily has no call that revokes a token, so nothing is called: it is said until when it works, and what ends it. Once
 * for each room and kind of token, since an update may take hundreds of them, and nobody knows here how many follow.
 */
export function deleteMeetingToken(id: string, props: Values, { log, now, said }: MeetingTokenDeleteContext): void {
  const { expiresAt, roomName, signing } = props;
  if (typeof expiresAt === "string" && unixTime(expiresAt) <= now) return;
  // That one works for ever must not be lost behind another's end.
  const kind = JSON.stringify([roomName, signing === "self", expiresAt === undefined]);
  if (said.has(kind)) return;
  said.add(kind);
  const until = typeof expiresAt === "string" ? `until ${expiresAt}` : "for ever";
  // The same run may delete the room a moment later, or keep it: nobody knows that here.
  const orUntil = typeof roomName === "string" ? `, or until room "${roomName}" is deleted` : "";
  const rest = otherEnd(roomName, signing);
  log.info(
    `Token ${id} works ${until}${orUntil}: Daily has no call that revokes a token.${rest && ` ${rest}`} ${ofOthers(roomName)}`,
  );
}

/** What holds for those that may follow. */
function ofOthers(roomName: unknown): string {
  const which = typeof roomName === "string" ? "of that room" : "without a room";
  return `Each other token ${which} that goes in this update works on, too, until its own end.`;
}

function otherEnd(roomName: unknown, signing: unknown): string {
  const inRoom = typeof roomName === "string";
  if (signing !== "self") return inRoom ? "" : "It names no room, so nothing ends it before.";
  return `Regenerating the API key ends it${inRoom ? " too" : ""}, with every other token that it signed.`;
}
