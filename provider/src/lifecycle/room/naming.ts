import { hasUnknown, unknown } from "../../properties/unknown";
import { PREFIX_MAX_LENGTH, RANDOM_LENGTH } from "../../room/options";
import { present, type Values } from "../types";

export interface NamingContext {
  /** In a preview a new name is not known yet: the update that carries it out comes later. */
  readonly preview: boolean;
  /** Letters and digits that nobody can guess. */
  readonly randomText: (length: number) => string;
  /** The resource's name, which a generated name begins with where the program gives no prefix. */
  readonly resourceName: string;
}

/**
 * Names the room where the program does not: as the old one, as long as that is kept; a new one for a new room, so that
 * no token of the replaced room opens it. Completed inputs with a `namePrefix` have a generated name.
 */
export function completeRoom(olds: Values, given: Values, context: NamingContext): Values {
  if (given.name !== undefined) return given;
  // Kept when the resource is renamed with an alias: another name would be another room.
  const namePrefix = given.namePrefix ?? olds.namePrefix ?? prefixFromResourceName(context.resourceName);
  return present({ ...given, namePrefix, name: generatedName(olds, namePrefix, context) });
}

const RANDOM_END = new RegExp(`^-[a-z0-9]{${RANDOM_LENGTH}}$`);

/**
 * Whether a room's name was generated, so that nobody else can have it. Not so if something has put another name beside
 * the prefix after the check, such as a policy.
 */
export function hasGeneratedName({ name, namePrefix }: Values): boolean {
  if (namePrefix === undefined) return false;
  if (hasUnknown(name) || hasUnknown(namePrefix)) return true;
  const prefix = cut(namePrefix);
  return String(name).startsWith(prefix) && RANDOM_END.test(String(name).slice(prefix.length));
}

function generatedName(olds: Values, namePrefix: unknown, { preview, randomText }: NamingContext): unknown {
  if (olds.namePrefix === namePrefix) return olds.name;
  // A policy has put another prefix beside the name that this one began: the room is still the same.
  const isKnown = !hasUnknown(namePrefix);
  if (isKnown && olds.namePrefix !== undefined && hasGeneratedName({ name: olds.name, namePrefix })) return olds.name;
  if (preview || !isKnown) return unknown;
  return `${cut(namePrefix)}-${randomText(RANDOM_LENGTH)}`;
}

function cut(namePrefix: unknown): string {
  return String(namePrefix).slice(0, PREFIX_MAX_LENGTH);
}

/** A resource's name as the beginning of a room's name: Daily takes fewer characters than Pulumi. */
export function prefixFromResourceName(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9_-]+/g, "-").replace(/^-+|-+$/g, "");
  return plain === "" ? "room" : plain;
}
