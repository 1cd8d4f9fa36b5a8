import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, rewriteFences } from "./markdown";

/**
 * A code block below `<!-- from examples/quickstart/index.ts -->` is that file; below `<!-- from FILE#NAME -->` it is what
 * stands there between `// #region NAME` and `// #endregion NAME` (or `# #region NAME`).
 */
const SOURCE = /^from (?<file>[^#\s]+)(?:#(?<region>\S+))?$/;
const MARKER = /^\s*(?:\/\/|#)\s*#(?:region|endregion)\b/;

/** A page with its snippets as their files have them now. */
export function withSnippets(markdown: string): string {
  return rewriteFences(markdown, ({ comment }) => {
    const { file, region } = SOURCE.exec(comment ?? "")?.groups ?? {};
    return file === undefined ? undefined : snippet(file, region);
  });
}

function snippet(file: string, region: string | undefined): string {
  const path = join(ROOT, file);
  if (!existsSync(path)) throw new Error(`There is no file ${file}.`);
  const lines = readFileSync(path, "utf8").trimEnd().split("\n");
  const wanted = region === undefined ? lines : linesOf(region, lines, file);
  return `${dedent(wanted.filter((line) => !MARKER.test(line))).join("\n")}\n`;
}

function linesOf(region: string, lines: readonly string[], file: string): string[] {
  const at = (word: string) => lines.findIndex((line) => line.trimEnd().endsWith(`#${word} ${region}`));
  const [start, end] = [at("region"), at("endregion")];
  if (start < 0 || end < start) throw new Error(`${file} has no region ${region}.`);
  return lines.slice(start + 1, end);
}

function dedent(lines: readonly string[]): string[] {
  const indents = lines.filter((line) => line.trim() !== "").map((line) => line.length - line.trimStart().length);
  const indent = Math.min(...indents);
  return lines.map((line) => line.slice(indent));
}
