import { findsHandlers, howToInstall } from "../../runtime/resolution";
import { type Check, failed, ok } from "./check";
import { packageFrom } from "./packages";

/** Whether the engine would find the provider's code. */
export function checkPackage(folder: string): Check {
  return findsHandlers(folder)
    ? ok("package", `pulumi-daily ${packageFrom(folder, "pulumi-daily")?.content.version}`)
    : failed("package", "pulumi-daily is not installed here, so the engine cannot load it.", howToInstall(folder));
}
