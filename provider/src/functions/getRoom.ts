import type { RoomAnswer } from "../daily/client";
import { DailyError } from "../daily/errors";
import { UserError } from "../lifecycle";
import { otherProperties } from "../properties/otherProperties";
import { fromRest } from "../properties/rest";
import type { Privacy } from "../room/options";
import { answeredOnly, mayHoldKey, roomProperties } from "../room/properties";
import type { RoomProperties } from "../room/properties.generated";
import { roomNameFault } from "../room/roomName";
import { shownIn } from "../runtime/secretNames";
import type { DailyFunction } from "./function";

export interface GetRoomArgs {
  /** The room's name. */
  name: string;
}

/** A room's current state at Daily. */
export interface GetRoomResult {
  /** The room's name, for a token's `roomName`. */
  readonly name: string;
  /** The room's URL. */
  readonly url: string;
  /** The room's id at Daily. It distinguishes a room from a later one of the same name. */
  readonly roomId: string;
  /** Who may join. */
  readonly privacy: Privacy;
  /** When the room was created, in ISO 8601. */
  readonly createdAt: string | undefined;
  /**
   * What differs from Daily's defaults; `otherProperties` are those that pulumi-daily does not know.
   * `streamingEndpoints` and `meetingJoinHook` may hold a key: where a room has one of them, the result of the Output forms
   * is secret. That of the other form cannot be: make a secret of what you pass on of it.
   */
  readonly properties: RoomProperties;
}

export const getRoom: DailyFunction<GetRoomArgs, GetRoomResult> = {
  name: "getRoom",
  args: ["name"],
  shown: { name: shownIn.meetingToken.roomName },
  isSecret: holdsKey,
  async ask(client, { name }) {
    const fault = roomNameFault(name);
    if (fault !== undefined) throw new UserError(`getRoom: ${fault}`);
    const room = await client().getRoom(name);
    if (!room) throw missing(name);
    return toResult(room);
  },
};

export function toResult(room: RoomAnswer): GetRoomResult {
  const { id, name, url, privacy, createdAt, config } = room;
  const others = otherProperties(roomProperties, config, answeredOnly);
  const properties: RoomProperties = {
    ...fromRest(roomProperties, config),
    ...(others && { otherProperties: others }),
  };
  return { name, url, roomId: id, privacy: privacy as Privacy, createdAt, properties };
}

export function holdsKey({ properties }: GetRoomResult): boolean {
  return mayHoldKey.some((name) => properties[name] !== undefined);
}

function missing(name: string): DailyError {
  const fields = { code: "not-found", action: `reading room "${name}"`, attempts: 1, elapsedMs: 0 } as const;
  return new DailyError(fields, `Room "${name}" does not exist at Daily.`);
}
