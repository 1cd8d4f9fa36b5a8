import { roomPages } from "../daily/client";
import type { DailyFunction } from "./function";
import { type GetRoomResult, holdsKey, toResult } from "./getRoom";

/** `getRooms` takes no arguments yet: `{}`. */
export type GetRoomsArgs = Record<string, never>;

export interface GetRoomsResult {
  /** All rooms of the domain, newest first. */
  readonly rooms: GetRoomResult[];
}

export const getRooms: DailyFunction<GetRoomsArgs, GetRoomsResult> = {
  name: "getRooms",
  args: [],
  isSecret: ({ rooms }) => rooms.some(holdsKey),
  async ask(client) {
    const rooms: GetRoomResult[] = [];
    for await (const page of roomPages(client())) rooms.push(...page.map(toResult));
    return { rooms };
  },
};
