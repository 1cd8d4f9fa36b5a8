// Looks for an engine that is there already, and for other programs.
import { execFileSync } from "node:child_process";
import { accessSync, constants, statSync } from "node:fs";
import { delimiter, dirname, isAbsolute, join } from "node:path";
import { NotThere, WayFailed } from "./failure.mjs";
import { childEnvironment } from "./run.mjs";
import { cachedEngine, ENGINE_VERSION, fits, MINIMUM_VERSION, parseVersion } from "./version.mjs";

/** The `pulumi` that a shell would run. A later one on PATH does not count: that is not what the user runs. */
export function findOnPath() {
  const path = findExecutable("pulumi");
  if (path === undefined) throw new NotThere("no pulumi there");
  return askVersion(path);
}

/** What an earlier run, or the Automation API of any other program, has put into the cache. */
export function findInCache() {
  const path = join(cachedEngine(), "bin", "pulumi");
  if (!isExecutable(path)) throw new NotThere(`no ${ENGINE_VERSION} there`);
  return askVersion(path);
}

/** An engine that runs on this machine and is new enough; throws saying what is wrong with any other. */
export function askVersion(path) {
  const version = parseVersion(printedVersion(path));
  if (version === undefined) throw new WayFailed(`${path} does not run, or does not tell its version`);
  if (!fits(version)) {
    throw new WayFailed(`${path} is ${version.text}; needed is ${MINIMUM_VERSION} or newer of the same major version`);
  }
  return { path, binDir: dirname(path), version: version.text };
}

function printedVersion(path) {
  try {
    const stdio = ["ignore", "pipe", "ignore"];
    // The first start of a new program can be slow (virus scanners, macOS's notarization check).
    return execFileSync(path, ["version"], { env: childEnvironment(), encoding: "utf8", stdio, timeout: 20_000 });
  } catch {
    return "";
  }
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
