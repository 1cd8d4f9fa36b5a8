// Which engine this repository is built and tested with, and which others will do.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

// go.mod is the one place that names the versions: the build from Go modules needs them there, with checksums.
const goMod = readFileSync(fileURLToPath(new URL("go.mod", import.meta.url)), "utf8");

/** The engine that is downloaded or built, such as "3.259.0". */
export const ENGINE_VERSION = fromGoMod(/^\s*(?:require )?github\.com\/pulumi\/pulumi\/pkg\/v3 v(\S+)/m);

/** The oldest Go that the modules of that engine accept, such as "1.25.11". */
export const GO_VERSION = fromGoMod(/^go (\S+)/m);

/**
 * The oldest `pulumi` on PATH that is used. What the provider relies on (how `check` and `diff` are called on a
 * replacement, saved plans, `refresh` asking `diff`) was measured with ENGINE_VERSION, and nobody has tried engines
 * that are much older: a test that fails on one would say nothing about the provider.
 */
export const MINIMUM_VERSION = "3.200.0";

/** Reads what `pulumi version` prints ("v3.259.0", "v3.260.0-dev.1"). Anything else is undefined. */
export function parseVersion(text) {
  const [version, major, minor, patch] = /^v?(\d+)\.(\d+)\.(\d+)[^\s]*/.exec(text.trim()) ?? [];
  return version === undefined
    ? undefined
    : { text: version.replace(/^v/, ""), numbers: [Number(major), Number(minor), Number(patch)] };
}

/** The same major version, since the next one may speak another protocol, and not older than the minimum. */
export function fits(version) {
  const minimum = parseVersion(MINIMUM_VERSION);
  return version.numbers[0] === minimum.numbers[0] && compareNumbers(version.numbers, minimum.numbers) >= 0;
}

/** Negative if a is the older one, 0 if they are the same, positive if a is the newer one. */
export function compareNumbers(a, b) {
  const position = a.findIndex((number, i) => number !== b[i]);
  return position === -1 ? 0 : a[position] - b[position];
}

function fromGoMod(pattern) {
  const version = pattern.exec(goMod)?.[1];
  if (version === undefined) throw new Error(`scripts/engine/go.mod has no line like ${pattern}`);
  return version;
}
