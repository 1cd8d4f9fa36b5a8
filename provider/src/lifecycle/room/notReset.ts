import { PartlyCreated, type Values } from "../types";
import { argumentOf } from "./settings";

/** The names of settings that the program no longer declares, and that Daily refused to reset: they are as they were. */
export const NOT_RESET = "notReset";

export function notResetBefore(outputs: Values): readonly string[] {
  return (outputs[NOT_RESET] ?? []) as string[];
}

export interface NotReset {
  /** Settings that are no longer declared. */
  readonly unset: readonly string[];
  /** Settings that are declared, and that still have what was taken out of them. */
  readonly kept: readonly string[];
}

/** The room is in the state as it is now; the next update tries again. */
export function notReset(name: string, outputs: Values, { unset, kept }: NotReset): PartlyCreated {
  const sentences = [
    unset.length > 0 &&
      `Daily refuses to reset ${argumentNames(unset)} of room "${name}", and documents no default to set instead: declare the value you want.`,
    kept.length > 0 &&
      `Daily keeps the values removed from ${argumentNames(kept)} of room "${name}", and refuses to reset it: declare the removed values again.`,
    "The rest of the update is done. To have a new room instead, run pulumi up --replace with its URN.",
  ];
  return new PartlyCreated({ id: name, outputs }, sentences.filter(Boolean).join(" "));
}

/** A name within otherProperties may be secret. */
function argumentNames(settings: readonly string[]): string {
  return [...new Set(settings.map(argumentOf))].join(", ");
}
