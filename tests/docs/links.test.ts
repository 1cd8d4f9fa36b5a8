import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import GithubSlugger from "github-slugger";
import { pages, ROOT, withoutCode } from "../../scripts/docs/markdown";

interface Link {
  readonly target: string;
  readonly line: number;
}

/** Links and images to files of the repository, and to headings. */
function linksOf(markdown: string): Link[] {
  const text = withoutCode(markdown);
  return [...text.matchAll(/\]\((?<target>[^)\s]+)\)/g)]
    .map((match) => ({ target: match.groups?.target as string, line: text.slice(0, match.index).split("\n").length }))
    .filter(({ target }) => !/^[a-z]+:/.test(target));
}

/** The anchors of a page's headings, as GitHub makes them. */
function anchorsOf(markdown: string): Set<string> {
  const slugger = new GithubSlugger();
  const headings = markdown.replace(/^```[\s\S]*?^```$/gm, "").matchAll(/^#{1,6} (.+)$/gm);
  return new Set([...headings].map(([, text = ""]) => slugger.slug(text.replace(/[`*]/g, ""))));
}

function faultOf(page: string, { target }: Link): string | undefined {
  const [path, anchor] = target.split("#") as [string, string?];
  const file = path === "" ? join(ROOT, page) : join(ROOT, dirname(page), path);
  if (relative(ROOT, file).startsWith("..")) return `${target} leads out of the repository`;
  if (!existsSync(file)) return `${target} does not exist`;
  if (anchor === undefined) return undefined;
  if (statSync(file).isDirectory()) return `${target} has an anchor, but is a folder`;
  return anchorsOf(readFileSync(file, "utf8")).has(anchor) ? undefined : `${target} has no such heading`;
}

describe("every link leads somewhere", () => {
  test.each(pages())("in %s", (page) => {
    const links = linksOf(readFileSync(join(ROOT, page), "utf8"));
    expect(links.map((link) => faultOf(page, link)).filter(Boolean)).toEqual([]);
  });

  test("a link that does not is found", () => {
    const bad = ["nowhere.md", "README.md#no-such-heading", "#neither", "../outside.md"];
    const links = linksOf(bad.map((target) => `[x](${target})`).join("\n"));
    expect(links.map((link) => faultOf("CHANGELOG.md", link))).toEqual([
      "nowhere.md does not exist",
      "README.md#no-such-heading has no such heading",
      "#neither has no such heading",
      "../outside.md leads out of the repository",
    ]);
    expect(linksOf("`[x](nowhere.md)` [y](https://example.com)")).toEqual([]);
    expect(faultOf("CHANGELOG.md", { target: "#unreleased", line: 1 })).toBeUndefined();
  });
});

describe("every page of docs can be reached", () => {
  test("from docs/_index.md, by a link on it", () => {
    const index = linksOf(readFileSync(join(ROOT, "docs/_index.md"), "utf8")).map(({ target }) => `docs/${target}`);
    const unreachable = pages().filter((page) => page.startsWith("docs/") && page !== "docs/_index.md");
    expect(unreachable.filter((page) => !index.includes(page))).toEqual([]);
  });
});
