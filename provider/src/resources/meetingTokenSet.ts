import * as pulumi from "@pulumi/pulumi";
import { decodeMeetingToken } from "../token/decode";
import { joinUrlOf } from "../token/joinUrl";
import type { MeetingTokenArgs } from "./meetingToken";
import { DailyResource } from "./resource";

/**
 * Arguments of a MeetingTokenSet: all of a MeetingToken's, for what its tokens share, and the tokens. Each token may say
 * otherwise of any of them. One with an end of its own (`exp`, `expiresIn`, `neverExpires`) takes neither the shared end
 * nor the shared `renewBefore`; an object, such as `permissions`, takes the place of the shared one as a whole.
 */
export interface MeetingTokenSetArgs<Name extends string = string> extends MeetingTokenArgs {
  /**
   * The tokens by their names, each with what it does not share. The names are not secret: they are the keys of the
   * outputs. A name that is added mints one token, one that is taken out drops one, and a changed entry mints that token anew.
   */
  tokens: pulumi.Input<{ readonly [N in Name]: pulumi.Input<MeetingTokenArgs> }>;
  /**
   * Which tokens a refresh asks Daily about: `sample`, one of each room and way of signing, or `each`. Nothing at Daily
   * ends a single token before its time but the end of its room, or of the key that signed it. Default: `sample`.
   */
  validate?: pulumi.Input<"sample" | "each">;
}

/** What is known of a room that tokens are for. */
export interface MeetingTokenSetRoom {
  /** The room's id at Daily. It distinguishes a room from a later one of the same name. */
  readonly roomId?: string;
  /** The room's URL. Absent if it is not known. */
  readonly url?: string;
  /** When the room ends, in ISO 8601, if that is before a token does. Absent otherwise. */
  readonly expiresAt?: string;
}

/** What a MeetingTokenSet is, whichever way it reaches its code. */
export abstract class MeetingTokenSetResource<Name extends string> extends DailyResource {
  /** Each token: a JWT. Secret. */
  declare readonly tokens: pulumi.Output<Record<Name, string>>;
  /** Each token's URL for joining: its room's URL with the token. Secret. Absent for one whose room's URL is not known. */
  // Made here rather than kept in the state, which would then hold each token, encrypted, twice.
  get joinUrls(): pulumi.Output<Record<Name, string | undefined>> {
    const joinUrl = (rooms: Readonly<Record<string, MeetingTokenSetRoom>>, token: string) =>
      joinUrlOf(rooms[decodeMeetingToken(token).properties.roomName ?? ""]?.url, token);
    const joined = pulumi.all([this.rooms, this.tokens]).apply(([rooms, tokens]) => {
      const urls = Object.entries<string>(tokens).map(([name, token]) => [name, joinUrl(rooms, token)]);
      return Object.fromEntries(urls);
    });
    return pulumi.secret(joined) as pulumi.Output<Record<Name, string | undefined>>;
  }
  /** When each token expires, in ISO 8601. Absent for one that never does. */
  declare readonly expiresAt: pulumi.Output<{ readonly [N in Name]?: string }>;
  /** The time from which an update renews each token, in ISO 8601. Absent for one that is not renewed. */
  declare readonly renewAt: pulumi.Output<{ readonly [N in Name]?: string }>;
  /** When each token was issued, in ISO 8601. */
  declare readonly issuedAt: pulumi.Output<Record<Name, string>>;
  /** What is known of the tokens' rooms, by the rooms' names. */
  declare readonly rooms: pulumi.Output<Readonly<Record<string, MeetingTokenSetRoom>>>;
  /** The domain's name. Absent if it is not known. */
  declare readonly domainName: pulumi.Output<string | undefined>;
}

/** What the SDK is to make properties of: it only makes them of the names that it finds among the arguments. */
export const tokenSetOutputs = {
  expiresAt: undefined,
  renewAt: undefined,
  issuedAt: undefined,
  rooms: undefined,
  domainName: undefined,
};
