import { parseArgs } from "node:util";

export interface BenchArguments {
  /** How many resources a stack has. */
  readonly count: number;
  readonly rounds: number;
  /** Where the figures go, beside the screen. */
  readonly jsonFile: string | undefined;
}

export const usage = `npm run bench -- [--n 200] [--rounds 5] [--json FILE]`;

export function parseBenchArguments(args: readonly string[]): BenchArguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      n: { type: "string", default: "200" },
      rounds: { type: "string", default: "5" },
      json: { type: "string" },
    },
  });
  return { count: whole("n", values.n), rounds: whole("rounds", values.rounds), jsonFile: values.json };
}

function whole(name: string, text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new TypeError(`--${name} is ${text}; give a whole number above 0. ${usage}`);
  return Number(text);
}
