import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { BIN } from "../plugin/places";
import { median, type PluginStart } from "./figures";

const TIMES = 10;

/** What a start of the plugin takes: one in each command, for each account. */
export async function measurePluginStart(): Promise<PluginStart> {
  const plugin: number[] = [];
  const node: number[] = [];
  for (let time = 0; time < TIMES; time++) {
    plugin.push(await msToFirstLine(join(BIN, "pulumi-resource-daily"), ["127.0.0.1:1"]));
    node.push(await msToFirstLine(process.execPath, ["--eval", "console.log()"]));
  }
  return { ms: Math.round(median(plugin)), nodeMs: Math.round(median(node)) };
}

async function msToFirstLine(command: string, args: readonly string[]): Promise<number> {
  const start = performance.now();
  const child = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"] });
  await once(child.stdout, "data");
  const ms = performance.now() - start;
  child.kill();
  await once(child, "close");
  return ms;
}
