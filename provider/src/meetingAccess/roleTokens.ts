import { UserError } from "../lifecycle";
import { didYouMean } from "../properties/suggest";
import { isRoleName, roles as presets, type RoleName } from "./roles";

/** A role as it is declared, or what all roles share. Any value may be known later only. */
type Arguments = Readonly<Record<string, unknown>>;

/** How an adapter asks about what may be known later only. */
export interface Later {
  /** A value, absent if a condition turns out to hold. */
  unless(condition: unknown, value: unknown): unknown;
  /** A value, or another one if it turns out to be absent. */
  orElse(value: unknown, otherwise: unknown): unknown;
}

/** What each role's token is given. */
export function roleTokens(
  component: string,
  { roles, ...shared }: Arguments & { readonly roles: Readonly<Record<string, object>> },
  later: Later,
): Record<string, Arguments> {
  const tokens = Object.entries(roles).map(([role, declared]) => [
    role,
    roleToken({ component, role, path: role }, declared, shared, later),
  ]);
  return Object.fromEntries(tokens);
}

/** Where a token is declared: in a role, or at a place of its list, such as `guest[1]`. */
interface Place {
  readonly component: string;
  readonly role: string;
  readonly path: string;
}

/** What a token of a role is given: the role's preset, what is declared, and the lifetime that all share. */
export function roleToken(place: Place, declared: object, shared: Arguments, later: Later): Arguments {
  const { preset, ...own } = withoutAbsent(declared);
  return { ...lifetimeOf(shared, own, later), ...overDefaults(grantsOf(place, preset), own, later) };
}

/** Defaults, with what is declared in their place. What is not given, or turns out to be absent, changes none of them. */
export function overDefaults(defaults: Arguments, declared: object, { orElse }: Later): Arguments {
  const given = Object.entries(withoutAbsent(declared)).map(([name, value]) => [
    name,
    name in defaults ? orElse(value, defaults[name]) : value,
  ]);
  return { ...defaults, ...Object.fromEntries(given) };
}

function withoutAbsent(args: object): Arguments {
  return Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined && value !== null));
}

function grantsOf(place: Place, preset: unknown): Arguments {
  if (preset === "none") return {};
  return { ...presets[presetOf(place, preset)] };
}

function presetOf({ component, role, path }: Place, preset: unknown): RoleName {
  const name = preset ?? role;
  if (typeof name === "string" && isRoleName(name)) return name;
  const names = Object.keys(presets);
  const missing = preset === undefined ? `for role ${role}` : `${String(preset)}, which role ${path} names`;
  throw new UserError(
    `MeetingAccess "${component}": there is no preset ${missing}.${didYouMean(String(name), names)} Set its preset to one of ${names.join(", ")}, or to "none" to grant only what it declares.`,
  );
}

/** A role with an end of its own takes none from the component, nor the window that was meant for that lifetime. */
function lifetimeOf({ expiresIn, renewBefore }: Arguments, role: Arguments, { unless }: Later): Arguments {
  const { neverExpires } = role;
  if (role.expiresIn !== undefined || role.exp !== undefined || neverExpires === true) return {};
  const lifetime = withoutAbsent({ expiresIn, ...(role.renew === undefined && { renewBefore }) });
  if (neverExpires === undefined || neverExpires === false) return lifetime;
  return Object.fromEntries(Object.entries(lifetime).map(([name, value]) => [name, unless(neverExpires, value)]));
}
