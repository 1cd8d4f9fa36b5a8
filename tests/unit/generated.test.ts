import { readFileSync } from "node:fs";
import { join } from "node:path";
import { generatedFiles } from "../../scripts/generate/files";

test.each(generatedFiles())("$path is what `npm run generate` makes of the tables", ({ path, text }) => {
  expect(readFileSync(join(__dirname, "../..", path), "utf8")).toBe(text);
});
