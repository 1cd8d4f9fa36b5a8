import { meetingTokenOptions, otherMeetingTokenOptions } from "../../../provider/src/token/options";
import { meetingTokenProperties } from "../../../provider/src/token/properties";
import { commentsIn } from "./comments";
import { any, duration, type Properties, type PropertySpec, type ResourceSpec, string } from "./spec";
import type { Types } from "./types";

const comment = commentsIn("meetingToken.ts");

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
    description: comment("MeetingToken"),
    inputProperties: inputs,
    properties: {
      ...inputs,
      token: { ...string, secret: true, description: comment("MeetingToken.token") },
      issuedAt: { ...string, description: comment("MeetingToken.issuedAt") },
      expiresAt: { ...string, description: comment("MeetingToken.expiresAt") },
      renewAt: { ...string, description: comment("MeetingToken.renewAt") },
      roomId: { ...string, description: comment("MeetingToken.roomId") },
      roomUrl: { ...string, description: comment("MeetingToken.roomUrl") },
      roomExpiresAt: {
        ...string,
        description: "When the room ends, in ISO 8601, if that is before the token does. Absent otherwise.",
      },
      domainName: { ...string, description: comment("MeetingToken.domainName") },
    },
    required: ["token", "issuedAt"],
    // So that stacks of the dynamic provider keep their resources.
    aliases: [{ type: "pulumi-nodejs:dynamic/daily:MeetingToken" }],
  };
}
