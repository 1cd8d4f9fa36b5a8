import * as pulumi from "@pulumi/pulumi";
import type { Duration } from "../properties/time";
import { joinUrlOf } from "../token/joinUrl";
import type { MeetingTokenProperties } from "../token/properties.generated";
import type { Inputs } from "./inputs";
import { DailyResource } from "./resource";

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

/** What a MeetingToken is, whichever way it reaches its code. */
export abstract class MeetingTokenResource extends DailyResource {
  /** The token: a JWT. Secret. The room's URL, then `?t=`, then the token is the URL for joining with it. */
  declare readonly token: pulumi.Output<string>;
  /** The room's URL with the token, to open in a browser. Secret. Absent if the room's URL is not known. */
  // Made here rather than kept in the state, which would then hold the token, encrypted, twice.
  get joinUrl(): pulumi.Output<string | undefined> {
    return pulumi.secret(pulumi.all([this.roomUrl, this.token]).apply(([url, token]) => joinUrlOf(url, token)));
  }
  /** When the token expires, in ISO 8601. Absent if never. */
  declare readonly expiresAt: pulumi.Output<string | undefined>;
  /** The time from which an update renews the token, in ISO 8601. Absent if it is not renewed. */
  declare readonly renewAt: pulumi.Output<string | undefined>;
  /** When the token was issued, in ISO 8601. */
  declare readonly issuedAt: pulumi.Output<string>;
  /** The room's id at Daily. It distinguishes a room from a later one of the same name. Absent without a room. */
  declare readonly roomId: pulumi.Output<string | undefined>;
  /** The room's URL. Absent if it is not known. */
  declare readonly roomUrl: pulumi.Output<string | undefined>;
  /** The domain's name. Absent if it is not known. */
  declare readonly domainName: pulumi.Output<string | undefined>;
}

/** What the SDK is to make properties of: it only makes them of the names that it finds among the arguments. */
export const tokenOutputs = {
  token: undefined,
  expiresAt: undefined,
  renewAt: undefined,
  issuedAt: undefined,
  roomId: undefined,
  roomUrl: undefined,
  domainName: undefined,
};
