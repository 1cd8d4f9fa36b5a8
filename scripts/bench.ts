import { writeFileSync } from "node:fs";
import { parseBenchArguments } from "./bench/arguments";
import type { Comparison } from "./bench/comparison";
import { type BenchDaily, startDaily } from "./bench/daily";
import { type Figures, type StackFigures, stackFiguresOf, thisMachine } from "./bench/figures";
import { type MeasureName, measures } from "./bench/measures";
import { rotated } from "./bench/spread";
import { type Round, runRound } from "./bench/stacks";
import { boundsTable, figuresTables } from "./bench/tables";
import { type VariantName, variants } from "./bench/variants";
import { engineOnPath } from "./start/engine";

bench().catch((error: Error) => {
  console.error(`\nnpm run bench: ${error.message}`);
  process.exitCode = 1;
});

async function bench(): Promise<void> {
  const {
    stacks,
    variants: wanted,
    measures: measured,
    jsonFile,
    command,
  } = parseBenchArguments(process.argv.slice(2));
  const { version } = await engineOnPath();
  const daily = await startDaily();
  const stackFigures: StackFigures[] = [];
  const comparisons: Comparison[] = [];
  const about = { date: new Date().toISOString().slice(0, 10), command, machine: thisMachine() };
  /** After each step, since a run is long. */
  const save = (): Figures => {
    const figures = { ...about, node: process.version, engine: version, stacks: stackFigures, comparisons };
    if (jsonFile !== undefined) writeFileSync(jsonFile, `${JSON.stringify(figures, undefined, 2)}\n`);
    return figures;
  };
  try {
    for (const name of measured) {
      comparisons.push(...(await runMeasure(name, daily)));
      save();
    }
    const programs = await runnable(wanted);
    for (const { count, rounds } of programs.length > 0 ? stacks : []) {
      const names = programs.filter((name) => count <= (variants[name].upTo ?? count));
      stackFigures.push(stackFiguresOf(count, await runAll(names, count, rounds, daily)));
      save();
    }
    const figures = save();
    console.log(`\n${figuresTables(figures)}\n\n${boundsTable(figures)}`);
  } finally {
    await daily.stop();
  }
}

async function runMeasure(name: MeasureName, daily: BenchDaily): Promise<Comparison[]> {
  process.stderr.write(`${name} ...\n`);
  return measures[name](daily);
}

async function runnable(names: readonly VariantName[]): Promise<VariantName[]> {
  const { findExecutable } = await import("./engine/find.mjs");
  return names.filter((name) => {
    const { needs } = variants[name];
    if (needs === undefined || findExecutable(needs) !== undefined) return true;
    process.stderr.write(`${name} is left out: ${needs} is not on PATH.\n`);
    return false;
  });
}

/** In turn, so that what else the machine does falls on all programs alike. */
async function runAll(
  names: readonly VariantName[],
  count: number,
  rounds: number,
  daily: BenchDaily,
): Promise<Map<VariantName, Round[]>> {
  const results = new Map<VariantName, Round[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const name of rotated(names, round)) {
      process.stderr.write(`${count} tokens, round ${round + 1} of ${rounds}: ${name} ... `);
      const result = await runRound(name, count, daily);
      results.get(name)?.push(result);
      const times = Object.entries(result.ms).map(([command, ms]) => `${command} ${(ms / 1_000).toFixed(1)} s`);
      process.stderr.write(`${times.join(", ")}\n`);
    }
  }
  return results;
}
