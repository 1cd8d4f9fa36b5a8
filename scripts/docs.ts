import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pages, ROOT } from "./docs/markdown";
import { withParts } from "./docs/parts";
import { withSnippets } from "./docs/snippets";

// Writes the snippets and the generated parts into every page.
for (const page of pages()) {
  const path = join(ROOT, page);
  const before = readFileSync(path, "utf8");
  const after = withParts(withSnippets(before));
  if (after === before) continue;
  writeFileSync(path, after);
  console.log(page);
}
