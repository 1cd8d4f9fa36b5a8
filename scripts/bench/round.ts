import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { promisify } from "node:util";
import { LocalWorkspace } from "@pulumi/pulumi/automation";
import type { BenchDaily } from "./daily";
import { configOf, type VariantName } from "./variants";

/** Inside the repository, so that the engine's processes find @pulumi/pulumi and pulumi-daily from there. */
const PLACE = resolve(__dirname, "../../.work");

/** Where the engine finds the plugin. */
const PLUGIN = resolve(__dirname, "../../plugin/bin");

export const commands = ["preview", "up", "unchanged", "refresh"] as const;
export type CommandName = (typeof commands)[number];

export interface Round {
  readonly ms: Readonly<Record<CommandName, number>>;
  /** What one resource takes up in the state. */
  readonly stateBytes: number;
}

/** A new stack of a variant: what each command takes on it. */
export async function runRound(variant: VariantName, count: number, daily: BenchDaily): Promise<Round> {
  const folder = await newStack(variant, daily);
  try {
    const run = (command: string) => runCommand(variant, count, command, folder);
    const preview = await run("preview");
    const up = await run("up");
    const stateBytes = bytesPerResource(folder);
    const unchanged = await run("up");
    const refresh = await run("refresh");
    return { ms: { preview, up, unchanged, refresh }, stateBytes };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function newStack(variant: VariantName, daily: BenchDaily): Promise<string> {
  mkdirSync(PLACE, { recursive: true });
  const folder = mkdtempSync(join(PLACE, "bench-"));
  mkdirSync(join(folder, "backend"));
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(join(__dirname, "floor"), join(folder, "node_modules", "bench-floor"));
  const stack = await LocalWorkspace.createStack(
    { stackName: "bench", projectName: "bench", program: async () => undefined },
    {
      workDir: folder,
      projectSettings: { name: "bench", runtime: "nodejs", backend: { url: `file://${join(folder, "backend")}` } },
      envVars: environment,
    },
  );
  await stack.setAllConfig(configOf(variant, daily));
  return folder;
}

const environment = { PULUMI_CONFIG_PASSPHRASE: "a passphrase for the bench", PULUMI_SKIP_UPDATE_CHECK: "true" };

async function runCommand(variant: VariantName, count: number, command: string, folder: string): Promise<number> {
  const script = join(__dirname, "command.cjs");
  const { stdout } = await promisify(execFile)(process.execPath, [script, variant, String(count), command, folder], {
    env: { ...process.env, ...environment, PATH: [PLUGIN, process.env.PATH].join(delimiter) },
  });
  return (JSON.parse(stdout) as { ms: number }).ms;
}

function bytesPerResource(folder: string): number {
  const file = join(folder, "backend/.pulumi/stacks/bench/bench.json");
  const { checkpoint } = JSON.parse(readFileSync(file, "utf8")) as {
    checkpoint: { latest: { resources: { type: string }[] } };
  };
  const ours = checkpoint.latest.resources.filter(({ type }) => /^(pulumi-nodejs:dynamic|daily:index)/.test(type));
  return ours.reduce((bytes, resource) => bytes + JSON.stringify(resource).length, 0) / ours.length;
}
