import { hasUnknown } from "../../properties/unknown";
import type { Problem } from "../../properties/validate";
import type { Values } from "../types";

/** What is wrong with the rooms that a token would open. */
export function roomProblems({ roomName, allRooms }: Values): Problem[] {
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
