import * as pulumi from "@pulumi/pulumi";
import { secretNameReason } from "../runtime/secretNames";

/** An argument that is shown, and so must not be secret. */
export function refuseSecret<T>(
  asker: string,
  argument: string,
  value: pulumi.Input<T>,
  places: string,
  isShown: (value: T) => boolean = () => true,
): pulumi.Output<T> {
  const output = pulumi.output(value) as pulumi.Output<T>;
  return output.apply(async (known) => {
    if (isShown(known) && (await pulumi.isSecret(output)))
      throw new pulumi.RunError(`${asker}: ${secretNameReason(argument, places)}`);
    return known;
  }) as pulumi.Output<T>;
}
