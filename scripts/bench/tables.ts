import { checkedBounds } from "./bounds";
import type { Comparison } from "./comparison";
import { type Figures, ratiosOf, type StackFigures } from "./figures";
import type { Spread } from "./spread";
import { commands } from "./stacks";
import { type VariantName, variants } from "./variants";

/** All figures, for a terminal and for docs/performance.md. */
export function figuresTables(figures: Figures): string {
  return [...figures.stacks.flatMap(stackTables), ...figures.comparisons.map(comparisonTable)].join("\n\n");
}

/** What has to hold, and whether it does. */
export function boundsTable(figures: Pick<Figures, "stacks">): string {
  const rows = checkedBounds(figures).map(({ says, atMost, measured }) => [
    says,
    atMost.toFixed(2),
    measured.toFixed(2),
    measured <= atMost ? "yes" : "**no**",
  ]);
  return table([["what", "at most", "measured", "holds"], ...rows]);
}

/** Where, when and by what the figures were measured. */
export function circumstances({ date, machine, node, engine, command }: Figures): string {
  const { processor, cores, platform } = machine;
  const where = `${cores} cores (${processor}) under ${platform}, with Node.js ${node.replace("v", "")} and engine ${engine}`;
  return `Measured on ${date}, on ${where}, by \`${command}\`.`;
}

function stackTables(stack: StackFigures): string[] {
  const rounds = stack.rounds === 1 ? "one round" : `medians of ${stack.rounds} rounds, with the least and the most`;
  return [
    ...[`### ${stack.count} tokens`, `Seconds: ${rounds}.`, timesTable(stack), "Ratios:", ratiosTable(stack)],
    ...cpuTable(stack),
  ];
}

function timesTable({ variants: all, rounds }: StackFigures): string {
  const rows = Object.entries(all).map(([name, { ms, stateBytes, peakMemoryMb }]) => [
    variants[name as VariantName].says,
    ...commands.map((command) => spreadText(ms[command], seconds, rounds)),
    `${stateBytes}`,
    peakMemoryMb === undefined ? "" : `${peakMemoryMb.median}`,
  ]);
  return table([["program", ...commands, "bytes of state a token", "MB in the provider's process"], ...rows]);
}

function cpuTable({ variants: all }: StackFigures): string[] {
  const rows = Object.entries(all).flatMap(([name, { cpuMs }]) =>
    cpuMs ? [[variants[name as VariantName].says, ...commands.map((command) => seconds(cpuMs[command].median))]] : [],
  );
  if (rows.length === 0) return [];
  const says = "CPU seconds of the program, the engine and the provider together, medians:";
  return [says, table([["program", ...commands], ...rows])];
}

function ratiosTable(stack: StackFigures): string {
  const rows = ratiosOf(stack).map(({ name, peer, ms, stateBytes }) => [
    variants[name].says,
    variants[peer].says,
    ...commands.map((command) => ms[command].toFixed(2)),
    stateBytes.toFixed(2),
  ]);
  return table([["program", "against", ...commands, "state"], ...rows]);
}

function comparisonTable({ says, unit, rows }: Comparison): string {
  const first = rows[0]?.measured.median ?? Number.NaN;
  const cells = rows.map((row) => [
    row.says,
    spreadText(row.measured, String),
    (row.measured.median / first).toFixed(2),
  ]);
  // What is a share already is not compared.
  const kept = unit.startsWith("%") ? cells.map(([label = "", figure = ""]) => [label, figure]) : cells;
  return table([[says, unit, "ratio"].slice(0, kept[0]?.length), ...kept]);
}

const seconds = (ms: number) => (ms / 1_000).toFixed(ms < 10_000 ? 2 : 1);

function spreadText({ median, min, max }: Spread, text: (value: number) => string, rounds = 2): string {
  return rounds === 1 || min === max ? text(median) : `${text(median)} (${text(min)}–${text(max)})`;
}

function table([head = [], ...rows]: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
