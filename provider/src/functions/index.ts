/** The functions of the package, without any engine: each adapter calls these very objects. */
import type { DailyFunction } from "./function";
import { getDomain } from "./getDomain";
import { getRoom } from "./getRoom";
import { getRooms } from "./getRooms";
import { validateMeetingToken } from "./validateMeetingToken";

export { type DailyFunction, unknownArgument } from "./function";
export type { GetDomainArgs, GetDomainResult } from "./getDomain";
export type { GetRoomArgs, GetRoomResult } from "./getRoom";
export type { GetRoomsArgs, GetRoomsResult } from "./getRooms";
export type { ValidateMeetingTokenArgs, ValidateMeetingTokenResult } from "./validateMeetingToken";

export const functions = {
  getRoom,
  getRooms,
  getDomain,
  validateMeetingToken,
} as const satisfies Readonly<Record<string, DailyFunction<never, unknown>>>;
