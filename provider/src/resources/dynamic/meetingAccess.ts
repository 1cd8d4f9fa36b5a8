import type * as pulumi from "@pulumi/pulumi";
import { nativeType } from "../../runtime/resourceTypes";
import { declareParts, MeetingAccessComponent, partsOf } from "../meetingAccess";
import type { MeetingAccessArgs, RolesOf } from "../meetingAccessArgs";
import { MeetingToken } from "./meetingToken";
import { MeetingTokenSet } from "./meetingTokenSet";
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
export class MeetingAccess<Role extends string = string, Lengths = Record<never, never>> extends MeetingAccessComponent<
  Role,
  Lengths,
  Room,
  MeetingToken,
  MeetingTokenSet
> {
  constructor(
    name: string,
    args: MeetingAccessArgs<Role, RolesOf<Role, Lengths>>,
    options?: pulumi.ComponentResourceOptions,
  ) {
    const parts = partsOf(name, args);
    super(nativeType("MeetingAccess"), name, {}, options);
    Object.assign(this, declareParts({ Room, MeetingToken, MeetingTokenSet }, name, parts, this));
    // The tokens are in the state with their own resources: once is enough.
    this.registerOutputs({ roomName: this.roomName, roomUrl: this.roomUrl });
  }
}
