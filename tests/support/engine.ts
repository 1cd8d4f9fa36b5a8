import { execFileSync } from "node:child_process";
import { delimiter, resolve } from "node:path";

/** Jest's global set-up: puts the engine that the tests run on first on the PATH of all its workers. */
export default function putEngineOnPath(): void {
  const script = resolve(__dirname, "../../scripts/engine.mjs");
  const answer = execFileSync(process.execPath, [script, "--json"], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  const { binDir } = JSON.parse(answer) as { binDir: string };
  process.env.PATH = `${binDir}${delimiter}${process.env.PATH}`;
  // Each of its processes lives for two seconds, of which Go would spend a twentieth on collecting garbage.
  process.env.GOGC ??= "400";
}
