// Moves a finished engine into the cache.
import { rename } from "node:fs/promises";
import { join } from "node:path";
import { askVersion } from "./ask.mjs";
import { WayFailed } from "./failure.mjs";
import { fits } from "./version.mjs";

const TAKEN = ["ENOTEMPTY", "EEXIST", "ENOTDIR"];

/** Only an engine that runs gets in, and only whole: the folder appears with a single rename. */
export async function publish(staged, target) {
  const version = await askVersion(join(staged, "bin", "pulumi"));
  if (version === undefined || !fits(version)) throw new WayFailed("what came out of it does not run on this machine");
  if (await moved(staged, target)) return;

  // Another run was quicker, or what stands there is broken: it goes out of the way, and away with our claim.
  const present = await askVersion(join(target, "bin", "pulumi"));
  if (present !== undefined && fits(present)) return;
  await rename(target, `${staged}.replaced`).catch(ignoreMissing);
  if (!(await moved(staged, target))) throw new WayFailed(`${target} is being written to by something else`);
}

/** Another run had the same idea. */
function ignoreMissing(error) {
  if (error.code !== "ENOENT") throw error;
}

async function moved(from, to) {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (TAKEN.includes(error.code)) return false;
    throw error;
  }
}
