import { delimiter } from "node:path";
import type { Engine } from "../engine/ensure.mjs";

/** The engine, first on the PATH of this process: where the Automation API looks for it. */
export async function engineOnPath({ yaml = false } = {}): Promise<Engine> {
  const { ensureEngine } = await import("../engine/ensure.mjs");
  const engine = await ensureEngine({ yaml });
  process.env.PATH = `${engine.binDir}${delimiter}${process.env.PATH}`;
  return engine;
}
