// `npm run engine`: makes the Pulumi engine available and says which one it is.
// With --json the answer stands alone on stdout, as {path, binDir, version, source}, for callers that cannot import.
import { ensureEngine } from "./engine/ensure.mjs";

try {
  const engine = await ensureEngine();
  const origin = { PATH: "from PATH", cache: "from the cache", download: "downloaded", go: "built from Go modules" };
  console.error(`engine: pulumi ${engine.version}, ${origin[engine.source]}: ${engine.path}`);
  if (process.argv.includes("--json")) console.log(JSON.stringify(engine));
} catch (error) {
  console.error(`engine: ${error.name === "EngineUnavailable" ? error.message : error.stack}`);
  process.exitCode = 1;
}
