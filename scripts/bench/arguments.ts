import { parseArgs } from "node:util";
import { type MeasureName, measureNames } from "./measures";
import { type VariantName, variantNames } from "./variants";

export interface BenchArguments {
  /** How many tokens a stack has, and in how many rounds it is run. */
  readonly stacks: readonly { readonly count: number; readonly rounds: number }[];
  readonly variants: readonly VariantName[];
  readonly measures: readonly MeasureName[];
  /** Where the figures go, beside the screen. */
  readonly jsonFile: string | undefined;
  /** What to type to measure the same again. */
  readonly command: string;
}

export const usage = `npm run bench -- [--counts 50,200,1000] [--rounds 5,5,3] [--only NAME,...] [--json FILE]
  --rounds  one number for all counts, or one for each
  --only    of the programs ${variantNames.join(", ")};
            and of the other measurements ${measureNames.join(", ")}`;

export function parseBenchArguments(args: readonly string[]): BenchArguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      counts: { type: "string", default: "50,200,1000" },
      rounds: { type: "string", default: "5,5,3" },
      only: { type: "string" },
      json: { type: "string" },
    },
  });
  const counts = whole("counts", values.counts);
  const rounds = whole("rounds", values.rounds);
  if (rounds.length !== 1 && rounds.length !== counts.length) {
    throw new TypeError(`--rounds ${values.rounds} does not fit --counts ${values.counts}.\n${usage}`);
  }
  const only = values.only?.split(",");
  const unknown = only?.filter((name) => ![...variantNames, ...measureNames].includes(name as VariantName));
  if (unknown?.length) throw new TypeError(`--only: there is no ${unknown.join(", ")}.\n${usage}`);
  const wanted = <Name extends string>(names: readonly Name[]) => names.filter((name) => only?.includes(name) ?? true);
  const onlyAgain = values.only === undefined ? [] : [`--only ${values.only}`];
  return {
    stacks: counts.map((count, index) => ({ count, rounds: rounds[index] ?? (rounds[0] as number) })),
    variants: wanted(variantNames),
    measures: wanted(measureNames),
    jsonFile: values.json,
    command: ["npm run bench --", `--counts ${values.counts}`, `--rounds ${values.rounds}`, ...onlyAgain].join(" "),
  };
}

function whole(name: string, text: string): number[] {
  const numbers = text.split(",");
  if (numbers.some((number) => !/^[1-9]\d*$/.test(number))) {
    throw new TypeError(`--${name} ${text}: give whole numbers above 0.\n${usage}`);
  }
  return numbers.map(Number);
}
