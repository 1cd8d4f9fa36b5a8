// The engine's plugin for dynamic providers: a short shell script that starts Node.js in the program's folder.
// The engine looks for it on PATH first, then beside its own executable with symlinks resolved. Every official
// installation has it there; an engine built from Go modules does not. npm's @pulumi/pulumi ships the same script.
import { createHash, randomBytes } from "node:crypto";
import { chmodSync, copyFileSync, mkdirSync, realpathSync, renameSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { WayFailed } from "./failure.mjs";
import { findExecutable, isExecutable } from "./find.mjs";

export const PLUGIN = "pulumi-resource-pulumi-nodejs";

/** Puts the plugin into the folder of an engine that belongs to us. */
export function putPluginInto(binDir) {
  const target = join(binDir, PLUGIN);
  if (isExecutable(target)) return;
  putInPlace(target, (temporary) => {
    copyFileSync(join(npmPackage(), PLUGIN), temporary);
    chmodSync(temporary, 0o755);
  });
}

/**
 * Answers the `pulumi` to run and its folder, with the plugin where the engine will find it. An installation of the
 * user's own is not touched: if it lacks the plugin, a folder of ours gets a link to its `pulumi` and the plugin,
 * and with that folder first on PATH the engine finds both (and mentions in a warning that it took the plugin from PATH).
 */
export function withPlugin(path, home) {
  const isThere = isExecutable(join(dirname(realpathSync(path)), PLUGIN)) || findExecutable(PLUGIN) !== undefined;
  if (isThere) return { path, binDir: dirname(path) };

  const name = createHash("sha256").update(path).digest("hex").slice(0, 12);
  const binDir = join(home, "pulumi-daily", `path-${name}`, "bin");
  mkdirSync(binDir, { recursive: true });
  putPluginInto(binDir);
  const link = join(binDir, "pulumi");
  putInPlace(link, (temporary) => symlinkSync(path, temporary));
  return { path: link, binDir };
}

/** A rename is atomic: no other run ever sees a file that is half-made. */
function putInPlace(target, make) {
  const temporary = `${target}.${process.pid}-${randomBytes(3).toString("hex")}`;
  make(temporary);
  renameSync(temporary, target);
}

function npmPackage() {
  try {
    return dirname(createRequire(import.meta.url).resolve("@pulumi/pulumi/package.json"));
  } catch {
    throw new WayFailed("@pulumi/pulumi is not installed: run `npm ci` first");
  }
}
