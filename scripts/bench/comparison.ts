import { rotated, type Spread, spreadOf } from "./spread";

/** Ways to do the same, measured in turn in one run. */
export interface Comparison {
  readonly says: string;
  readonly unit: "ms" | "tokens a second" | "requests a second" | "% of all answers";
  /** The first is what the others are compared with. */
  readonly rows: readonly { readonly says: string; readonly measured: Spread }[];
}

type Ways = Readonly<Record<string, () => number | Promise<number>>>;

/** Measures each way so many times. Each answers its own figure, since not all that it does is to be measured. */
export async function inTurn(times: number, ways: Ways, digits = 0): Promise<Comparison["rows"]> {
  const figures = new Map<string, number[]>(Object.keys(ways).map((name) => [name, []]));
  for (let time = 0; time < times; time++) {
    for (const [name, measure] of rotated(Object.entries(ways), time)) figures.get(name)?.push(await measure());
  }
  return [...figures].map(([says, values]) => ({ says, measured: spreadOf(values, digits) }));
}

/** How long something takes, in milliseconds. */
export async function msOf(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
