import { hasUnknown } from "../properties/unknown";
import type { Problem } from "../properties/validate";

/** What is wrong with the rooms that a token would open: a token for all of them has to be meant. */
export function roomNameProblems({ roomName, allRooms }: Readonly<Record<string, unknown>>): Problem[] {
  if (hasUnknown(roomName) || hasUnknown(allRooms)) return [];
  if (roomName === undefined && allRooms !== true) {
    return [
      {
        property: "roomName",
        reason:
          "roomName is missing: such a token opens every room of the domain. Name a room, or set allRooms: true if that is meant.",
      },
    ];
  }
  if (roomName !== undefined && allRooms === true) {
    return [
      {
        property: "allRooms",
        reason: "allRooms is true, but roomName names one room. Leave one of the two out.",
      },
    ];
  }
  return [];
}
