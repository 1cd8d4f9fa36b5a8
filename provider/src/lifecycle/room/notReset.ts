import type { RoomAnswer } from "../../daily/client";
import { PartlyCreated, type Values } from "../types";
import { argumentOf } from "./settings";

/** The names of settings that the program no longer declares, and that Daily refused to reset: they are as they were. */
export const NOT_RESET = "notReset";

export function notResetBefore(outputs: Values): readonly string[] {
  return (outputs[NOT_RESET] ?? []) as string[];
}

/** The room is in the state as it is now; the next update tries again. */
export function notReset({ name }: RoomAnswer, outputs: Values, settings: readonly string[]): PartlyCreated {
  return new PartlyCreated(
    { id: name, outputs },
    // A name within otherProperties may be secret.
    `Daily refuses to reset ${[...new Set(settings.map(argumentOf))].join(", ")} of room "${name}", and documents no default to set instead. The rest of the update is done. Declare the value that is to hold, or run pulumi up --replace with the room's URN to have a new room.`,
  );
}
