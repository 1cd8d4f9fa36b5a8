import { roomOptions } from "../../../provider/src/room/options";
import { mayHoldKey, roomProperties } from "../../../provider/src/room/properties";
import { dynamicType } from "../../../provider/src/runtime/resourceTypes";
import { commentsIn } from "./comments";
import { arrayOf, objectOf, type Properties, type ResourceSpec, string } from "./spec";
import type { Types } from "./types";

const comment = commentsIn("resources/room.ts");

/** The arguments of a Room. What may hold a key is secret, whether or not the program says so. */
export function roomArguments(types: Types): Properties {
  const all = types.properties({ ...roomOptions, ...roomProperties });
  const keys = mayHoldKey.map((name) => [name, { ...all[name], secret: true }]);
  return { ...all, ...Object.fromEntries(keys) };
}

export function roomResource(types: Types): ResourceSpec {
  const inputs = roomArguments(types);
  return {
    description: commentsIn("resources/native/room.ts")("Room"),
    inputProperties: inputs,
    properties: {
      ...inputs,
      name: { ...string, description: comment("RoomResource.name") },
      url: { ...string, description: comment("RoomResource.url") },
      roomId: { ...string, description: comment("RoomResource.roomId") },
      createdAt: { ...string, description: comment("RoomResource.createdAt") },
      domainName: { ...string, description: comment("RoomResource.domainName") },
      sipUri: { ...sipUri(types), secret: true, description: comment("RoomResource.sipUri") },
      dialinCode: { ...string, secret: true, description: comment("RoomResource.dialinCode") },
    },
    required: ["name", "url", "roomId", "createdAt", "domainName"],
    // So that stacks of the dynamic provider keep their resources.
    aliases: [{ type: dynamicType("Room") }],
  };
}

function sipUri(types: Types) {
  const fields = {
    endpoint: { ...string, description: comment("SipUri.endpoint") },
    extraEndpoints: { ...arrayOf(string), description: comment("SipUri.extraEndpoints") },
  };
  return types.named("SipUri", objectOf(fields, ["endpoint"]));
}
