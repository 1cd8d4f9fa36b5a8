import * as pulumi from "@pulumi/pulumi";
import { nativeType } from "../../runtime/resourceTypes";
import { argumentsOf } from "../arguments";
import { type MeetingTokenSetArgs, MeetingTokenSetResource, tokenSetOutputs } from "../meetingTokenSet";
import { ofPlugin, secretNamesOf } from "./plugin";

/**
 * Many Daily meeting tokens that share a room, a lifetime, or anything else, at the price of one resource. Each is minted,
 * renewed and dropped by itself, in place. https://docs.daily.co/reference/rest-api/meeting-tokens
 *
 * ```ts
 * const team = new daily.MeetingTokenSet("team", {
 *   roomName: room.name,
 *   expiresIn: "24h",
 *   tokens: { ada: { userName: "Ada", isOwner: true }, bot: { permissions: { canSend: ["audio"] } } },
 * });
 * export const botToken = team.tokens.apply((tokens) => tokens.bot);
 * ```
 */
export class MeetingTokenSet<Name extends string = string> extends MeetingTokenSetResource<Name> {
  constructor(name: string, args: MeetingTokenSetArgs<Name>, options: pulumi.CustomResourceOptions = {}) {
    const set = `MeetingTokenSet "${name}"`;
    const given = argumentsOf(set, args);
    if (options.import !== undefined) throw new pulumi.RunError(noImport(set));
    super(
      nativeType("MeetingTokenSet"),
      name,
      { ...tokenSetOutputs, ...given, ...secretNamesOf(given) },
      ofPlugin("MeetingTokenSet", name, options),
    );
  }
}

function noImport(set: string): string {
  return `${set}: Daily does not return tokens that it has minted, so that none can be imported. Leave import out to mint others. To check a token that you have, use validateMeetingToken.`;
}
