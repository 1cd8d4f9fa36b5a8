import * as pulumi from "@pulumi/pulumi";
import { validateShape } from "../properties/validate";
import { roomOptions } from "../room/options";
import { secretNameReason } from "../runtime/secretNames";

/** The name of a room to look up: not secret, since messages show it, and one that a room can have. */
export function lookedUpName(asker: string, name: pulumi.Input<string>, places: string): pulumi.Output<string> {
  const output = pulumi.output(name);
  return output.apply(async (known) => {
    if (await pulumi.isSecret(output)) throw new pulumi.RunError(`${asker}: ${secretNameReason("name", places)}`);
    assertRoomName(asker, known);
    return known;
  });
}

/** Anything else could not be a room's name; `..` would even lead to something else of Daily's. */
export function assertRoomName(asker: string, name: unknown): asserts name is string {
  if (name === undefined || name === null || name === "") {
    throw new pulumi.RunError(`${asker}: name is missing; give a room's name.`);
  }
  const [problem] = validateShape(roomOptions.name.shape, name, "name");
  if (problem) throw new pulumi.RunError(`${asker}: ${problem.reason}`);
}
