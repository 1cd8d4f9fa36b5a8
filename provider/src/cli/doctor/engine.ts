import { accessSync, constants, realpathSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { ask } from "./ask";
import { type Check, failed, ok } from "./check";

const INSTALL = "Install Pulumi: https://www.pulumi.com/docs/install/";
const HOST = "pulumi-resource-pulumi-nodejs";

/** The `pulumi` on PATH. */
export async function checkEngine(folder: string): Promise<Check> {
  const answer = await ask("pulumi", ["version"], folder);
  if (answer === undefined) return failed("engine", "There is no pulumi on PATH.", INSTALL);
  const version = answer.stdout.replace(/^v/, "");
  if (!answer.ok || !version.startsWith("3.")) {
    return failed("engine", `pulumi is ${version || "not working"}; 3 is needed.`, INSTALL);
  }
  return ok("engine", `pulumi ${version}`);
}

/** The engine's host of dynamic providers: a small script that comes with every official installation. */
export function checkHost(searchPath: string): Check {
  const folders = searchPath.split(delimiter).filter((folder) => folder !== "");
  const pulumi = folders.flatMap((folder) => [join(folder, "pulumi"), join(folder, "pulumi.exe")]).find(isExecutable);
  const places = [...folders, ...(pulumi ? [dirname(realpathSync(pulumi))] : [])];
  if (places.some((place) => isExecutable(join(place, HOST)) || isExecutable(join(place, `${HOST}.cmd`)))) {
    return ok("host", `${HOST} is there`);
  }
  return failed(
    "host",
    `${HOST} is missing: it comes with Pulumi's own installation, beside pulumi.`,
    `${INSTALL} Or put node_modules/@pulumi/pulumi on PATH, which has a copy.`,
  );
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
