import { accessSync, constants, existsSync, readdirSync, realpathSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { ask } from "./ask";
import { type Check, failed, ok, warning } from "./check";
import { isAtLeast } from "./packages";

const INSTALL = "Install Pulumi: https://www.pulumi.com/docs/install/";
const HOST = "pulumi-resource-pulumi-nodejs";
const LANGUAGE = "pulumi-language-nodejs";
const LACKS_LANGUAGE = `lacks ${LANGUAGE}, which "pulumi up" needs; inline programs of the Automation API do not.`;

/** The `pulumi` on PATH. */
export async function checkEngine(folder: string, env: NodeJS.ProcessEnv): Promise<Check> {
  const answer = await ask("pulumi", ["version"], folder);
  if (answer === undefined) return notOnPath(pulumiHome(env));
  const version = answer.stdout.replace(/^v/, "");
  if (!answer.ok || !version.startsWith("3.")) {
    return failed("engine", `pulumi is ${version || "not working"}; 3 is needed.`, INSTALL);
  }
  const hasLanguage = placesOf(env).some((place) => programIn(place, LANGUAGE) !== undefined);
  return hasLanguage
    ? ok("engine", `pulumi ${version}`)
    : warning("engine", `pulumi ${version} ${LACKS_LANGUAGE}`, INSTALL);
}

/** Where there is one all the same: Pulumi's installer and its Automation API put it where a shell does not look. */
function notOnPath(pulumiHome: string): Check {
  const versions = join(pulumiHome, "versions");
  const newestFirst = existsSync(versions)
    ? readdirSync(versions).sort((one, other) => (isAtLeast(one, other) ? -1 : 1))
    : [];
  const folders = [join(pulumiHome, "bin"), ...newestFirst.map((version) => join(versions, version, "bin"))];
  const found = folders.filter((folder) => programIn(folder, "pulumi") !== undefined);
  const whole = found.find((folder) => programIn(folder, LANGUAGE) !== undefined);
  if (whole !== undefined) {
    return failed("engine", `There is no pulumi on PATH, but there is one in ${whole}.`, "Put that folder on PATH.");
  }
  if (found[0] === undefined) return failed("engine", "There is no pulumi on PATH.", INSTALL);
  return failed(
    "engine",
    `There is no pulumi on PATH. The one in ${found[0]} ${LACKS_LANGUAGE}`,
    `${INSTALL} For inline programs, put that folder on PATH.`,
  );
}

/** Where the engine looks for its programs: on PATH, and beside `pulumi`. */
function placesOf({ PATH = "" }: NodeJS.ProcessEnv): string[] {
  const folders = PATH.split(delimiter).filter((folder) => folder !== "");
  const pulumi = folders.map((folder) => programIn(folder, "pulumi")).find((path) => path !== undefined);
  return [...folders, ...(pulumi ? [dirname(realpathSync(pulumi))] : [])];
}

function programIn(folder: string, name: string): string | undefined {
  return [join(folder, name), join(folder, `${name}.exe`)].find(isExecutable);
}

/** The engine's host of dynamic providers: a small script that comes with every official installation. */
export function checkHost(env: NodeJS.ProcessEnv): Check {
  if (placesOf(env).some((place) => isExecutable(join(place, HOST)) || isExecutable(join(place, `${HOST}.cmd`)))) {
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

/** The folder in which Pulumi keeps what is no program's. https://www.pulumi.com/docs/iac/cli/environment-variables/ */
function pulumiHome({ PULUMI_HOME }: NodeJS.ProcessEnv): string {
  return PULUMI_HOME || join(homedir(), ".pulumi");
}
