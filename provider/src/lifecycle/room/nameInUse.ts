import type { RoomAnswer } from "../../daily/client";
import { isoTime, unixTime } from "../../properties/time";
import { UserError } from "../types";

/** Whose room it is cannot be told: another stack's, or that of an update which was killed before Daily answered. */
export function nameInUse({ name, createdAt }: RoomAnswer): UserError {
  const since = createdAt === undefined ? "" : `, made at ${isoTime(unixTime(createdAt))}`;
  return new UserError(
    `A room named "${name}" exists at Daily already${since}. If an interrupted update of this stack made it, or to take it over, set adopt: true; if its resource was renamed, name the old one in aliases; else choose another name, or leave name out to have one generated.`,
  );
}
