import { join } from "node:path";
import { type Check, failed, ok } from "./check";
import { nearestPackageFile, packageFrom, resolveFrom } from "./packages";
import { ownPackage } from "./runtime";

/** Whether the engine would find the provider's code: it looks from the program's folder upwards. */
export function checkPackage(folder: string): Check {
  if (resolveFrom(folder, "pulumi-daily/handlers") !== undefined) {
    return ok("package", `pulumi-daily ${packageFrom(folder, "pulumi-daily")?.content.version}`);
  }
  const file = nearestPackageFile(folder) ?? join(folder, "package.json");
  return failed(
    "package",
    "pulumi-daily is not installed here, so the engine cannot load it.",
    `Add "pulumi-daily": "^${ownPackage().version}" to the dependencies in ${file} and install: a program lists it also when another package uses it.`,
  );
}
