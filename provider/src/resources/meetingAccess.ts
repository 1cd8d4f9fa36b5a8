import * as pulumi from "@pulumi/pulumi";
import { isRoleName, type RoleName, roles } from "../meetingAccess/roles";
import { didYouMean } from "../properties/suggest";
import type { Duration } from "../properties/time";
import { argumentsOf, assertObject } from "./arguments";
import { MeetingToken, type MeetingTokenArgs } from "./meetingToken";
import { Room, type RoomArgs } from "./room";

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
export class MeetingAccess<Role extends string = string> extends pulumi.ComponentResource {
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

  constructor(name: string, args: MeetingAccessArgs<Role>, options?: pulumi.ComponentResourceOptions) {
    checkArguments(name, args);
    // First, so that a role that is misspelt is an error before anything is declared.
    const own = mapValues(args.roles, (role: RoleArgs) => given(role));
    const grants = mapValues(own, (role, roleName) => tokenArgs(name, roleName, role));
    super("daily:index:MeetingAccess", name, {}, options);
    this.room = new Room(name, { privacy: "private", ...given(args.room ?? {}) }, { parent: this });
    this.meetingTokens = mapValues(own, (role, roleName) => {
      const token = { ...lifetimeOf(args, role), ...grants[roleName], roomName: this.room.name };
      return new MeetingToken(`${name}-${roleName}`, token, { parent: this });
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

function tokenArgs(component: string, roleName: string, { preset, ...overrides }: RoleArgs): RoleArgs {
  return { ...grantsOf(component, roleName, preset), ...overrides };
}

function grantsOf(component: string, roleName: string, preset: RoleArgs["preset"]): RoleArgs {
  if (preset === "none") return {};
  return { ...(roles[preset ?? defaultPreset(component, roleName)] as RoleArgs) };
}

function defaultPreset(component: string, roleName: string): RoleName {
  if (isRoleName(roleName)) return roleName;
  const names = Object.keys(roles);
  throw new pulumi.RunError(
    `MeetingAccess "${component}": there is no preset for role ${roleName}.${didYouMean(roleName, names)} Set its preset to one of ${names.join(", ")}, or to "none" to grant only what it declares.`,
  );
}

/** A role with an end of its own takes none from the component, nor the window that was meant for that lifetime. */
function lifetimeOf({ expiresIn, renewBefore }: MeetingAccessArgs, role: RoleArgs): RoleArgs {
  const { neverExpires } = role;
  if (role.expiresIn !== undefined || role.exp !== undefined || neverExpires === true) return {};
  const renewal = role.renew === undefined && renewBefore !== undefined ? { renewBefore } : {};
  const lifetime = { ...(expiresIn !== undefined && { expiresIn }), ...renewal };
  if (neverExpires === undefined || neverExpires === false) return lifetime;
  return mapValues(lifetime as Record<string, pulumi.Input<Duration>>, (value) =>
    unless(neverExpires, value),
  ) as RoleArgs;
}

/** Arguments without those that are undefined: a wrapper that passes on what it was not given changes no preset. */
function given<T extends object>(args: T): T {
  return Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined)) as T;
}

/** A value; absent if the condition turns out to hold. */
function unless<T>(condition: pulumi.Input<boolean>, value: pulumi.Input<T>): pulumi.Output<T | undefined> {
  return pulumi
    .output(condition)
    .apply((holds) => (holds ? pulumi.output(undefined) : pulumi.output(value))) as pulumi.Output<T | undefined>;
}

function mapValues<K extends string, A, B>(
  record: Readonly<Record<K, A>>,
  convert: (value: A, key: K) => B,
): Record<K, B> {
  const entries = Object.entries<A>(record).map(([key, value]) => [key, convert(value, key as K)]);
  return Object.fromEntries(entries) as Record<K, B>;
}
