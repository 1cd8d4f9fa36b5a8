import type * as pulumi from "@pulumi/pulumi";
import { MeetingAccessComponent } from "../meetingAccess";
import type { MeetingAccessArgs } from "../meetingAccessArgs";
import { MeetingToken } from "./meetingToken";
import { Room } from "./room";

/**
 * A private room and a token for each role that meets in it.
 *
 * ```ts
 * const standup = new daily.MeetingAccess("standup", {
 *   expiresIn: "24h",
 *   roles: { host: {}, guest: {}, bot: { userName: "Note taker" } },
 * });
 * export const botToken = standup.tokens.bot;
 * ```
 */
export class MeetingAccess<Role extends string = string> extends MeetingAccessComponent<Role, Room, MeetingToken> {
  constructor(name: string, args: MeetingAccessArgs<Role>, options?: pulumi.ComponentResourceOptions) {
    super({ Room, MeetingToken }, name, args, options);
  }
}
