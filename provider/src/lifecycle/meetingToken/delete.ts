import { unixTime } from "../../properties/time";
import type { Log, Values } from "../types";

/** Daily has no call that revokes a token, so nothing is called: it is said until when it works, and what ends it. */
export function deleteMeetingToken(
  id: string,
  props: Values,
  { log, now }: { readonly log: Log; readonly now: number },
): void {
  const { expiresAt, roomName, signing } = props;
  if (typeof expiresAt === "string" && unixTime(expiresAt) <= now) return;
  const until = typeof expiresAt === "string" ? `until ${expiresAt}` : "for ever";
  // The same run may delete the room a moment later, or keep it: nobody knows that here.
  const orUntil = typeof roomName === "string" ? `, or until room "${roomName}" is deleted` : "";
  const rest = otherEnd(roomName, signing);
  log.info(`Token ${id} works ${until}${orUntil}: Daily has no call that revokes a token.${rest && ` ${rest}`}`);
}

function otherEnd(roomName: unknown, signing: unknown): string {
  const inRoom = typeof roomName === "string";
  if (signing !== "self") return inRoom ? "" : "It names no room, so nothing ends it before.";
  return `Regenerating the API key ends it${inRoom ? " too" : ""}, with every other token that it signed.`;
}
