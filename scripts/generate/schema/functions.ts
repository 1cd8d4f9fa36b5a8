import { roomOptions } from "../../../provider/src/room/options";
import { roomProperties } from "../../../provider/src/room/properties";
import { nativeType } from "../../../provider/src/runtime/resourceTypes";
import { meetingTokenOptions } from "../../../provider/src/token/options";
import { meetingTokenProperties } from "../../../provider/src/token/properties";
import { commentsIn } from "./comments";
import { arrayOf, boolean, type FunctionSpec, type ObjectSpec, objectOf, string, type TypeSpec } from "./spec";
import type { Types } from "./types";

const comment = commentsIn("resources/native/functions.ts");
const commentOnRoom = commentsIn("functions/getRoom.ts");
const commentOnRooms = commentsIn("functions/getRooms.ts");
const commentOnDomain = commentsIn("functions/getDomain.ts");
const commentOnValidation = commentsIn("functions/validateMeetingToken.ts");

export function functions(types: Types): Record<string, FunctionSpec> {
  const room = roomResult(types);
  const rooms = arrayOf(types.named("GetRoomsRoom", room));
  return {
    [nativeType("getRoom")]: {
      description: comment("getRoom"),
      inputs: objectOf({ name: { ...string, description: commentOnRoom("GetRoomArgs.name") } }, ["name"]),
      outputs: room,
    },
    [nativeType("getRooms")]: {
      description: comment("getRooms"),
      inputs: objectOf({}),
      outputs: objectOf({ rooms: { ...rooms, description: commentOnRooms("GetRoomsResult.rooms") } }, ["rooms"]),
    },
    [nativeType("getDomain")]: {
      description: comment("getDomain"),
      inputs: objectOf({}),
      outputs: objectOf(
        {
          domainId: { ...string, description: commentOnDomain("GetDomainResult.domainId") },
          domainName: { ...string, description: commentOnDomain("GetDomainResult.domainName") },
        },
        ["domainId", "domainName"],
      ),
    },
    [nativeType("validateMeetingToken")]: validateMeetingToken(types),
  };
}

function roomResult(types: Types): ObjectSpec {
  const { privacy } = types.properties({ privacy: roomOptions.privacy });
  const properties = types.properties({ ...roomProperties, otherProperties: roomOptions.otherProperties });
  return objectOf(
    {
      name: { ...string, description: commentOnRoom("GetRoomResult.name") },
      url: { ...string, description: commentOnRoom("GetRoomResult.url") },
      roomId: { ...string, description: commentOnRoom("GetRoomResult.roomId") },
      privacy: { ...(privacy as TypeSpec), description: commentOnRoom("GetRoomResult.privacy") },
      createdAt: { ...string, description: commentOnRoom("GetRoomResult.createdAt") },
      properties: {
        ...types.named("RoomProperties", objectOf(properties)),
        description: commentOnRoom("GetRoomResult.properties"),
      },
    },
    ["name", "url", "roomId", "privacy", "properties"],
  );
}

function validateMeetingToken(types: Types): FunctionSpec {
  const properties = types.properties({
    ...meetingTokenProperties,
    otherProperties: meetingTokenOptions.otherProperties,
  });
  const told = (name: string) => commentOnValidation(`ValidateMeetingTokenResult.${name}`);
  return {
    description: comment("validateMeetingToken"),
    inputs: objectOf(
      {
        token: { ...string, secret: true, description: commentOnValidation("ValidateMeetingTokenArgs.token") },
        ignoreNbf: { ...boolean, description: commentOnValidation("ValidateMeetingTokenArgs.ignoreNbf") },
      },
      ["token"],
    ),
    outputs: objectOf(
      {
        valid: { ...boolean, description: told("valid") },
        reason: { ...string, description: told("reason") },
        properties: {
          ...types.named("MeetingTokenProperties", objectOf(properties)),
          description: told("properties"),
        },
        roomName: { ...string, description: told("roomName") },
        domainId: { ...string, description: told("domainId") },
        issuedAt: { ...string, description: told("issuedAt") },
        expiresAt: { ...string, description: told("expiresAt") },
      },
      ["valid", "properties"],
    ),
  };
}
