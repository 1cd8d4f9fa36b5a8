import * as pulumi from "@pulumi/pulumi";
import { dynamicType } from "../../runtime/resourceTypes";
import { argumentsOf } from "../arguments";
import { type MeetingTokenArgs, MeetingTokenResource, tokenOutputs } from "../meetingToken";
import { forHost, withSecretOutputs } from "./forHost";

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
    const props = { ...tokenOutputs, ...given, ...forHost("meetingToken", name, given, options) };
    super(dynamicType("MeetingToken"), name, props, withSecretOutputs(["token"], options));
  }
}

function noImport(name: string): string {
  return `MeetingToken "${name}": Pulumi's dynamic providers cannot import, and Daily does not return tokens that it has minted. Leave import out to mint another token. To check a token that you have, use validateMeetingToken.`;
}
