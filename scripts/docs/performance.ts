import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chartOf } from "../bench/chart";
import type { Figures } from "../bench/figures";
import { boundsTable, circumstances, figuresTables } from "../bench/tables";
import { ROOT } from "./markdown";

/** The run of the bench from which every figure in the docs comes. */
const PERFORMANCE_JSON = "docs/performance.json";
export const PERFORMANCE_CHART = "docs/images/performance.svg";

export function committedFigures(): Figures {
  return JSON.parse(readFileSync(join(ROOT, PERFORMANCE_JSON), "utf8")) as Figures;
}

export const performanceChart = () => chartOf(committedFigures());

/** Parts of docs/performance.md and of the README. */
export const performanceParts = {
  measuredWhere: () => circumstances(committedFigures()),
  measuredFigures: () => figuresTables(committedFigures()),
  measuredBounds: () => boundsTable(committedFigures()),
  measuredInShort: () => inShort(committedFigures()),
} satisfies Readonly<Record<string, () => string>>;

/** One sentence for the README. */
function inShort({ stacks }: Figures): string {
  const most = stacks.reduce((one, other) => (other.count > one.count ? other : one));
  const seconds = (name: "set" | "token" | "smallestSigning") => {
    const up = most.variants[name]?.ms.up.median;
    return up === undefined ? "not measured" : `${(up / 1_000).toFixed(1)} s`;
  };
  return (
    `\`pulumi up\` that makes ${most.count} self-signed tokens takes ${seconds("set")} with one \`MeetingTokenSet\`, ` +
    `${seconds("token")} with as many \`MeetingToken\`, and ${seconds("smallestSigning")} with as many hand-written ` +
    "resources. [All figures](docs/performance.md)."
  );
}
