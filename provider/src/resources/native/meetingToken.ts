import * as pulumi from "@pulumi/pulumi";
import { nativeType } from "../../runtime/resourceTypes";
import { argumentsOf } from "../arguments";
import { type MeetingTokenArgs, MeetingTokenResource, tokenOutputs } from "../meetingToken";
import { ofPlugin, secretNamesOf } from "./plugin";

/**
 * A Daily meeting token: what one participant may do in a room.
 * https://docs.daily.co/reference/rest-api/meeting-tokens
 *
 * A token cannot be changed: changing anything in it replaces it, and the new token is made before the old one is dropped.
 * Nor can Daily revoke a token by itself: delete its room instead.
 *
 * ```ts
 * const room = new daily.Room("standup", { privacy: "private" });
 * const bot = new daily.MeetingToken("bot", { roomName: room.name, userName: "Bot", expiresIn: "24h" });
 * export const botToken = bot.token;
 * ```
 */
export class MeetingToken extends MeetingTokenResource {
  constructor(name: string, args: MeetingTokenArgs, options: pulumi.CustomResourceOptions = {}) {
    const given = argumentsOf(`MeetingToken "${name}"`, args);
    if (options.import !== undefined) throw new pulumi.RunError(noImport(name));
    const props = { ...tokenOutputs, ...given, ...secretNamesOf(given) };
    super(nativeType("MeetingToken"), name, props, ofPlugin("MeetingToken", name, options));
  }
}

function noImport(name: string): string {
  return `MeetingToken "${name}": Daily does not return tokens that it has minted, so that none can be imported. Leave import out to mint another token. To check a token that you have, use validateMeetingToken.`;
}
