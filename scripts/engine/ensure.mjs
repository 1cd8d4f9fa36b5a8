// Makes a Pulumi engine available: finds one, or else gets one, once, into Pulumi's own cache.
import { join } from "node:path";
import { EngineUnavailable, isReason, NotThere } from "./failure.mjs";
import { findExecutable, findInCache, findOnPath, isExecutable } from "./find.mjs";
import { build, buildYamlHost, download, make } from "./make.mjs";
import { putPluginInto, withPlugin } from "./plugin.mjs";
import { YAML_HOST } from "./version.mjs";

/** In this order. */
const WAYS = {
  PATH: async () => withPlugin(await findOnPath()),
  cache: fromCache,
  download: () => make(download).then(fromCache),
  go: () => make(build).then(fromCache),
};

/** See ensure.d.mts. */
export async function ensureEngine({ yaml = true } = {}) {
  const tried = [];
  for (const [source, find] of Object.entries(WAYS)) {
    try {
      const engine = { ...(await find()), source };
      if (yaml && source !== "PATH") await addYamlHost(engine.binDir);
      return engine;
    } catch (error) {
      if (!isReason(error)) throw error;
      tried.push({ source, reason: error.message });
      // Without these lines a user would wonder why the pulumi that is installed is not the one that runs.
      if (!(error instanceof NotThere)) console.error(`engine: ${source}: ${error.message}`);
    }
  }
  throw new EngineUnavailable(tried);
}

async function fromCache() {
  const engine = await findInCache();
  putPluginInto(engine.binDir);
  return engine;
}

/** Every official installation has it; an engine that is built from Go modules does not, and is an engine without it. */
async function addYamlHost(binDir) {
  if (isExecutable(join(binDir, YAML_HOST)) || findExecutable(YAML_HOST) !== undefined) return;
  try {
    await buildYamlHost(binDir);
  } catch (error) {
    if (!isReason(error)) throw error;
    console.error(`engine: it runs no programs in YAML, since ${YAML_HOST} could not be built: ${error.message}`);
  }
}
