import { hasUnknown, unknown } from "../../properties/unknown";
import { ORIGIN_LENGTH, PREFIX_MAX_LENGTH, RANDOM_LENGTH } from "../../room/options";
import type { Values } from "../types";
import { present } from "../values";

export interface NamingContext {
  /** In a preview a new name is not known yet: the update that carries it out comes later. */
  readonly preview: boolean;
  /** Letters and digits that nobody can guess. */
  readonly randomText: (length: number) => string;
  /** The resource's name, which a generated name begins with where the program gives no prefix. */
  readonly resourceName: string;
  /** Which resource of which stack this is, in ORIGIN_LENGTH letters and digits; undefined where that cannot be told. */
  readonly origin: string | undefined;
}

/**
 * Names the room where the program does not: as the old one, as long as that is kept; a new one for a new room, so that
 * no token of the replaced room opens it. Checked inputs with a `namePrefix` have a generated name.
 */
export function withName(olds: Values, given: Values, context: NamingContext): Values {
  if (given.name !== undefined) return given;
  // Kept when the resource is renamed with an alias: another name would be another room.
  const namePrefix = given.namePrefix ?? olds.namePrefix ?? prefixFromResourceName(context.resourceName);
  return present({ ...given, namePrefix, name: generatedName(olds, namePrefix, context) });
}

export function hasGeneratedName({ namePrefix }: Values): boolean {
  return namePrefix !== undefined;
}

// The underscore marks an origin: what stands before a plain dash may be a word of the prefix.
const MADE_FOR = new RegExp(`-([a-z0-9]{${ORIGIN_LENGTH}})_[a-z0-9]{${RANDOM_LENGTH}}$`);

/** The resource that a generated name was made for, as its `origin`. */
export function originInName(name: string): string | undefined {
  return MADE_FOR.exec(name)?.[1];
}

function generatedName(olds: Values, namePrefix: unknown, { preview, randomText, origin }: NamingContext): unknown {
  if (typeof olds.name === "string" && olds.namePrefix === namePrefix) return olds.name;
  if (preview || hasUnknown(namePrefix)) return unknown;
  const prefix = String(namePrefix).slice(0, PREFIX_MAX_LENGTH);
  return origin === undefined
    ? `${prefix}-${randomText(RANDOM_LENGTH)}`
    : `${prefix}-${origin}_${randomText(RANDOM_LENGTH)}`;
}

/** A resource's name as the beginning of a room's name: Daily takes fewer characters than Pulumi. */
export function prefixFromResourceName(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9_-]+/g, "-").replace(/^-+|-+$/g, "");
  return plain === "" ? "room" : plain;
}
