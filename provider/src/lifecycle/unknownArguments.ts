import { forOther } from "../properties/otherProperties";
import { didYouMean } from "../properties/suggest";
import type { Problem } from "../properties/validate";
import type { Values } from "./types";

/** What is given to a resource, such as "A Room", that has no argument of that name. */
export function unknownArguments(resource: string, given: Values, names: readonly string[]): Problem[] {
  return Object.keys(given)
    .filter((name) => !names.includes(name))
    .map((name) => ({
      property: name,
      reason: `${resource} has no argument ${name}.${didYouMean(name, names)}${forOther}`,
      valueFree: true,
    }));
}
