import { type Figures, type Ratios, ratiosOf } from "./figures";
import type { CommandName } from "./stacks";
import type { VariantName } from "./variants";
import { variants } from "./variants";

/** A ratio that a release has to keep. */
interface Bound {
  readonly name: VariantName;
  readonly peer: VariantName;
  /** Without a count it is of the state, whatever the count. */
  readonly of: "state" | { readonly command: CommandName; readonly count: number; readonly cpu?: true };
  readonly atMost: number;
}

const up = (count: number) => ({ command: "up", count }) as const;
const unchanged = (count: number) => ({ command: "unchanged", count }) as const;
const refresh = (count: number) => ({ command: "refresh", count }) as const;
const hand = "handWritten";

const bounds: readonly Bound[] = [
  { name: "set", peer: "smallestSigning", of: up(200), atMost: 0.4 },
  { name: "set", peer: "smallestSigning", of: unchanged(200), atMost: 0.75 },
  { name: "set", peer: "smallestSigning", of: up(1000), atMost: 0.06 },
  { name: "set", peer: "smallestSigning", of: unchanged(1000), atMost: 0.4 },
  { name: "set", peer: hand, of: "state", atMost: 0.08 },
  { name: "setRest", peer: "smallest", of: up(200), atMost: 0.5 },
  { name: "setRest", peer: "tokenRest", of: refresh(200), atMost: 0.25 },
  { name: "token", peer: hand, of: up(200), atMost: 0.65 },
  { name: "token", peer: "smallestSigning", of: up(200), atMost: 0.85 },
  { name: "tokenNative", peer: hand, of: up(200), atMost: 0.6 },
  { name: "tokenNative", peer: "smallestSigning", of: up(200), atMost: 0.75 },
  { name: "token", peer: hand, of: "state", atMost: 0.33 },
  { name: "tokenNative", peer: hand, of: "state", atMost: 0.28 },
  { name: "tokenNative", peer: "token", of: "state", atMost: 0.85 },
  ...(["preview", "up", "unchanged", "refresh"] as const).map(
    (command): Bound => ({ name: "tokenNative", peer: "token", of: { command, count: 200, cpu: true }, atMost: 1 }),
  ),
  { name: "token", peer: "smallestSigning", of: up(1000), atMost: 0.75 },
  { name: "token", peer: "smallestSigning", of: unchanged(1000), atMost: 1 },
  { name: "token", peer: "smallestSigning", of: refresh(1000), atMost: 1 },
];

export interface Checked {
  readonly says: string;
  readonly atMost: number;
  readonly measured: number;
}

/** Each bound beside what was measured, as far as the run has it. */
export function checkedBounds({ stacks }: Pick<Figures, "stacks">): Checked[] {
  return bounds.flatMap(({ name, peer, of, atMost }) =>
    stacks.flatMap((stack) => {
      if (of !== "state" && of.count !== stack.count) return [];
      const ratio = ratiosOf(stack).find((one) => one.name === name && one.peer === peer);
      const measured = ratio && figureOf(ratio, of);
      if (measured === undefined) return [];
      const what = of === "state" ? "state" : `${of.cpu ? "CPU time of " : ""}${of.command}`;
      const says = `${what} of ${stack.count}: ${variants[name].says}, against ${variants[peer].says}`;
      return [{ says, atMost, measured }];
    }),
  );
}

function figureOf({ ms, cpuMs, stateBytes }: Ratios, of: Bound["of"]): number | undefined {
  if (of === "state") return stateBytes;
  return (of.cpu ? cpuMs : ms)?.[of.command];
}
