// Looks for an engine that is there already.
import { accessSync, constants, statSync } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";
import { askVersion } from "./ask.mjs";
import { NotThere, WayFailed } from "./failure.mjs";
import { engineRoot } from "./places.mjs";
import { ENGINE_VERSION, fits, MINIMUM_VERSION } from "./version.mjs";

/** The `pulumi` that a shell would run. A later one on PATH does not count: that is not what the user runs. */
export async function findOnPath() {
  const path = findExecutable("pulumi");
  if (path === undefined) throw new NotThere("no pulumi there");
  const version = await askVersion(path);
  if (version === undefined) throw new WayFailed(`${path} does not tell its version`);
  if (!fits(version)) {
    throw new WayFailed(`${path} is ${version.text}; needed is ${MINIMUM_VERSION} or newer of the same major version`);
  }
  return { path, version: version.text };
}

/** What an earlier run, or the Automation API of any other program, has put into the cache. */
export async function findInCache(home) {
  const path = join(engineRoot(home), "bin", "pulumi");
  if (!isExecutable(path)) throw new NotThere(`no ${ENGINE_VERSION} there`);
  const version = await askVersion(path);
  if (version === undefined) throw new WayFailed(`${path} does not run`);
  if (!fits(version)) throw new WayFailed(`${path} is ${version.text}`);
  return { path, version: version.text };
}

/** Where the shell would find a program, or undefined. */
export function findExecutable(name, searchPath = process.env.PATH ?? "") {
  return searchPath
    .split(delimiter)
    .filter(isAbsolute)
    .map((folder) => join(folder, name))
    .find(isExecutable);
}

export function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
