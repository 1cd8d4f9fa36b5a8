import { validateShape } from "../properties/validate";
import { roomOptions } from "./options";

/**
 * What is wrong with a room's name, or undefined. Anything else could not be one; `..` would even lead to something else
 * of Daily's.
 */
export function roomNameFault(name: unknown): string | undefined {
  if (name === undefined || name === null || name === "") return "name is missing; give a room's name.";
  return validateShape(roomOptions.name.shape, name, "name")[0]?.reason;
}
