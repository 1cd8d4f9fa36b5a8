import { cpus } from "node:os";
import type { Comparison } from "./comparison";
import { type Spread, spreadOf } from "./spread";
import { type CommandName, eachCommand, type Round } from "./stacks";
import { type VariantName, variants } from "./variants";

/** What a run of the bench has measured: docs/performance.json is one. */
export interface Figures {
  readonly date: string;
  /** What was typed. */
  readonly command: string;
  readonly machine: { readonly processor: string; readonly cores: number; readonly platform: string };
  readonly node: string;
  readonly engine: string;
  readonly stacks: readonly StackFigures[];
  readonly comparisons: readonly Comparison[];
}

export interface StackFigures {
  /** How many tokens each stack had. */
  readonly count: number;
  readonly rounds: number;
  readonly variants: Readonly<Partial<Record<VariantName, VariantFigures>>>;
}

export interface VariantFigures {
  readonly ms: Readonly<Record<CommandName, Spread>>;
  /** CPU time of the program, the engine and the provider together. Absent where the system does not tell. */
  readonly cpuMs?: Readonly<Record<CommandName, Spread>>;
  /** What one token takes up in the state. */
  readonly stateBytes: number;
  /** The most memory that the provider's process held in `up`, in MB. Absent where the system does not tell. */
  readonly peakMemoryMb?: Spread;
}

export function stackFiguresOf(count: number, results: ReadonlyMap<VariantName, readonly Round[]>): StackFigures {
  const figures = [...results].map(([name, rounds]) => [name, variantFiguresOf(rounds)]);
  const [first = []] = results.values();
  return { count, rounds: first.length, variants: Object.fromEntries(figures) };
}

function variantFiguresOf(rounds: readonly Round[]): VariantFigures {
  const peaks = rounds.flatMap(({ peakMemory }) => (peakMemory === undefined ? [] : [peakMemory / 1024 ** 2]));
  const cpu = rounds.flatMap(({ cpuMs }) => cpuMs ?? []);
  return {
    ms: eachCommand((command) => spreadOf(rounds.map(({ ms }) => ms[command]))),
    ...(cpu.length > 0 && { cpuMs: eachCommand((command) => spreadOf(cpu.map((ms) => ms[command]))) }),
    stateBytes: spreadOf(rounds.map(({ stateBytes }) => stateBytes)).median,
    ...(peaks.length > 0 && { peakMemoryMb: spreadOf(peaks) }),
  };
}

type Times = Readonly<Record<CommandName, Spread>>;

/** How often a peer's figure another one is: medians of one run. */
export interface Ratios {
  readonly name: VariantName;
  readonly peer: VariantName;
  readonly ms: Readonly<Record<CommandName, number>>;
  readonly cpuMs?: Readonly<Record<CommandName, number>>;
  readonly stateBytes: number;
}

/** Each program beside each of its peers, as far as both were run. */
export function ratiosOf({ variants: all }: StackFigures): Ratios[] {
  return (Object.entries(all) as [VariantName, VariantFigures][]).flatMap(([name, own]) =>
    variants[name].peers.flatMap((peer) => {
      const other = all[peer];
      if (other === undefined) return [];
      const ratios = (one: Times, peers: Times) =>
        eachCommand((command) => one[command].median / peers[command].median);
      const ms = ratios(own.ms, other.ms);
      const cpu = own.cpuMs && other.cpuMs && { cpuMs: ratios(own.cpuMs, other.cpuMs) };
      return [{ name, peer, ms, ...cpu, stateBytes: own.stateBytes / other.stateBytes }];
    }),
  );
}

export function thisMachine(): Figures["machine"] {
  const [first] = cpus();
  return { processor: first?.model ?? "unknown", cores: cpus().length, platform: process.platform };
}
