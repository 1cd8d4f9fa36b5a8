import { dynamicType } from "../../../provider/src/runtime/resourceTypes";
import { meetingTokenSetOptions } from "../../../provider/src/token/options";
import { commentsIn } from "./comments";
import { meetingTokenArguments } from "./meetingToken";
import { mapOf, objectOf, type ResourceSpec, string } from "./spec";
import type { Types } from "./types";

const comment = commentsIn("resources/meetingTokenSet.ts");

/** The set takes what a token takes, for all of its tokens, and again for each. What it gives back has their names. */
export function meetingTokenSetResource(types: Types): ResourceSpec {
  const ofTokens = meetingTokenArguments(types);
  const token = types.named("MeetingTokenSetToken", objectOf(ofTokens));
  const inputs = { ...ofTokens, ...types.properties(meetingTokenSetOptions, "MeetingTokenSet") };
  const told = (name: string) => comment(`MeetingTokenSetResource.${name}`);
  return {
    description: commentsIn("resources/native/meetingTokenSet.ts")("MeetingTokenSet"),
    inputProperties: { ...inputs, tokens: { ...mapOf(token), description: comment("MeetingTokenSetArgs.tokens") } },
    requiredInputs: ["tokens"],
    properties: {
      ...inputs,
      tokens: { ...mapOf(string), secret: true, description: told("tokens") },
      issuedAt: { ...mapOf(string), description: told("issuedAt") },
      expiresAt: { ...mapOf(string), description: told("expiresAt") },
      renewAt: { ...mapOf(string), description: told("renewAt") },
      rooms: { ...mapOf(room(types)), description: told("rooms") },
      domainName: { ...string, description: told("domainName") },
    },
    required: ["tokens", "issuedAt", "expiresAt", "renewAt", "rooms"],
    // So that stacks of the dynamic provider keep their resources.
    aliases: [{ type: dynamicType("MeetingTokenSet") }],
  };
}

function room(types: Types) {
  const names = ["roomId", "url", "expiresAt"];
  const fields = names.map((name) => [name, { ...string, description: comment(`MeetingTokenSetRoom.${name}`) }]);
  return types.named("MeetingTokenSetRoom", objectOf(Object.fromEntries(fields)));
}
