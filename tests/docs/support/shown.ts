import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fences, ROOT } from "../../../scripts/docs/markdown";

/**
 * Expects that everything which a page shows below `<!-- shown: NAME -->` stands in what was printed, line by line;
 * times, ids and random endings may differ.
 */
export function expectShown(page: string, name: string, printed: string): void {
  const block = fences(readFileSync(join(ROOT, page), "utf8")).find(({ comment }) => comment === `shown: ${name}`);
  if (!block) throw new Error(`${page} shows nothing below <!-- shown: ${name} -->.`);
  const lines = plain(printed).split("\n");
  for (const line of plain(block.text).split("\n").filter(Boolean)) expect(lines).toContain(line);
}

function plain(text: string): string {
  return text
    .replace(/\d{4}-\d\d-\d\dT[\d:]+Z/g, "TIME")
    .replace(/\b[0-9a-f]{16}\b/g, "ID")
    .replace(/\bstandup-[a-z0-9-]+/g, "standup-NAME")
    .replace(/^[ \t]+/gm, "")
    .replace(/ +:/g, ":");
}
