import type { DailyClient, RoomAnswer } from "../../daily/client";
import { isDailyError } from "../../daily/errors";
import { fromRest } from "../../properties/rest";
import { roomProperties } from "../../room/properties";
import { isoTime } from "../../token/lifetime";
import type { Log, ReadResult, Values } from "../types";
import { hasExpired } from "./diff";
import { roomOutputs } from "./outputs";

export interface RoomReadContext {
  readonly client: DailyClient;
  readonly log: Log;
  /** Now, in seconds since the Unix epoch. */
  readonly now: number;
}

/** Looks a room up: what the program declares is compared, the rest is left alone. */
export async function readRoom(id: string, props: Values, { client, log, now }: RoomReadContext): Promise<ReadResult> {
  const room = await client.getRoom(id).catch((error) => {
    throw isDailyError(error) ? error.with("The state is unchanged.") : error;
  });
  if (!room && hasExpired(props, now)) {
    log.warn(
      `Room "${id}" expired at ${isoTime(props.exp as number)}; Daily treats it as deleted. Give it a later exp, or remove it.`,
    );
    return { kind: "present", id, outputs: props };
  }
  if (!room) {
    log.warn(`Room "${id}" no longer exists at Daily. The next update creates it again.`);
    return { kind: "gone", reason: "room-deleted" };
  }
  if (props.roomId !== undefined && props.roomId !== room.id) {
    log.warn(`Room "${id}" was deleted and created again outside this program; it is taken as it is now.`);
  }
  return { kind: "present", id, outputs: roomOutputs(isLookedUp(props) ? everything(room) : props, room) };
}

/** Whether a room is looked up by its name alone (`Room.get`), without a state. */
function isLookedUp(props: Values): boolean {
  return props.name === undefined;
}

function everything(room: RoomAnswer): Values {
  return { privacy: room.privacy, ...fromRest(roomProperties, room.config) };
}
