import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { API_REFERENCE, writeApiReference } from "./docs/api";
import { pages, ROOT } from "./docs/markdown";
import { withParts } from "./docs/parts";
import { PERFORMANCE_CHART, performanceChart } from "./docs/performance";
import { withSnippets } from "./docs/snippets";

// Writes the snippets and the generated parts into every page, and the API reference.
for (const page of pages()) {
  const path = join(ROOT, page);
  const before = readFileSync(path, "utf8");
  const after = withParts(withSnippets(before));
  if (after === before) continue;
  writeFileSync(path, after);
  console.log(page);
}

writeFileSync(join(ROOT, PERFORMANCE_CHART), performanceChart());

// After the pages, since it takes ten seconds.
writeApiReference(API_REFERENCE);
