import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { API_REFERENCE, writeApiReference } from "../../scripts/docs/api";

/** Each page of a folder, by its path in it. */
function pagesOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".md"));
  return Object.fromEntries(files.sort().map((file) => [file, readFileSync(join(folder, file), "utf8")]));
}

test("docs/reference/api is what the source says now, without a warning: npm run docs", () => {
  const folder = mkdtempSync(join(tmpdir(), "api-reference-"));
  try {
    writeApiReference(folder);
    const made = pagesOf(folder);
    expect(Object.keys(made)).toContain("pulumi-daily.md");
    expect(pagesOf(API_REFERENCE)).toEqual(made);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
