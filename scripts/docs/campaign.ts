import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Results, Row } from "../../tests/campaign/results";
import { ROOT } from "./markdown";

const columns = ["cases", "done", "partly", "failed", "reached", "said", "orphans", "violations"] as const;

/** What the last campaign that was written down came to, with a line for each operation and both adapters together. */
export function campaignTable(): string {
  const { every, rows }: Results = JSON.parse(readFileSync(join(ROOT, "tests/campaign/results.json"), "utf8"));
  const lines = new Map<string, readonly Row[]>();
  for (const row of rows) {
    const line = `${row.subject} | ${row.operation}`;
    lines.set(line, [...(lines.get(line) ?? []), row]);
  }
  const sums = (of: readonly Row[]) => columns.map((column) => of.reduce((sum, row) => sum + row[column], 0));
  const all = [...lines].map(([line, of]) => `| ${line} | ${sums(of).join(" | ")} |`);
  return [
    every === 1 ? "Of all cases:" : `Of each ${every}th case:`,
    "",
    "| Resource | Operation | Cases | Done | In part | Failed | Next: reached | Next: says what to type | Orphan | Violation |",
    "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ...all,
    `| **all** | | ${sums(rows).join(" | ")} |`,
  ].join("\n");
}
