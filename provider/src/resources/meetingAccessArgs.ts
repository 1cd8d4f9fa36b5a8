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

/**
 * The roles by their names: each has one token, or a list of them. `Lengths` tells the lists: it has a number where a role
 * is one.
 */
export type RolesOf<Role extends string, Lengths> = Readonly<Record<Role, RoleArgs | readonly RoleArgs[]>> & {
  readonly [R in keyof Lengths]: RoleArgs | (readonly RoleArgs[] & { readonly length: Lengths[R] });
};

/** What each role has: `One` if it has one token, `List` if it has a list of them. */
export type ByRole<Role extends string, Lengths, One, List> = {
  readonly [R in Role]: R extends keyof Lengths ? (Lengths[R] extends number ? List : One) : One;
};

/** Arguments of a MeetingAccess. */
export interface MeetingAccessArgs<Role extends string = string, Roles = Readonly<Record<Role, RoleArgs>>> {
  /** The room. Default: a private room whose name starts with the component's name. */
  room?: RoomArgs;
  /** A token for each of these roles. A role that is not named after a preset must say which `preset` it starts from. */
  roles: Roles;
  /** How long each role's token is valid, unless the role says otherwise. */
  expiresIn?: pulumi.Input<Duration>;
  /**
   * How long before its expiry each token with that lifetime is renewed, unless the role says otherwise. Does not
   * apply to a role that sets its own expiry. Default: a third of the lifetime.
   */
  renewBefore?: pulumi.Input<Duration>;
}
