// The engine's plugin for dynamic providers: a short shell script that starts Node.js in the program's folder.
// The engine looks for it on PATH first, then beside its own executable with symlinks resolved. Every official
// installation has it there; an engine built from Go modules does not. npm's @pulumi/pulumi ships the same script.
import { createHash, randomBytes } from "node:crypto";
import { chmodSync, copyFileSync, mkdirSync, realpathSync, renameSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { findExecutable, isExecutable } from "./find.mjs";
import { pulumiHome } from "./version.mjs";

const PLUGIN = "pulumi-resource-pulumi-nodejs";

/** Puts the plugin into the folder of an engine that belongs to us. */
export function putPluginInto(binDir) {
  const target = join(binDir, PLUGIN);
  if (isExecutable(target)) return;
  const sdk = dirname(createRequire(import.meta.url).resolve("@pulumi/pulumi/package.json"));
  putInPlace(target, (temporary) => {
    copyFileSync(join(sdk, PLUGIN), temporary);
    chmodSync(temporary, 0o755);
  });
}

/**
 * Answers the engine with the plugin where it will find it. An installation of the user's own is not touched: if it
 * lacks the plugin, a folder of ours gets a link to its `pulumi` and the plugin, and with that folder first on PATH
 * the engine finds both (and mentions in a warning that it took the plugin from PATH).
 */
export function withPlugin(engine) {
  const isThere =
    isExecutable(join(dirname(realpathSync(engine.path)), PLUGIN)) || findExecutable(PLUGIN) !== undefined;
  if (isThere) return engine;

  const name = createHash("sha256").update(engine.path).digest("hex").slice(0, 12);
  const binDir = join(pulumiHome(), "pulumi-daily", `path-${name}`, "bin");
  mkdirSync(binDir, { recursive: true });
  putPluginInto(binDir);
  const link = join(binDir, "pulumi");
  putInPlace(link, (temporary) => symlinkSync(engine.path, temporary));
  return { ...engine, path: link, binDir };
}

/** A rename is atomic: no other run ever sees a file that is half-made. */
function putInPlace(target, make) {
  const temporary = `${target}.${process.pid}-${randomBytes(3).toString("hex")}`;
  make(temporary);
  renameSync(temporary, target);
}
