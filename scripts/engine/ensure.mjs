// Makes a Pulumi engine available: finds one, or else gets one, once, into Pulumi's own cache.
import { dirname, join } from "node:path";
import { build } from "./build.mjs";
import { makeClaim, waitForTurn } from "./claim.mjs";
import { download } from "./download.mjs";
import { EngineUnavailable, isReason, NotThere } from "./failure.mjs";
import { findInCache, findOnPath } from "./find.mjs";
import { interruptible } from "./interrupt.mjs";
import { engineRoot, pulumiHome, versionsDir } from "./places.mjs";
import { putPluginInto, withPlugin } from "./plugin.mjs";
import { createProgress } from "./progress.mjs";
import { publish } from "./publish.mjs";
import { ENGINE_VERSION } from "./version.mjs";

const WAYS_TO_MAKE = [
  { source: "download", title: `downloading Pulumi ${ENGINE_VERSION}`, make: download },
  { source: "go", title: `building Pulumi ${ENGINE_VERSION} from Go modules`, make: build },
];

/** See ensure.d.mts. */
export async function ensureEngine({ home = pulumiHome(), log } = {}) {
  const progress = createProgress({ log });
  const tried = [];

  const present =
    (await attempt("PATH", tried, () => fromPath(home))) ?? (await attempt("cache", tried, () => fromCache(home)));
  // Without these lines a user would wonder why the pulumi that is installed is not the one that runs.
  for (const { way, reason } of tried.filter(({ isAbsence }) => !isAbsence)) progress.say(`${way}: ${reason}`);
  if (present !== undefined) return present;

  return interruptible((signal) => makeEngine({ home, progress, tried, signal }));
}

async function fromPath(home) {
  const { path, version } = await findOnPath();
  return { ...withPlugin(path, home), version, source: "PATH" };
}

async function fromCache(home) {
  const { path, version } = await findInCache(home);
  putPluginInto(dirname(path));
  return { path, binDir: dirname(path), version, source: "cache" };
}

async function makeEngine({ home, progress, tried, signal }) {
  const claim = await attempt("cache", tried, () => makeClaim(versionsDir(home)));
  if (claim === undefined) throw new EngineUnavailable(tried);
  try {
    if (!claim.isFirst()) {
      await progress.during("waiting for another run that is making the engine", () => waitForTurn(claim, signal));
      const made = await attempt("cache", [], () => fromCache(home));
      if (made !== undefined) return made;
    }
    for (const { source, title, make } of WAYS_TO_MAKE) {
      const staged = join(claim.dir, source === "go" ? "built" : "downloaded");
      const made = await attempt(source, tried, async () => {
        await progress.during(title, (tell) => make({ claim, staged, tell, signal, say: progress.say }));
        await publish(staged, engineRoot(home));
        return { ...(await fromCache(home)), source };
      });
      if (made !== undefined) return made;
      progress.say(`${source}: ${tried.at(-1).reason}`);
    }
    throw new EngineUnavailable(tried);
  } finally {
    claim.release();
  }
}

/** The answer of `work`, or undefined with the reason noted if this way just does not lead to an engine. */
async function attempt(way, tried, work) {
  try {
    return await work();
  } catch (error) {
    if (!isReason(error)) throw error;
    tried.push({ way, reason: error.message, isAbsence: error instanceof NotThere });
    return undefined;
  }
}
