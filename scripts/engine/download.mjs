// The official Pulumi CLI, through the Automation API of @pulumi/pulumi, which runs Pulumi's own installer.
import { lstatSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { childEnvironment } from "./environment.mjs";
import { WayFailed } from "./failure.mjs";
import { run } from "./run.mjs";
import { ENGINE_VERSION } from "./version.mjs";

export const LIMITS = { connectMs: 30_000, stalledMs: 5 * 60_000, lookEveryMs: 1_000 };

/** Leaves an engine in `staged`, or fails with the reason. All that it writes is inside the claim. */
export async function download({ claim, staged, tell, signal, limits = LIMITS }) {
  if (process.env.PULUMI_DAILY_ENGINE_DOWNLOAD === "off") throw new WayFailed("PULUMI_DAILY_ENGINE_DOWNLOAD is off");
  const temporary = join(claim.dir, "download");
  mkdirSync(temporary);
  mkdirSync(staged);

  let reason = "the installer ended without a reason";
  const watch = watchForStall(claim.dir, limits, tell);
  try {
    const code = await run(process.execPath, [installer(), ENGINE_VERSION, staged], {
      cwd: temporary,
      // Newer Node.js versions go through HTTPS_PROXY if told so, as curl does anyway.
      env: childEnvironment({ TMPDIR: temporary, NODE_USE_ENV_PROXY: "1" }),
      signal: AbortSignal.any([signal, watch.signal]),
      onLine: (line) => {
        if (line === "connected") watch.connected();
        else if (line.startsWith("failed ")) reason = line.slice("failed ".length);
      },
    });
    if (code !== 0) throw new WayFailed(reason);
  } finally {
    watch.stop();
  }
}

function installer() {
  return fileURLToPath(new URL("officialInstall.mjs", import.meta.url));
}

/**
 * Gives up on a server that does not answer, and on a download that no longer grows. The second limit is long, since
 * on macOS the archive is not in our TMPDIR and only what has been unpacked is seen to grow.
 */
function watchForStall(dir, limits, tell) {
  const controller = new AbortController();
  let limit = limits.connectMs;
  let size = 0;
  let lastSign = Date.now();
  const timer = setInterval(() => {
    const newSize = sizeOf(dir);
    if (newSize > size) lastSign = Date.now();
    size = newSize;
    if (size > 1e6) tell(`${Math.round(size / 1e6)} MB`);
    if (Date.now() - lastSign > limit) {
      const silence = `${Math.round(limit / 1000)} s`;
      controller.abort(new WayFailed(`no ${limit === limits.connectMs ? "answer" : "progress"} for ${silence}`));
    }
  }, limits.lookEveryMs);
  return {
    signal: controller.signal,
    connected: () => {
      limit = limits.stalledMs;
      lastSign = Date.now();
    },
    stop: () => clearInterval(timer),
  };
}

function sizeOf(path) {
  try {
    const stats = lstatSync(path);
    if (!stats.isDirectory()) return stats.size;
    return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
  } catch {
    return 0; // removed while we looked
  }
}
