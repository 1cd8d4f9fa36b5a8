import { cpus } from "node:os";
import { type CommandName, commands, type Round } from "./round";
import { descriptions, type VariantName } from "./variants";

export interface Figures {
  readonly date: string;
  readonly machine: { readonly cores: number; readonly platform: string; readonly node: string };
  readonly engine: string;
  /** How many resources each stack had. */
  readonly count: number;
  readonly pluginStart: PluginStart;
  readonly variants: Readonly<Record<VariantName, VariantFigures>>;
}

export interface PluginStart {
  /** From the start of the process to the line with its port: a median. */
  readonly ms: number;
  /** The same of a Node.js that only prints a line. */
  readonly nodeMs: number;
}

export interface VariantFigures {
  readonly description: string;
  readonly rounds: number;
  /** Medians. */
  readonly ms: Readonly<Record<CommandName, number>>;
  /** How often the floor's time. */
  readonly ratio: Readonly<Record<CommandName, number>>;
  /** How often the time of a resource that does nothing, and keeps as much state. */
  readonly ratioToKeeping: Readonly<Record<CommandName, number>>;
  /** What one resource takes up in the state. */
  readonly stateBytes: number;
  /** The same, as a part of the hand-written resource's. */
  readonly stateRatio: number;
}

export function figuresOf(
  results: ReadonlyMap<VariantName, readonly Round[]>,
  { count, engine, pluginStart }: Pick<Figures, "count" | "engine" | "pluginStart">,
): Figures {
  const medians = new Map([...results].map(([name, rounds]) => [name, mediansOf(rounds)]));
  const floor = medians.get("floor") as Medians;
  const keeping = medians.get("keeping") as Medians;
  const handWritten = medians.get("handWritten") as Medians;
  const variants = [...medians].map(([name, { rounds, ms, stateBytes }]) => {
    const ratioTo = (other: Medians) => eachCommand((command) => rounded(ms[command] / other.ms[command], 3));
    const stateRatio = rounded(stateBytes / handWritten.stateBytes, 3);
    return [
      name,
      {
        description: descriptions[name],
        rounds,
        ms,
        ratio: ratioTo(floor),
        ratioToKeeping: ratioTo(keeping),
        stateBytes,
        stateRatio,
      },
    ];
  });
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: { cores: cpus().length, platform: process.platform, node: process.version },
    engine,
    count,
    pluginStart,
    variants: Object.fromEntries(variants),
  };
}

interface Medians {
  readonly rounds: number;
  readonly ms: Readonly<Record<CommandName, number>>;
  readonly stateBytes: number;
}

function mediansOf(rounds: readonly Round[]): Medians {
  return {
    rounds: rounds.length,
    ms: eachCommand((command) => Math.round(median(rounds.map(({ ms }) => ms[command])))),
    stateBytes: Math.round(median(rounds.map(({ stateBytes }) => stateBytes))),
  };
}

/** For a terminal and for docs/performance.md: beside each time its ratio to the floor, and to the floor with state. */
export function tableOf({ variants }: Figures): string {
  const head = ["program", ...commands, "state per resource"];
  const rows = Object.values(variants).map(({ description, ms, ratio, ratioToKeeping, stateBytes, stateRatio }) => [
    description,
    ...commands.map((command) => {
      const ratios = `${ratio[command].toFixed(2)}, ${ratioToKeeping[command].toFixed(2)}`;
      return `${(ms[command] / 1_000).toFixed(2)} s (${ratios})`;
    }),
    `${stateBytes} bytes (${stateRatio.toFixed(2)})`,
  ]);
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function eachCommand(figure: (command: CommandName) => number): Record<CommandName, number> {
  return Object.fromEntries(commands.map((command) => [command, figure(command)])) as Record<CommandName, number>;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] as number)) / 2;
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
