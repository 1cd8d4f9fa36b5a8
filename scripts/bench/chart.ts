import type { Figures } from "./figures";
import { type VariantName, variants } from "./variants";

/** What the chart shows: enough to tell the ways apart. */
const SHOWN: readonly VariantName[] = ["handWritten", "smallest", "token", "tokenNative", "set", "setNative"];

const BAR = 18;
const GAP = 6;
const TITLE = 34;
const LEFT = 250;
const WIDTH = 420;
const RIGHT = 70;
const COLORS = { hand: "#8b949e", token: "#2f81f7", set: "#1a7f37" };

/** How long `pulumi up` took that made so many tokens: an SVG with a bar for each program, on a logarithmic axis. */
export function chartOf({ stacks }: Pick<Figures, "stacks">): string {
  const groups = stacks.map(({ count, variants: all }) => ({
    title: `${count} tokens`,
    bars: SHOWN.flatMap((name) => {
      const seconds = (all[name]?.ms.up.median ?? 0) / 1_000;
      return seconds > 0 ? [{ label: variants[name].says.replaceAll("`", ""), seconds, color: colorOf(name) }] : [];
    }),
  }));
  const longest = Math.max(1, ...groups.flatMap(({ bars }) => bars.map(({ seconds }) => seconds)));
  const shortest = Math.min(1, ...groups.flatMap(({ bars }) => bars.map(({ seconds }) => seconds)));
  const width = (seconds: number) => barWidth(seconds, shortest, longest);
  let y = TITLE;
  const lines = groups.flatMap(({ title, bars }) => {
    y += GAP;
    const heading = text(0, (y += BAR), title, 'font-weight="bold"');
    const rows = bars.map(({ label, seconds, color }) => {
      y += GAP;
      const rect = `<rect x="${LEFT}" y="${y}" width="${width(seconds)}" height="${BAR}" fill="${color}"/>`;
      y += BAR;
      const value = text(LEFT + width(seconds) + 6, y - 4, `${seconds.toFixed(1)} s`);
      return `${text(0, y - 4, label)}${rect}${value}`;
    });
    return [heading, ...rows];
  });
  const size = `width="${LEFT + WIDTH + RIGHT}" height="${y + GAP}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="sans-serif" font-size="13" role="img">`,
    "<title>How long pulumi up takes, by program and number of tokens</title>",
    '<rect width="100%" height="100%" fill="white"/>',
    text(0, 20, "pulumi up, which makes all tokens: seconds, on a logarithmic axis"),
    ...lines,
    "</svg>\n",
  ].join("\n");
}

/** In pixels, from a tenth of the width for the shortest to the whole width for the longest. */
export function barWidth(seconds: number, shortest: number, longest: number): number {
  const part = longest > shortest ? Math.log(seconds / shortest) / Math.log(longest / shortest) : 1;
  return Math.round(WIDTH * (0.1 + 0.9 * part));
}

function colorOf(name: VariantName): string {
  if (name.startsWith("set")) return COLORS.set;
  return name.startsWith("token") ? COLORS.token : COLORS.hand;
}

function text(x: number, y: number, content: string, more = ""): string {
  return `<text x="${x + (x === 0 ? 10 : 0)}" y="${y}" ${more}>${content}</text>`;
}
