import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { BIN, NAME } from "../../plugin/places";
import { type Comparison, inTurn } from "../comparison";

/** What a start of the plugin takes, to the line with its port: one in each command, for each account. */
export async function measurePluginStart(): Promise<Comparison[]> {
  const rows = await inTurn(15, {
    "Node.js that prints a line": () => msToFirstLine(process.execPath, ["--eval", "console.log()"]),
    "the plugin": () => msToFirstLine(join(BIN, NAME), ["127.0.0.1:1"]),
  });
  return [{ says: "Start of the plugin", unit: "ms", rows }];
}

async function msToFirstLine(command: string, args: readonly string[]): Promise<number> {
  const began = performance.now();
  const child = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"] });
  const closed = once(child, "close");
  await once(child.stdout, "data");
  const ms = performance.now() - began;
  child.kill();
  await closed;
  return ms;
}
