import { join } from "node:path";
import type typescript from "typescript";
import { ROOT } from "../../scripts/docs/markdown";

// Pulumi's own TypeScript, for projects that have none: docs/installation-configuration.md.
test("a program goes through the TypeScript that comes with Pulumi, too", () => {
  const ts = require("@pulumi/pulumi/vendor/typescript@3.8.3/typescript.js") as typeof typescript;
  const file = join(ROOT, "examples/quickstart/index.ts");
  const program = ts.createProgram([file], {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2018,
    module: ts.ModuleKind.CommonJS,
    moduleResolution: 2, // "node", as it was called then
    types: [],
  });
  const source = program.getSourceFile(file);
  expect(ts.version).toBe("3.8.3");
  expect([...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]).toEqual([]);
});
