import { roles } from "../../../provider/src/meetingAccess/roles";
import { oneOf } from "../../../provider/src/properties/shape";
import { commentsIn } from "./comments";
import { meetingTokenArguments } from "./meetingToken";
import { roomArguments } from "./room";
import { duration, mapOf, objectOf, plain, type ResourceSpec, string, type TypeSpec } from "./spec";
import type { Types } from "./types";

const comment = commentsIn("resources/meetingAccess.ts");
const commentOnArgs = commentsIn("resources/meetingAccessArgs.ts");

/** The component. Its resources follow from which roles there are: a program has to know them. */
export function meetingAccessComponent(types: Types): ResourceSpec {
  const room = types.named("MeetingAccessRoom", objectOf(roomArguments(types)));
  return {
    description: commentsIn("resources/native/meetingAccess.ts")("MeetingAccess"),
    isComponent: true,
    inputProperties: {
      room: { ...plain(room), description: commentOnArgs("MeetingAccessArgs.room") },
      roles: { ...plain(mapOf(role(types))), description: commentOnArgs("MeetingAccessArgs.roles") },
      expiresIn: { ...duration, description: commentOnArgs("MeetingAccessArgs.expiresIn") },
      renewBefore: { ...duration, description: commentOnArgs("MeetingAccessArgs.renewBefore") },
    },
    requiredInputs: ["roles"],
    properties: {
      roomName: { ...string, description: comment("MeetingAccessComponent.roomName") },
      roomUrl: { ...string, description: comment("MeetingAccessComponent.roomUrl") },
      tokens: { ...mapOf(string), secret: true, description: comment("MeetingAccessComponent.tokens") },
      joinUrls: { ...mapOf(string), secret: true, description: comment("MeetingAccessComponent.joinUrls") },
    },
    required: ["roomName", "roomUrl", "tokens", "joinUrls"],
  };
}

function role(types: Types): TypeSpec {
  const { roomName, allRooms, ...args } = meetingTokenArguments(types);
  const preset = { shape: oneOf(...Object.keys(roles), "none"), doc: commentOnArgs("RoleArgs.preset") };
  const own = types.properties({ preset }, "MeetingAccess");
  return types.named("MeetingAccessRole", objectOf({ ...args, ...own }));
}
