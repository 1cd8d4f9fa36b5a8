import type * as pulumi from "@pulumi/pulumi";
import type { RoleName } from "../meetingAccess/roles";
import type { Duration } from "../properties/time";
import type { MeetingTokenArgs } from "./meetingToken";
import type { RoomArgs } from "./room";

/** Arguments of a role's token: whatever should differ from its preset. */
export interface RoleArgs extends Omit<MeetingTokenArgs, "roomName" | "allRooms"> {
  /** Which preset the role starts from. Default: the preset of the same name, if there is one. */
  preset?: RoleName | "none";
}

/** Arguments of a MeetingAccess. */
export interface MeetingAccessArgs<Role extends string = string> {
  /** The room. Default: a private room whose name starts with the component's name. */
  room?: RoomArgs;
  /** A token for each of these roles. A role that is not named after a preset must say which `preset` it starts from. */
  roles: Readonly<Record<Role, RoleArgs>>;
  /** How long each role's token is valid, unless the role says otherwise. */
  expiresIn?: pulumi.Input<Duration>;
  /**
   * How long before its expiry each token with that lifetime is renewed, unless the role says otherwise. Does not
   * apply to a role that sets its own expiry. Default: a third of the lifetime.
   */
  renewBefore?: pulumi.Input<Duration>;
}
