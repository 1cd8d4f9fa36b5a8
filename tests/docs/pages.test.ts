import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pages, ROOT } from "../../scripts/docs/markdown";
import { withParts } from "../../scripts/docs/parts";
import { withSnippets } from "../../scripts/docs/snippets";

test.each(pages())("%s has its snippets and its generated parts as they are now: npm run docs", (page) => {
  const text = readFileSync(join(ROOT, page), "utf8");
  expect(withParts(withSnippets(text))).toBe(text);
});
