import { unixTime } from "../../properties/time";
import type { Log, Values } from "../types";

/** Daily has no call that revokes a token, so nothing is called: it is said what goes on working, and how to end it. */
export function deleteMeetingToken(
  id: string,
  props: Values,
  { log, now }: { readonly log: Log; readonly now: number },
): void {
  const { expiresAt, roomName, signing } = props;
  if (typeof expiresAt === "string" && unixTime(expiresAt) <= now) return;
  const until = typeof expiresAt === "string" ? `until ${expiresAt}` : "for ever";
  log.info(`Token ${id} works ${until}: Daily has no call that revokes a token. ${howToEnd(roomName, signing)}`);
}

function howToEnd(roomName: unknown, signing: unknown): string {
  const room = typeof roomName === "string" ? `Deleting room "${roomName}" ends it at once.` : undefined;
  const key = "with every other token that it signed";
  if (signing !== "self") return room ?? "It names no room, so nothing ends it before.";
  return room ? `${room} Regenerating the API key ends it too, ${key}.` : `Regenerating the API key ends it, ${key}.`;
}
