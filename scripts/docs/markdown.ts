import { execFileSync } from "node:child_process";
import { resolve } from "node:path";

export const ROOT = resolve(__dirname, "../..");

/** Every page that a person reads, by its path from the repository's root; what is generated elsewhere left out. */
export function pages(): string[] {
  const args = ["ls-files", "--cached", "--others", "--exclude-standard", "--", "*.md"];
  const files = execFileSync("git", args, { cwd: ROOT, encoding: "utf8" }).split("\n").filter(Boolean);
  return files.filter((file) => !file.startsWith("docs/reference/api/")).sort();
}

export interface Fence {
  /** What stands in a comment on the line before it, such as `from examples/quickstart/index.ts`. */
  readonly comment: string | undefined;
  readonly language: string;
  readonly text: string;
  /** The line of its first backticks, from 1. */
  readonly line: number;
}

const FENCE = /^(?:<!-- (?<comment>.*?) -->\n)?```(?<language>\w*)\n(?<text>[\s\S]*?)^```$/gm;

/** The fenced code blocks of a page, in order. */
export function fences(markdown: string): Fence[] {
  return [...markdown.matchAll(FENCE)].map((match) => {
    const { comment, language = "", text = "" } = match.groups ?? {};
    const before = markdown.slice(0, match.index);
    return { comment, language, text, line: before.split("\n").length + (comment === undefined ? 0 : 1) };
  });
}

/** A page with each of its fenced blocks rewritten, where `rewrite` answers another text. */
export function rewriteFences(markdown: string, rewrite: (fence: Omit<Fence, "line">) => string | undefined): string {
  return markdown.replace(FENCE, (whole, ...rest) => {
    const { comment, language, text } = rest.at(-1) as { comment?: string; language: string; text: string };
    const made = rewrite({ comment, language, text });
    return made === undefined ? whole : `${whole.slice(0, -text.length - 3)}${made}\`\`\``;
  });
}

/** A page without its fenced blocks and its inline code, so that nothing in them is taken for a link or a heading. */
export function withoutCode(markdown: string): string {
  return markdown.replace(/^```[\s\S]*?^```$/gm, "").replace(/`[^`\n]*`/g, "`code`");
}
