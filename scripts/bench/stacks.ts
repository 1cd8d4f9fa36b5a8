import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { promisify } from "node:util";
import { LocalWorkspace } from "@pulumi/pulumi/automation";
import { BIN } from "../plugin/places";
import type { BenchDaily } from "./daily";
import { tokensOf } from "./tokens.cjs";
import { type BenchConfig, configOf, type VariantName, variants } from "./variants";

/** Inside the repository, so that the engine's processes find @pulumi/pulumi and pulumi-daily from there. */
const PLACE = resolve(__dirname, "../../.work");

export const commands = ["preview", "up", "unchanged", "refresh", "destroy"] as const;
export type CommandName = (typeof commands)[number];

export function eachCommand<T>(figure: (command: CommandName) => T): Record<CommandName, T> {
  return Object.fromEntries(commands.map((command) => [command, figure(command)])) as Record<CommandName, T>;
}

export interface Round {
  readonly ms: Readonly<Record<CommandName, number>>;
  /** CPU time of the program, the engine and the provider together; undefined where the system does not tell. */
  readonly cpuMs: Readonly<Record<CommandName, number>> | undefined;
  /** What one token takes up in the state. */
  readonly stateBytes: number;
  /** The most memory that the provider's process held in `up`, in bytes; undefined where the system does not tell. */
  readonly peakMemory: number | undefined;
}

/** A new stack of a variant: what each command takes on it. */
export async function runRound(variant: VariantName, count: number, daily: BenchDaily): Promise<Round> {
  return withStack({ variant, count, config: configOf(variant, daily) }, async ({ run, stateBytes }) => {
    const preview = await run("preview");
    const up = await run("up");
    const bytes = Math.round(stateBytes() / count);
    const unchanged = await run("up");
    const refresh = await run("refresh");
    const destroy = await run("destroy");
    const runs = { preview, up, unchanged, refresh, destroy };
    const ms = eachCommand((command) => runs[command].ms);
    const cpuMs = up.cpuMs === undefined ? undefined : eachCommand((command) => runs[command].cpuMs as number);
    return { ms, cpuMs, stateBytes: bytes, peakMemory: up.peakMemory };
  });
}

interface Setup {
  readonly variant: VariantName;
  readonly count: number;
  readonly config: BenchConfig;
  /** Beside the variant's own. */
  readonly environment?: Readonly<Record<string, string>>;
}

interface BenchStack {
  run(command: "preview" | "up" | "refresh" | "destroy"): Promise<CommandRun>;
  /** What the resources take up in the state, without the stack and the providers. */
  stateBytes(): number;
}

interface CommandRun {
  readonly ms: number;
  readonly cpuMs?: number;
  readonly peakMemory?: number;
}

export async function withStack<T>(setup: Setup, use: (stack: BenchStack) => Promise<T>): Promise<T> {
  mkdirSync(PLACE, { recursive: true });
  const folder = mkdtempSync(join(PLACE, "bench-"));
  try {
    mkdirSync(join(folder, "backend"));
    mkdirSync(join(folder, "node_modules"));
    symlinkSync(join(__dirname, "floor"), join(folder, "node_modules", "bench-floor"));
    writeFileSync(join(folder, "Pulumi.yaml"), JSON.stringify(projectOf(setup, folder)));
    const envVars = environmentOf(setup);
    const stack = await LocalWorkspace.createStack({ stackName: "bench", workDir: folder }, { envVars });
    await stack.setAllConfig(setup.config);
    return await use({ run: (command) => runCommand(setup, command, folder), stateBytes: () => bytesIn(folder) });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** JSON is YAML, too. */
function projectOf({ variant, count }: Setup, folder: string): object {
  const project = { name: "bench", backend: { url: `file://${join(folder, "backend")}` } };
  const { program, signedBy } = variants[variant];
  if (program !== undefined) return { ...project, runtime: "nodejs" };
  const { tokens, shared } = tokensOf(count);
  const resources = Object.entries(tokens).map(([token, own]) => [
    token,
    { type: "daily:MeetingToken", properties: { ...shared, ...own, signedBy } },
  ]);
  return { ...project, runtime: "yaml", resources: Object.fromEntries(resources) };
}

function environmentOf({ variant, environment }: Setup): Record<string, string> {
  return {
    PULUMI_CONFIG_PASSPHRASE: "a passphrase for the bench",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PATH: [BIN, process.env.PATH].join(delimiter),
    ...variants[variant].environment,
    ...environment,
  };
}

async function runCommand(setup: Setup, command: string, folder: string): Promise<CommandRun> {
  const { variant, count } = setup;
  const args = [join(__dirname, "command.cjs"), command, folder, JSON.stringify(variants[variant]), String(count)];
  const env = { ...process.env, ...environmentOf(setup) };
  const { stdout } = await promisify(execFile)(process.execPath, args, { env });
  return JSON.parse(stdout) as CommandRun;
}

function bytesIn(folder: string): number {
  const file = join(folder, "backend/.pulumi/stacks/bench/bench.json");
  const { checkpoint } = JSON.parse(readFileSync(file, "utf8")) as {
    checkpoint: { latest: { resources: { type: string }[] } };
  };
  const ours = checkpoint.latest.resources.filter(({ type }) => !type.startsWith("pulumi:"));
  return ours.reduce((bytes, resource) => bytes + JSON.stringify(resource).length, 0);
}
