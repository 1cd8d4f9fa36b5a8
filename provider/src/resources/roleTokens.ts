import * as pulumi from "@pulumi/pulumi";
import { didYouMean } from "../properties/suggest";
import type { Duration } from "../properties/time";
import type { MeetingAccessArgs, RoleArgs } from "./meetingAccessArgs";
import { isRoleName, type RoleName, roles } from "./roles";

/** What each role's token is given: its preset, what it declares, and the lifetime that it shares. */
export function roleTokens<Role extends string>(name: string, args: MeetingAccessArgs<Role>): Record<Role, RoleArgs> {
  return mapValues(args.roles, (role: RoleArgs, roleName) => {
    const own = withoutUndefined(role);
    return { ...lifetimeOf(args, own), ...tokenArgs(name, roleName, own) };
  });
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
export function withoutUndefined<T extends object>(args: T): T {
  return Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined)) as T;
}

/** A value; absent if the condition turns out to hold. */
function unless<T>(condition: pulumi.Input<boolean>, value: pulumi.Input<T>): pulumi.Output<T | undefined> {
  return pulumi
    .output(condition)
    .apply((holds) => (holds ? pulumi.output(undefined) : pulumi.output(value))) as pulumi.Output<T | undefined>;
}

export function mapValues<K extends string, A, B>(
  record: Readonly<Record<K, A>>,
  convert: (value: A, key: K) => B,
): Record<K, B> {
  const entries = Object.entries<A>(record).map(([key, value]) => [key, convert(value, key as K)]);
  return Object.fromEntries(entries) as Record<K, B>;
}
