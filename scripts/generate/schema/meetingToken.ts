import { dynamicType } from "../../../provider/src/runtime/resourceTypes";
import { meetingTokenOptions, otherMeetingTokenOptions } from "../../../provider/src/token/options";
import { meetingTokenProperties } from "../../../provider/src/token/properties";
import { commentsIn } from "./comments";
import { any, duration, type Properties, type PropertySpec, type ResourceSpec, string } from "./spec";
import type { Types } from "./types";

const comment = commentsIn("resources/meetingToken.ts");

export function meetingTokenArguments(types: Types): Properties {
  return { ...types.properties({ ...meetingTokenProperties, ...meetingTokenOptions }), ...otherArguments() };
}

const otherTypes = { Duration: duration, "any value": any };

function otherArguments(): Properties {
  const entries = Object.entries(otherMeetingTokenOptions).map(
    ([name, { type, doc, ...rest }]): [string, PropertySpec] => {
      const initial = rest.default === undefined ? [] : [`Default: ${rest.default}.`];
      return [name, { ...otherTypes[type], description: [doc, ...initial].join(" ") }];
    },
  );
  return Object.fromEntries(entries);
}

export function meetingTokenResource(types: Types): ResourceSpec {
  const inputs = meetingTokenArguments(types);
  return {
    description: commentsIn("resources/native/meetingToken.ts")("MeetingToken"),
    inputProperties: inputs,
    properties: {
      ...inputs,
      token: { ...string, secret: true, description: comment("MeetingTokenResource.token") },
      issuedAt: { ...string, description: comment("MeetingTokenResource.issuedAt") },
      expiresAt: { ...string, description: comment("MeetingTokenResource.expiresAt") },
      renewAt: { ...string, description: comment("MeetingTokenResource.renewAt") },
      roomId: { ...string, description: comment("MeetingTokenResource.roomId") },
      roomUrl: { ...string, description: comment("MeetingTokenResource.roomUrl") },
      roomExpiresAt: {
        ...string,
        description: "When the room ends, in ISO 8601, if that is before the token does. Absent otherwise.",
      },
      domainName: { ...string, description: comment("MeetingTokenResource.domainName") },
    },
    required: ["token", "issuedAt"],
    // So that stacks of the dynamic provider keep their resources.
    aliases: [{ type: dynamicType("MeetingToken") }],
  };
}
