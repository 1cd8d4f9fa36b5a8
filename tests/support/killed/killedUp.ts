import { execFileSync, spawn } from "node:child_process";
import { join } from "node:path";
import type { UpOptions } from "@pulumi/pulumi/automation";
import type { TestStack } from "../stack";
import type { HeldLine, Hold } from "./heldLine";

export type Rooms = Readonly<Record<string, object>>;

export interface KilledUp {
  readonly stack: TestStack;
  readonly line: HeldLine;
  /** What the program declares, as `declared.cjs` takes it. */
  readonly rooms: Rooms;
  readonly hold: Hold;
  readonly options?: Pick<UpOptions, "replace">;
  /** Kill the engine alone, as a machine does that runs out of memory. */
  readonly alone?: boolean;
}

const LAZY = join(__dirname, "../lazyModules.cjs");

/**
 * Runs an update, and kills the engine, the program and the provider at once when a request is held; or the engine
 * alone, and then lets the answer come. What is done last kills whatever has outlived the engine.
 */
export async function killedUp({
  stack,
  line,
  rooms,
  hold,
  options = {},
  alone = false,
}: KilledUp): Promise<() => void> {
  const { folder } = stack;
  const up = { folder, envVars: stack.stack.workspace.envVars, rooms, options };
  const held = line.hold(hold);
  const child = spawn(process.execPath, ["--require", LAZY, join(__dirname, "up.cjs")], {
    env: { ...process.env, TEST_UP: JSON.stringify(up) },
    stdio: "ignore",
  });
  const ended = new Promise<"ended">((resolve) => child.once("exit", () => resolve("ended")));
  const reached = await Promise.race([held, ended]);
  line.letPass();
  if (reached === "ended") throw new Error(`The update ended, and no request was ${hold.on}.`);
  const tree = treeOf(child.pid as number);
  for (const { pid, name } of tree) if (!alone || name === "pulumi") kill(pid);
  await ended;
  line.release();
  return () => {
    for (const { pid } of tree) kill(pid);
  };
}

/** A process and all that it has started, and so on. */
function treeOf(root: number): { readonly pid: number; readonly name: string }[] {
  const table = execFileSync("ps", ["-A", "-o", "pid=,ppid=,comm="], { encoding: "utf8" });
  const processes = table
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .map(([pid, parent, name = ""]) => ({ pid: Number(pid), parent: Number(parent), name }));
  const tree = processes.filter(({ pid }) => pid === root);
  // The list grows while it is gone through.
  for (const each of tree) tree.push(...processes.filter(({ parent }) => parent === each.pid));
  return tree;
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended by itself meanwhile.
  }
}
