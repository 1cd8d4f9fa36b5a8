import { unixTime } from "../../properties/time";
import type { Log, Values } from "../types";
import { endsAt } from "./deadline";

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
  const { expiresAt, roomName, roomExpiresAt, signedBy } = props;
  if (endsAt(props) <= now) return;
  // That one works forever must not be lost behind another's end.
  const kind = JSON.stringify([roomName, roomExpiresAt, signedBy === "apiKey", expiresAt === undefined]);
  if (said.has(kind)) return;
  said.add(kind);
  const ownEnd = typeof expiresAt === "string" ? `until ${expiresAt}` : "forever";
  const works =
    typeof roomExpiresAt === "string"
      ? untilRoomEnds(roomName, roomExpiresAt, now)
      : // The same run may delete the room a moment later, or keep it: nobody knows that here.
        `works ${ownEnd}${typeof roomName === "string" ? `, or until room "${roomName}" is deleted` : ""}`;
  const rest = [
    ...(typeof roomExpiresAt === "string" ? [`If the room's exp has been moved since, it works ${ownEnd}.`] : []),
    ...otherEnd(roomName, signedBy),
    ofOthers(roomName),
  ];
  log.info([`Token ${id} ${works}: Daily has no call that revokes a token.`, ...rest].join(" "));
}

/** What holds for those that may follow. */
function ofOthers(roomName: unknown): string {
  const which = typeof roomName === "string" ? "of that room" : "without a room";
  return `The same applies to every other token ${which} that this update removes, each until its own expiry.`;
}

/** What was known of the room when the token was made: Daily is not asked again. */
function untilRoomEnds(roomName: unknown, end: string, now: number): string {
  return unixTime(end) <= now
    ? `worked until ${end}, when room "${roomName}" ended`
    : `works until ${end}, when room "${roomName}" ends, or until that is deleted`;
}

function otherEnd(roomName: unknown, signedBy: unknown): string[] {
  const inRoom = typeof roomName === "string";
  if (signedBy !== "apiKey") return inRoom ? [] : ["It is not limited to a room, so nothing ends it earlier."];
  return [`Regenerating the API key ends it${inRoom ? " too" : ""}, with every other token that it signed.`];
}
