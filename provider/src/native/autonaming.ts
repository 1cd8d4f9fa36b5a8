import { CheckRequest } from "@pulumi/pulumi/proto/provider_pb";
import { type CheckResult, prefixFromResourceName, type Values } from "../lifecycle";
import { ROOM_NAME_MAX_LENGTH } from "../properties/shared";
import { validateShape } from "../properties/validate";
import { roomOptions } from "../room/options";

/** How `pulumi:autonaming` wants a resource to be named that the program does not name. */
export type Autonaming = CheckRequest.AutonamingOptions.AsObject;
const { Mode } = CheckRequest.AutonamingOptions;

/** Says that `pulumi:autonaming` gave the name. The engine shows no property that begins so. */
export const AUTONAMED = "__autonamed";

/**
 * Checked arguments with the name that `pulumi:autonaming` has for a new room; to the rest of the provider it is a fixed
 * one. A room that is there keeps the name that it has, whatever becomes of the setting.
 */
export function autonamed(
  olds: Values | undefined,
  checked: CheckResult,
  autonaming: Autonaming | undefined,
): CheckResult {
  const { inputs, problems } = checked;
  if (inputs.name !== undefined || problems.length > 0) return checked;
  const named = (name: unknown) => ({ ...inputs, name, [AUTONAMED]: true });
  if (olds?.[AUTONAMED] === true) return { inputs: named(olds.name), problems };
  if (autonaming === undefined) return checked;
  if (autonaming.mode === Mode.DISABLE) {
    if (olds !== undefined) return checked;
    const reason = "name is missing, and pulumi:autonaming is disabled here. Give the room a name.";
    return { inputs, problems: [{ property: "name", reason }] };
  }
  if (inputs.namePrefix !== undefined) return checked;
  const name = autonaming.mode === Mode.ENFORCE ? autonaming.proposedName : fitting(autonaming.proposedName);
  // The program had named it so by itself: as a new room it would come to the same name again.
  if (olds !== undefined) return olds.name === name ? { inputs: named(name), problems } : checked;
  const faults = validateShape(roomOptions.name.shape, name, "name").map((problem) => ({
    ...problem,
    reason: `pulumi:autonaming: ${problem.reason}`,
  }));
  return { inputs: named(name), problems: faults };
}

/** Daily takes fewer characters than Pulumi. */
function fitting(proposed: string): string {
  return prefixFromResourceName(proposed).slice(0, ROOM_NAME_MAX_LENGTH);
}
