import * as pulumi from "@pulumi/pulumi";
import { dynamicType } from "../../runtime/resourceTypes";
import { shownIn } from "../../runtime/secretNames";
import { argumentsOf, isLater } from "../arguments";
import type { MeetingTokenArgs } from "../meetingToken";
import { type MeetingTokenSetArgs, MeetingTokenSetResource, tokenSetOutputs } from "../meetingTokenSet";
import { refuseSecret } from "../roomName";
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
    super(dynamicType("MeetingTokenSet"), name, props, withSecretOutputs(SECRET_OUTPUTS, options));
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

/** The tokens of a set, whose names and rooms are shown, and so must not be secret: the host tells check nothing of it. */
function shownTokens(set: string, tokens: MeetingTokenSetArgs["tokens"]): MeetingTokenSetArgs["tokens"] {
  const shown = shownIn.meetingTokenSet;
  if (isLater(tokens)) return refuseSecret(set, "tokens", tokens, shown.tokens);
  if (typeof tokens !== "object" || tokens === null || Array.isArray(tokens)) return tokens;
  const entries = Object.entries(tokens).map(([name, own]) => [
    name,
    withShownRoom(set, `tokens.${name}.roomName`, own),
  ]);
  return Object.fromEntries(entries);
}

/** One token's arguments. Where they are an output, all of them are secret if one is. */
function withShownRoom(set: string, path: string, own: pulumi.Input<MeetingTokenArgs>): pulumi.Input<MeetingTokenArgs> {
  const places = shownIn.meetingTokenSet["tokens.*.roomName"];
  if (isLater(own)) return refuseSecret(set, path, own, places, (args) => args?.roomName !== undefined);
  const { roomName } = { ...(own as MeetingTokenArgs) };
  if (!isLater(roomName)) return own;
  return { ...own, roomName: refuseSecret(set, path, roomName as pulumi.Input<string>, places) };
}
