import * as pulumi from "@pulumi/pulumi";
import { UserError } from "../lifecycle";
import { roleTokens, type Unless, withoutUndefined } from "../meetingAccess/roleTokens";
import { argumentsOf, assertObject } from "./arguments";
import type { MeetingAccessArgs } from "./meetingAccessArgs";
import type { MeetingTokenArgs, MeetingTokenResource } from "./meetingToken";
import type { RoomArgs, RoomResource } from "./room";
import { asRunError } from "./runError";

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
  /** The room's name. */
  readonly roomName: pulumi.Output<string>;
  /** The room's URL. */
  readonly roomUrl: pulumi.Output<string>;

  protected constructor(
    classes: AccessClasses<Room, MeetingToken>,
    name: string,
    args: MeetingAccessArgs<Role>,
    options?: pulumi.ComponentResourceOptions,
  ) {
    checkArguments(name, args);
    // First, so that a role that is misspelt is an error before anything is declared.
    const given = tokensOf(name, args);
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

function tokensOf<Role extends string>(name: string, args: MeetingAccessArgs<Role>): Record<Role, MeetingTokenArgs> {
  try {
    return roleTokens(name, { ...args }, unless);
  } catch (error) {
    return asRunError(UserError)(error);
  }
}

const unless: Unless = (condition, value) =>
  pulumi.output(condition as boolean).apply((holds) => (holds ? pulumi.output(undefined) : pulumi.output(value)));

function mapValues<K extends string, A, B>(
  record: Readonly<Record<K, A>>,
  convert: (value: A, key: K) => B,
): Record<K, B> {
  const entries = Object.entries<A>(record).map(([key, value]) => [key, convert(value, key as K)]);
  return Object.fromEntries(entries) as Record<K, B>;
}
