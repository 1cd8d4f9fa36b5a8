import * as pulumi from "@pulumi/pulumi";
import { argumentsOf } from "../arguments";
import { type MeetingTokenSetArgs, MeetingTokenSetResource, shownTokens, tokenSetOutputs } from "../meetingTokenSet";
import { forHost, withSecretOutputs } from "./forHost";

const SECRET_OUTPUTS = ["tokens", "declared"];

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
    const { tokens, ...shared } = argumentsOf(set, args);
    if (options.import !== undefined) throw new pulumi.RunError(noImport(set));
    const given = { ...shared, tokens: shownTokens(set, tokens) };
    const props = { ...tokenSetOutputs, ...given, ...forHost("meetingTokenSet", name, given, options) };
    super("pulumi-nodejs:dynamic/daily:MeetingTokenSet", name, props, withSecretOutputs(SECRET_OUTPUTS, options));
    // In a preview the dynamic host has the arguments where the tokens will be.
    Object.assign(this, { tokens: this.tokens.apply((made) => (isMade(made) ? made : pulumi.unknown)) });
  }
}

function isMade(tokens: object | undefined): boolean {
  return Object.values(tokens ?? {}).every((token) => typeof token === "string");
}

function noImport(set: string): string {
  return `${set}: Pulumi's dynamic providers cannot import, and Daily does not return tokens that it has minted. Leave import out to mint others. To check a token that you have, use validateMeetingToken.`;
}
