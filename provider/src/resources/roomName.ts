import * as pulumi from "@pulumi/pulumi";
import { validateShape } from "../properties/validate";
import { roomOptions } from "../room/options";
import { secretNameReason } from "../runtime/secretNames";

/** An argument that is shown, and so must not be secret. */
export function refuseSecret<T>(
  asker: string,
  argument: string,
  value: pulumi.Input<T>,
  places: string,
): pulumi.Output<T> {
  const output = pulumi.output(value) as pulumi.Output<T>;
  return output.apply(async (known) => {
    if (await pulumi.isSecret(output)) throw new pulumi.RunError(`${asker}: ${secretNameReason(argument, places)}`);
    return known;
  }) as pulumi.Output<T>;
}

/** Anything else could not be a room's name; `..` would even lead to something else of Daily's. */
export function assertRoomName(asker: string, name: unknown): asserts name is string {
  if (name === undefined || name === null || name === "") {
    throw new pulumi.RunError(`${asker}: name is missing; give a room's name.`);
  }
  const [problem] = validateShape(roomOptions.name.shape, name, "name");
  if (problem) throw new pulumi.RunError(`${asker}: ${problem.reason}`);
}
