import * as pulumi from "@pulumi/pulumi";
import type { Duration } from "../properties/time";
import type { MeetingTokenProperties } from "../token/properties.generated";
import { argumentsOf } from "./arguments";
import { DailyResource, type Inputs } from "./resource";

/** Arguments of a MeetingToken: Daily's properties, and how Pulumi manages the token. */
export interface MeetingTokenArgs extends Inputs<MeetingTokenProperties> {
  /**
   * How long a token is valid, from its issue on: "24h", "15m", or seconds. Either this or `exp`; a token with
   * `expiresIn` is renewed, one with a fixed `exp` is not.
   */
  expiresIn?: pulumi.Input<Duration>;
  /**
   * How long before its expiry an update mints another token. Default: a third of the lifetime. It must be shorter
   * than the lifetime. Changing it does not by itself replace the token.
   */
  renewBefore?: pulumi.Input<Duration>;
  /** Whether an update mints another token once the renewal window is open. Default: true. */
  renew?: pulumi.Input<boolean>;
  /** Any values: when one changes, the token is replaced. */
  triggers?: pulumi.Input<pulumi.Input<unknown>[] | Record<string, pulumi.Input<unknown>>>;
  /**
   * Who signs: `daily` (`POST /meeting-tokens`), or the provider with the `apiKey`, without any call when `daily:domainId`
   * is set. A self-signed token lives only as long as its API key. Default: `daily`.
   */
  signedBy?: pulumi.Input<"daily" | "apiKey">;
  /** Says that the token is meant to open every room of the domain. Without it `roomName` is required. Default: false. */
  allRooms?: pulumi.Input<boolean>;
  /** Says that the token is meant never to expire. Without it `expiresIn` or `exp` is required. Default: false. */
  neverExpires?: pulumi.Input<boolean>;
  /** Create the token even if its room does not exist at Daily. Default: false. */
  allowMissingRoom?: pulumi.Input<boolean>;
}

const OUTPUTS = ["token", "expiresAt", "renewAt", "issuedAt", "roomId", "roomUrl", "domainName"];
/** States of early versions hold a joinUrl. */
const SECRET_OUTPUTS = ["token", "joinUrl"];

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
export class MeetingToken extends DailyResource {
  /** The token: a JWT. Secret. */
  declare readonly token: pulumi.Output<string>;
  /** The room's URL with the token, to open in a browser. Secret. Undefined if the room's URL is not known. */
  // Made here rather than kept in the state, which would then hold the token, encrypted, twice.
  get joinUrl(): pulumi.Output<string | undefined> {
    // Daily Prebuilt takes the token from the query. https://docs.daily.co/guides/products/prebuilt
    const url = pulumi.all([this.roomUrl, this.token]).apply(([url, token]) => (url ? `${url}?t=${token}` : undefined));
    return pulumi.secret(url);
  }
  /** When the token expires, in ISO 8601. Undefined if never. */
  declare readonly expiresAt: pulumi.Output<string | undefined>;
  /** The time from which an update renews the token, in ISO 8601. Undefined if it is not renewed. */
  declare readonly renewAt: pulumi.Output<string | undefined>;
  /** When the token was issued, in ISO 8601. */
  declare readonly issuedAt: pulumi.Output<string>;
  /** The room's id at Daily. It distinguishes a room from a later one of the same name. Undefined without a room. */
  declare readonly roomId: pulumi.Output<string | undefined>;
  /** The room's URL. Undefined if it is not known. */
  declare readonly roomUrl: pulumi.Output<string | undefined>;
  /** The domain's name. Undefined if it is not known. */
  declare readonly domainName: pulumi.Output<string | undefined>;

  constructor(name: string, args: MeetingTokenArgs, options: pulumi.CustomResourceOptions = {}) {
    const given = argumentsOf(`MeetingToken "${name}"`, args);
    if (options.import !== undefined) throw new pulumi.RunError(noImport(name));
    super("meetingToken", "pulumi-nodejs:dynamic/daily:MeetingToken", name, { ...given }, OUTPUTS, {
      ...options,
      additionalSecretOutputs: [...SECRET_OUTPUTS, ...(options.additionalSecretOutputs ?? [])],
    });
  }
}

function noImport(name: string): string {
  return `MeetingToken "${name}": Pulumi's dynamic providers cannot import, and Daily does not return tokens that it has minted. Leave import out to mint another token. To check a token that you have, use validateMeetingToken.`;
}
