import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { type Fence, fences, pages, ROOT } from "../../scripts/docs/markdown";

/** What a block that imports nothing begins with, as the reader takes for granted. */
const PRELUDE = 'import * as pulumi from "@pulumi/pulumi";\nimport * as daily from "pulumi-daily";\nvoid pulumi;\n';

/** TypeScript that is typed into a page, rather than taken from an example. */
function typedBlocks(): { page: string; fence: Fence }[] {
  return pages().flatMap((page) =>
    fences(readFileSync(join(ROOT, page), "utf8"))
      .filter(({ language, comment }) => language === "ts" && !comment?.startsWith("from "))
      .map((fence) => ({ page, fence })),
  );
}

function faults(blocks: readonly { page: string; fence: Fence }[]): string[] {
  // Inside the repository, so that packages are found; one file each, so that no name meets another's.
  mkdirSync(join(ROOT, ".work"), { recursive: true });
  const folder = mkdtempSync(join(ROOT, ".work", "docs-"));
  try {
    const files = blocks.map(({ fence }, index) => {
      const file = join(folder, `block${index}.mts`);
      const prelude = /^import /m.test(fence.text) ? "" : PRELUDE;
      writeFileSync(file, `${prelude}${fence.text}\nexport {};\n`);
      return file;
    });
    const program = ts.createProgram(files, {
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.Node16,
      moduleResolution: ts.ModuleResolutionKind.Node16,
      types: ["node"],
    });
    return ts.getPreEmitDiagnostics(program).map((diagnostic) => {
      const block = blocks[files.indexOf(diagnostic.file?.fileName ?? "")];
      const where = block ? `${block.page}, block at line ${block.fence.line}` : diagnostic.file?.fileName;
      return `${where}: ${ts.flattenDiagnosticMessageText(diagnostic.messageText, " ")}`;
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test("every block of TypeScript in a page compiles", () => {
  const blocks = typedBlocks();
  expect(blocks.length).toBeGreaterThan(5);
  expect(faults(blocks)).toEqual([]);
});

test("a block that does not compile is found", () => {
  const fence: Fence = {
    comment: undefined,
    language: "ts",
    line: 7,
    text: 'new daily.Room("x", { privat: true });\n',
  };
  expect(faults([{ page: "page.md", fence }])).toEqual([expect.stringContaining("page.md, block at line 7: ")]);
});
