import { UserError } from "../lifecycle";
import type { Later } from "../meetingAccess/roleTokens";
import { didYouMean } from "../properties/suggest";
import { isRecord } from "../properties/unknown";
import { inEnvelopes, type Raw, SECRET_MARK, SIGNATURE_KEY, UNKNOWN_MARKER } from "../runtime/engineValues";
import { isUnknown } from "./wire";

const ARGUMENTS: readonly string[] = ["room", "roles", "expiresIn", "renewBefore"];

/** What a MeetingAccess is declared with. Values are the engine's: a secret one has its envelope. */
export interface ComponentArguments extends Raw {
  readonly room: Raw;
  readonly roles: Readonly<Record<string, Raw>>;
}

/** The arguments of a component; an error for what is wrong with them as a whole. The resources check the rest. */
export function componentArguments(component: string, { room = {}, roles, ...shared }: Raw): ComponentArguments {
  const stranger = Object.keys(shared).find((name) => !ARGUMENTS.includes(name));
  if (stranger !== undefined) {
    throw new UserError(`${component}: there is no argument ${stranger}.${didYouMean(stranger, ARGUMENTS)}`);
  }
  const each = Object.entries(parts(component, "roles", roles));
  return {
    ...shared,
    room: parts(component, "room", room),
    roles: Object.fromEntries(each.map(([role, given]) => [role, parts(component, `roles.${role}`, given)])),
  };
}

/** Where a program makes an object secret as a whole, each part of it is; but for what is shown anyway, or sent nowhere. */
function parts(component: string, path: string, given: unknown): Raw {
  if (isUnknown(given)) {
    throw new UserError(`${component}: ${path} is not known yet; give an object. Each of its values may be an output.`);
  }
  if (!isRecord(given)) throw new UserError(`${component}: ${path} is missing or not an object; give one, such as {}.`);
  if (isSecret(given)) {
    const inside = parts(component, path, given.value);
    return inEnvelopes(
      inside,
      Object.keys(inside).filter((name) => !["name", "namePrefix", "preset"].includes(name)),
    );
  }
  if (path !== "room" && isUnknown(opened(given.preset))) {
    throw new UserError(`${component}: ${path}.preset is not known yet; write its name, such as "host".`);
  }
  const kept = Object.entries(given).filter(([, value]) => opened(value) !== null);
  return Object.fromEntries(kept.map(([name, value]) => [name, name === "preset" ? opened(value) : value]));
}

function isSecret(value: unknown): value is { readonly value: unknown } {
  return isRecord(value) && value[SIGNATURE_KEY] === SECRET_MARK;
}

/** A value without the envelope that says that it is secret. */
function opened(value: unknown): unknown {
  return isSecret(value) ? opened(value.value) : value;
}

export const later: Later = {
  /** What may yet turn out to be absent is not known. */
  unless(condition, value) {
    const known = opened(condition);
    if (isUnknown(known)) return UNKNOWN_MARKER;
    return known === true ? undefined : value;
  },
  // What is absent is not among the parts.
  orElse: (value) => value,
};
