import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../scripts/docs/markdown";
import { committedFigures, PERFORMANCE_CHART, performanceChart } from "../../scripts/docs/performance";

// That the tables are those of the committed run, tests/docs/pages holds.

test("the chart is drawn from the committed run: npm run docs", () => {
  expect(readFileSync(join(ROOT, PERFORMANCE_CHART), "utf8")).toBe(performanceChart());
});

test("the committed run has stacks, and no path of a machine", () => {
  expect(committedFigures().stacks.length).toBeGreaterThan(0);
  expect(JSON.stringify(committedFigures())).not.toMatch(/\/(home|root|Users|work|tmp)\//);
});

/** Seconds, ratios and bytes that stand in prose, outside the generated parts. */
function typedFigures(markdown: string): string[] {
  const prose = markdown.replace(/<!-- made: \S+ -->[\s\S]*?<!-- \/made -->/g, "").replace(/```[\s\S]*?```/g, "");
  return [...prose.matchAll(/\d+(?:\.\d+)? (?:s|ms|kB|bytes|times)\b/g)].map(([figure]) => figure);
}

test.each(["docs/performance.md", "README.md"])("%s types no figure of the bench by hand", (page) => {
  expect(typedFigures(readFileSync(join(ROOT, page), "utf8"))).toEqual([]);
});

test("a figure that is typed by hand is found", () => {
  expect(typedFigures("takes 1.5 s, <!-- made: x -->\n2 s\n<!-- /made --> and 300 bytes")).toEqual([
    "1.5 s",
    "300 bytes",
  ]);
});
