import { writeFileSync } from "node:fs";
import { parseBenchArguments } from "./bench/arguments";
import { type BenchDaily, startDaily } from "./bench/daily";
import { type Figures, figuresOf, tableOf } from "./bench/figures";
import { measurePluginStart } from "./bench/pluginStart";
import { type Round, runRound } from "./bench/round";
import { type VariantName, variantNames } from "./bench/variants";
import { engineOnPath } from "./start/engine";

bench().catch((error: Error) => {
  console.error(`\nnpm run bench: ${error.message}`);
  process.exitCode = 1;
});

async function bench(): Promise<void> {
  const { count, rounds, jsonFile } = parseBenchArguments(process.argv.slice(2));
  const { version } = await engineOnPath();
  const daily = await startDaily();
  try {
    const pluginStart = await measurePluginStart();
    const figures = figuresOf(await runAll(count, rounds, daily), { count, engine: version, pluginStart });
    console.log(`\n${tableOf(figures)}`);
    console.log(`\nThe plugin starts in ${pluginStart.ms} ms, and Node.js alone in ${pluginStart.nodeMs} ms.`);
    if (jsonFile !== undefined) save(jsonFile, figures);
  } finally {
    await daily.stop();
  }
}

/** In turn, so that what else the machine does falls on all variants alike. */
async function runAll(count: number, rounds: number, daily: BenchDaily): Promise<Map<VariantName, Round[]>> {
  const results = new Map<VariantName, Round[]>(variantNames.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const variant of rotated(variantNames, round)) {
      process.stderr.write(`round ${round + 1} of ${rounds}: ${variant} ... `);
      const result = await runRound(variant, count, daily);
      results.get(variant)?.push(result);
      const times = Object.entries(result.ms).map(([command, ms]) => `${command} ${(ms / 1_000).toFixed(1)} s`);
      process.stderr.write(`${times.join(", ")}\n`);
    }
  }
  return results;
}

function rotated<T>(items: readonly T[], by: number): T[] {
  return items.map((_, index) => items[(index + by) % items.length] as T);
}

function save(file: string, figures: Figures): void {
  writeFileSync(file, `${JSON.stringify(figures, undefined, 2)}\n`);
}
