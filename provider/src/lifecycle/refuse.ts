import type { Problem } from "../properties/validate";
import { RefusedInputs } from "./types";

/** The engine does not check again what a policy makes of checked inputs: so nothing is sent before this. */
export function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new RefusedInputs(problems);
}
