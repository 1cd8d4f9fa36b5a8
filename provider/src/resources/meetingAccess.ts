import * as pulumi from "@pulumi/pulumi";
import { UserError } from "../lifecycle";
import { type Later, overDefaults, roleToken } from "../meetingAccess/roleTokens";
import { joinUrlOf } from "../token/joinUrl";
import { argumentsOf, assertObject, isLater } from "./arguments";
import type { ByRole, MeetingAccessArgs, RoleArgs } from "./meetingAccessArgs";
import type { MeetingTokenArgs, MeetingTokenResource } from "./meetingToken";
import type { MeetingTokenSetArgs, MeetingTokenSetResource } from "./meetingTokenSet";
import type { RoomArgs, RoomResource } from "./room";
import { asRunError } from "./runError";

/** A class that a MeetingAccess declares a resource of. */
type ClassOf<Args, Resource> = new (name: string, args: Args, options: pulumi.CustomResourceOptions) => Resource;

export interface AccessClasses<Room, MeetingToken, MeetingTokenSet> {
  readonly Room: ClassOf<RoomArgs, Room>;
  readonly MeetingToken: ClassOf<MeetingTokenArgs, MeetingToken>;
  readonly MeetingTokenSet: ClassOf<MeetingTokenSetArgs, MeetingTokenSet>;
}

/** What a MeetingAccess is, whichever classes it declares. It has no constructor, for the reason that DailyResource gives. */
export abstract class MeetingAccessComponent<
  Role extends string,
  Lengths,
  Room extends RoomResource,
  MeetingToken extends MeetingTokenResource,
  MeetingTokenSet extends MeetingTokenSetResource<string>,
> extends pulumi.ComponentResource {
  declare readonly room: Room;
  /** The resource of each role's token. Of a list of tokens it is a set, in which each has its position as its name. */
  declare readonly meetingTokens: ByRole<Role, Lengths, MeetingToken, MeetingTokenSet>;
  /** Each role's token. Secret. */
  declare readonly tokens: ByRole<Role, Lengths, pulumi.Output<string>, pulumi.Output<string[]>>;
  /** Each role's URL for joining: the room's URL with the token. Secret. */
  declare readonly joinUrls: ByRole<
    Role,
    Lengths,
    pulumi.Output<string | undefined>,
    pulumi.Output<(string | undefined)[]>
  >;
  /** The room's name. */
  declare readonly roomName: pulumi.Output<string>;
  /** The room's URL. */
  declare readonly roomUrl: pulumi.Output<string>;
}

/** Declares the room and the roles' tokens, and answers what the component is to have of them. */
export function declareParts<
  Room extends RoomResource,
  MeetingToken extends MeetingTokenResource,
  MeetingTokenSet extends MeetingTokenSetResource<string>,
>(
  classes: AccessClasses<Room, MeetingToken, MeetingTokenSet>,
  name: string,
  { room: given, tokens }: AccessParts,
  parent: pulumi.ComponentResource,
) {
  const room = new classes.Room(name, given, { parent });
  const { name: roomName, url: roomUrl } = room;
  const made = mapValues(tokens, (role, roleName) => {
    const of = `${name}-${roleName}`;
    if (!Array.isArray(role)) return one(new classes.MeetingToken(of, { ...role, roomName }, { parent }));
    const set = new classes.MeetingTokenSet(of, { roomName, tokens: Object.fromEntries(role.entries()) }, { parent });
    return list(set, roomUrl, role.length);
  });
  return {
    room,
    roomName,
    roomUrl,
    meetingTokens: mapValues(made, ({ resource }) => resource),
    tokens: mapValues(made, (role) => role.tokens),
    joinUrls: mapValues(made, ({ joinUrls }) => joinUrls),
  } satisfies Record<Exclude<keyof Component, keyof pulumi.ComponentResource>, unknown>;
}

type Component = MeetingAccessComponent<
  string,
  unknown,
  RoomResource,
  MeetingTokenResource,
  MeetingTokenSetResource<string>
>;

/** What the parts of a MeetingAccess are given. */
export interface AccessParts {
  readonly room: RoomArgs;
  readonly tokens: Readonly<Record<string, MeetingTokenArgs | MeetingTokenArgs[]>>;
}

/** What the parts are given, or an error before anything is declared, such as one about a role that is misspelt. */
export function partsOf(name: string, args: MeetingAccessArgs<string, Roles>): AccessParts {
  checkArguments(name, args);
  const tokens = tokensOf(name, args);
  return { room: overDefaults({ privacy: "private" }, args.room ?? {}, later), tokens };
}

function one(resource: MeetingTokenResource) {
  return { resource, tokens: resource.token, joinUrls: resource.joinUrl };
}

/** A token that a refresh has found gone is undefined at its place until an update mints another. */
function list(resource: MeetingTokenSetResource<string>, roomUrl: pulumi.Output<string>, length: number) {
  const tokens = resource.tokens.apply((byPosition) => Array.from({ length }, (_, position) => byPosition[position]));
  const joinUrls = pulumi
    .all([roomUrl, tokens])
    .apply(([url, each]) => each.map((token) => token && joinUrlOf(url, token)));
  return { resource, tokens, joinUrls: pulumi.secret(joinUrls) };
}

function checkArguments(name: string, args: MeetingAccessArgs<string, Roles>): void {
  const component = `MeetingAccess "${name}"`;
  const { roles: given, room = {} } = argumentsOf(component, args);
  assertObject(component, "roles", given);
  for (const [name, role] of Object.entries(given)) {
    if (!isList(role)) assertObject(component, `roles.${name}`, role);
    else for (const [position, token] of role.entries()) assertObject(component, `roles.${name}[${position}]`, token);
  }
  assertObject(component, "room", room);
}

type Roles = Readonly<Record<string, RoleArgs | readonly RoleArgs[]>>;

/** What each role's token is given, or each of its tokens. */
function tokensOf(component: string, { roles, ...shared }: MeetingAccessArgs<string, Roles>) {
  const given = (role: string, path: string, declared: RoleArgs): MeetingTokenArgs =>
    roleToken({ component, role, path }, declared, shared, later);
  try {
    return mapValues(roles, (role, name) =>
      isList(role)
        ? role.map((token, position) => given(name, `${name}[${position}]`, token))
        : given(name, name, role),
    );
  } catch (error) {
    return asRunError(UserError)(error);
  }
}

const isList = (role: RoleArgs | readonly RoleArgs[]): role is readonly RoleArgs[] => Array.isArray(role);

const later: Later = {
  unless: (condition, value) =>
    pulumi.output(condition as boolean).apply((holds) => (holds ? pulumi.output(undefined) : pulumi.output(value))),
  orElse: (value, otherwise) =>
    isLater(value) ? (pulumi.output(value) as pulumi.Output<unknown>).apply((known) => known ?? otherwise) : value,
};

function mapValues<A, B>(
  record: Readonly<Record<string, A>>,
  convert: (value: A, key: string) => B,
): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, convert(value, key)]));
}
