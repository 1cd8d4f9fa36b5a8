import type { DailyClient, RoomAnswer } from "../../daily/client";
import { assertSameDomain } from "../sameDomain";
import type { Log, Values } from "../types";
import { hasGeneratedName } from "./naming";
import { domainOfState } from "./outputs";
import { isAnothers, isUnsettled } from "./settle";

export interface RoomDeleteContext {
  readonly client: DailyClient;
  /** Whether a room belongs to another resource now, or to this one's replacement (RoomHolders). */
  readonly isHeld: (roomId: string) => boolean;
  /** Whether it is the replacement's, where an adapter can tell. */
  readonly isHeldByItself?: (roomId: string) => boolean;
  readonly log: Log;
}

/**
 * Deletes a room, which ends a running meeting and revokes the tokens that Daily signed for it. Already gone is done.
 * Daily deletes by name: a room of that name that is not the state's is left alone.
 */
export async function deleteRoom(id: string, props: Values, context: RoomDeleteContext): Promise<void> {
  const { client, log } = context;
  const room = await client.getRoom(id);
  if (!room && isUnsettled(props)) return;
  const reason = room && whyNot(room, props, context);
  if (!room || reason !== undefined) await assertSameDomain(client, domainOfState(props), `room "${id}"`);
  if (room && reason !== undefined) {
    if (context.isHeldByItself?.(room.id)) return log.warn(notReplaced(id));
    return log.info(`Room "${id}" is left alone: ${reason}.`);
  }
  // Also where there is none to be seen: Daily may have hidden an expired one, and collects it then.
  await client.deleteRoom(id, room?.id ?? String(props.roomId));
  if (hasGeneratedName(props)) return;
  log.info(
    `Room "${id}" is deleted, and its tokens no longer work. If a room named "${id}" is created again, its unexpired tokens will probably open it.`,
  );
}

function notReplaced(id: string): string {
  return `Room "${id}" is not replaced: with adopt: true, its replacement has taken over the same room, and its tokens still work. For a new room, give its resource the option deleteBeforeReplace: true, and replace it again.`;
}

function whyNot(room: RoomAnswer, props: Values, { isHeld }: RoomDeleteContext): string | undefined {
  if (isHeld(room.id)) return "another resource of this program has taken it over";
  if (isUnsettled(props)) {
    return isAnothers(room, props) ? "nothing shows that this stack created it" : undefined;
  }
  return room.id === props.roomId ? undefined : "it was deleted and created again outside this program";
}
