// Which engine this repository is built and tested with, which others will do, and where it is kept.
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The engine that is downloaded or built, such as "3.259.0". */
export const ENGINE_VERSION = fromGoMod("go.mod", /^\s*(?:require )?github\.com\/pulumi\/pulumi\/pkg\/v3 v(\S+)/m);

/** The program by which the engine runs programs in YAML. */
export const YAML_HOST = "pulumi-language-yaml";

export const YAML_HOST_VERSION = fromGoMod("yaml/go.mod", /^\s*github\.com\/pulumi\/pulumi-yaml v(\S+)/m);

/** The oldest Go that the modules of that engine accept, such as "1.25.11". */
export const GO_VERSION = fromGoMod("go.mod", /^go (\S+)/m);

/**
 * The oldest `pulumi` on PATH that is used. What the provider relies on (how `check` and `diff` are called on a
 * replacement, saved plans, `refresh` asking `diff`) was measured with ENGINE_VERSION, and nobody has tried engines
 * that are much older: a test that fails on one would say nothing about the provider.
 */
export const MINIMUM_VERSION = "3.200.0";

/** Reads what `pulumi version` prints ("v3.259.0", "v3.260.0-dev.1"). Anything else is undefined. */
export function parseVersion(text) {
  const [, version, major, minor] = /^v?((\d+)\.(\d+)\.\d+\S*)/.exec(text.trim()) ?? [];
  return version && { text: version, major: Number(major), minor: Number(minor) };
}

/** The same major version, since the next one may speak another protocol, and not older than the minimum. */
export function fits({ major, minor }) {
  const minimum = parseVersion(MINIMUM_VERSION);
  return major === minimum.major && minor >= minimum.minor;
}

export function pulumiHome() {
  return process.env.PULUMI_HOME ? resolve(process.env.PULUMI_HOME) : join(homedir(), ".pulumi");
}

/** What `PulumiCommand.get({ root })` of the Automation API takes: it holds bin/pulumi. */
export function cachedEngine() {
  return join(pulumiHome(), "versions", ENGINE_VERSION);
}

/** A go.mod is the one place that names a version: the build from Go modules needs it there, with checksums. */
function fromGoMod(file, pattern) {
  const version = pattern.exec(readFileSync(fileURLToPath(new URL(file, import.meta.url)), "utf8"))?.[1];
  if (version === undefined) throw new Error(`scripts/engine/${file} has no line like ${pattern}`);
  return version;
}
