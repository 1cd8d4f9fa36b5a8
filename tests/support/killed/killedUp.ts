import { execFileSync, spawn } from "node:child_process";
import { join } from "node:path";
import type { UpOptions } from "@pulumi/pulumi/automation";
import type { TestStack } from "../stack";
import type declared from "./declared.cjs";
import type { HeldLine, Hold } from "./heldLine";

export type Rooms = Readonly<Record<string, object>>;

export interface KilledUp {
  readonly stack: TestStack;
  readonly line: HeldLine;
  /** What the program declares, as `declared.cjs` takes it. */
  readonly rooms: Rooms;
  readonly classes: declared.Classes;
  readonly hold: Hold;
  readonly options?: Pick<UpOptions, "replace">;
  /** Kill the engine alone, as a machine does that runs out of memory. */
  readonly alone?: boolean;
}

/** What has outlived the engine. */
export interface Rest {
  /** Whether one of its processes still runs. */
  readonly lives: boolean;
  kill(): void;
}

const LAZY = join(__dirname, "../lazyModules.cjs");

/**
 * Runs an update, and kills the engine, the program and the provider at once when a request is held; or the engine
 * alone, and then lets the answer come.
 */
export async function killedUp({
  stack,
  line,
  rooms,
  classes,
  hold,
  options = {},
  alone = false,
}: KilledUp): Promise<Rest> {
  const { folder } = stack;
  const up = { folder, envVars: stack.stack.workspace.envVars, rooms, classes, options };
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
  return {
    get lives() {
      const alive = running().map(({ pid }) => pid);
      return tree.some(({ pid }) => alive.includes(pid));
    },
    kill() {
      for (const { pid } of tree) kill(pid);
    },
  };
}

/** The processes that run; one that has ended and that nobody has heard of is none. */
function running(): { readonly pid: number; readonly parent: number; readonly name: string }[] {
  const table = execFileSync("ps", ["-A", "-o", "pid=,ppid=,stat=,comm="], { encoding: "utf8" });
  return table
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , state = ""]) => !state.startsWith("Z"))
    .map(([pid, parent, , name = ""]) => ({ pid: Number(pid), parent: Number(parent), name }));
}

/** A process and all that it has started, and so on. */
function treeOf(root: number): { readonly pid: number; readonly name: string }[] {
  const processes = running();
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
