import { unixTime } from "../../properties/time";
import type { Log, Values } from "../types";

/** Daily has no call that revokes a token, so nothing is called: it is said until when it works, and what ends it. */
export function deleteMeetingToken(
  id: string,
  props: Values,
  { log, now }: { readonly log: Log; readonly now: number },
): void {
  const { expiresAt, roomName, roomExpiresAt, signing } = props;
  if (typeof expiresAt === "string" && unixTime(expiresAt) <= now) return;
  const ownEnd = typeof expiresAt === "string" ? `until ${expiresAt}` : "for ever";
  const works =
    typeof roomExpiresAt === "string"
      ? untilRoomEnds(roomName, roomExpiresAt, now)
      : // The same run may delete the room a moment later, or keep it: nobody knows that here.
        `works ${ownEnd}${typeof roomName === "string" ? `, or until room "${roomName}" is deleted` : ""}`;
  const rest = [
    ...(typeof roomExpiresAt === "string" ? [`If the room's exp has been moved since, it works ${ownEnd}.`] : []),
    ...otherEnd(roomName, signing),
  ];
  log.info([`Token ${id} ${works}: Daily has no call that revokes a token.`, ...rest].join(" "));
}

/** What was known of the room when the token was made: Daily is not asked again. */
function untilRoomEnds(roomName: unknown, end: string, now: number): string {
  return unixTime(end) <= now
    ? `worked until ${end}, when room "${roomName}" ended`
    : `works until ${end}, when room "${roomName}" ends, or until that is deleted`;
}

function otherEnd(roomName: unknown, signing: unknown): string[] {
  const inRoom = typeof roomName === "string";
  if (signing !== "self") return inRoom ? [] : ["It names no room, so nothing ends it before."];
  return [`Regenerating the API key ends it${inRoom ? " too" : ""}, with every other token that it signed.`];
}
