import * as pulumi from "@pulumi/pulumi";
import { argumentsOf, assertObject } from "./arguments";
import type { MeetingAccessArgs } from "./meetingAccessArgs";
import type { MeetingTokenArgs, MeetingTokenResource } from "./meetingToken";
import { mapValues, roleTokens, withoutUndefined } from "./roleTokens";
import type { RoomArgs, RoomResource } from "./room";

/** The classes that a MeetingAccess declares resources of. */
export interface AccessClasses<Room, MeetingToken> {
  readonly Room: new (name: string, args: RoomArgs, options: pulumi.CustomResourceOptions) => Room;
  readonly MeetingToken: new (
    name: string,
    args: MeetingTokenArgs,
    options: pulumi.CustomResourceOptions,
  ) => MeetingToken;
}

/** What a MeetingAccess is, whichever classes it declares. */
export abstract class MeetingAccessComponent<
  Role extends string,
  Room extends RoomResource,
  MeetingToken extends MeetingTokenResource,
> extends pulumi.ComponentResource {
  readonly room: Room;
  /** The resource of each role's token. */
  readonly meetingTokens: Readonly<Record<Role, MeetingToken>>;
  /** Each role's token. Secret. */
  readonly tokens: Readonly<Record<Role, pulumi.Output<string>>>;
  /** Each role's URL for joining: the room's URL with the token. Secret. */
  readonly joinUrls: Readonly<Record<Role, pulumi.Output<string | undefined>>>;
  readonly roomName: pulumi.Output<string>;
  readonly roomUrl: pulumi.Output<string>;

  protected constructor(
    classes: AccessClasses<Room, MeetingToken>,
    name: string,
    args: MeetingAccessArgs<Role>,
    options?: pulumi.ComponentResourceOptions,
  ) {
    checkArguments(name, args);
    // First, so that a role that is misspelt is an error before anything is declared.
    const given = roleTokens(name, args);
    super("daily:index:MeetingAccess", name, {}, options);
    this.room = new classes.Room(name, { privacy: "private", ...withoutUndefined(args.room ?? {}) }, { parent: this });
    this.meetingTokens = mapValues(given, (token, role) => {
      return new classes.MeetingToken(`${name}-${role}`, { ...token, roomName: this.room.name }, { parent: this });
    });
    this.tokens = mapValues(this.meetingTokens, ({ token }) => token);
    this.joinUrls = mapValues(this.meetingTokens, ({ joinUrl }) => joinUrl);
    this.roomName = this.room.name;
    this.roomUrl = this.room.url;
    // The tokens are in the state with their own resources: once is enough.
    this.registerOutputs({ roomName: this.roomName, roomUrl: this.roomUrl });
  }
}

function checkArguments(name: string, args: MeetingAccessArgs): void {
  const component = `MeetingAccess "${name}"`;
  const { roles: given, room = {} } = argumentsOf(component, args);
  assertObject(component, "roles", given);
  for (const [roleName, role] of Object.entries(given)) assertObject(component, `roles.${roleName}`, role);
  assertObject(component, "room", room);
}
