import type { Figures, StackFigures } from "./figures";
import { type VariantName, variants } from "./variants";

/** What the chart shows, with its color: enough to tell the ways apart. */
const SHOWN: Readonly<Partial<Record<VariantName, string>>> = {
  handWritten: "#8b949e",
  smallest: "#8b949e",
  smallestSigning: "#8b949e",
  token: "#2f81f7",
  tokenNative: "#2f81f7",
  set: "#1a7f37",
  setNative: "#1a7f37",
};

const LINE = 24;
const BAR = 18;
const LEFT = 270;
const WIDTH = 420;
const RIGHT = 80;

/** How long `pulumi up` took that made so many tokens: an SVG with a bar for each program, on a logarithmic axis. */
export function chartOf({ stacks }: Pick<Figures, "stacks">): string {
  const all = stacks.flatMap((stack) => barsOf(stack).map(({ seconds }) => seconds));
  const width = (seconds: number) => barWidth(seconds, Math.min(...all), Math.max(...all));
  const lines = [
    "<tspan>Seconds that pulumi up takes to make all tokens, on a logarithmic axis</tspan>",
    ...stacks.flatMap((stack) => [
      `<tspan font-weight="bold">${stack.count} tokens</tspan>`,
      ...barsOf(stack).map(({ label, seconds, color }) => {
        const rect = `<rect x="${LEFT}" y="-14" width="${width(seconds)}" height="${BAR}" fill="${color}"/>`;
        return `${label}</text>${rect}<text x="${LEFT + width(seconds) + 6}">${seconds.toFixed(1)}`;
      }),
    ]),
  ];
  const rows = lines.map(
    (line, index) => `<g transform="translate(10 ${(index + 1) * LINE})"><text>${line}</text></g>`,
  );
  const size = `width="${LEFT + WIDTH + RIGHT}" height="${(lines.length + 1) * LINE}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="sans-serif" font-size="13" role="img">`,
    "<title>How long pulumi up takes, by program and number of tokens</title>",
    '<rect width="100%" height="100%" fill="white"/>',
    ...rows,
    "</svg>\n",
  ].join("\n");
}

function barsOf({ variants: all }: StackFigures) {
  return (Object.entries(SHOWN) as [VariantName, string][]).flatMap(([name, color]) => {
    const ms = all[name]?.ms.up.median;
    return ms === undefined ? [] : [{ label: variants[name].says.replaceAll("`", ""), seconds: ms / 1_000, color }];
  });
}

/** In pixels, from a tenth of the width for the shortest to the whole width for the longest. */
export function barWidth(seconds: number, shortest: number, longest: number): number {
  const part = longest > shortest ? Math.log(seconds / shortest) / Math.log(longest / shortest) : 1;
  return Math.round(WIDTH * (0.1 + 0.9 * part));
}
