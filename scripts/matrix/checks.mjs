import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "./run.mjs";

/** What is tried in an installed layout, in this order. `row` says where; each check throws if it does not hold. */
export const checks = {
  "import esm": ({ runtime, program }) => run(runtime, ["imports.mjs"], { cwd: program }),
  "import cjs": ({ runtime, program }) => run(runtime, ["imports.cjs"], { cwd: program }),

  "types node16": (row) => compile(row, { module: "node16" }, ["types.mts", "types.cts"]),
  "types bundler": (row) => compile(row, { module: "esnext", moduleResolution: "bundler" }, ["types.ts"]),
  "types node10": (row) => compile(row, { module: "commonjs", moduleResolution: "node10" }, ["types.ts"]),

  "inline program": (row) => drive(row),
  "ts program": (row) => drive(row, "program.ts"),
  "esm program": (row) => drive(row, "program.mjs"),
};

/** With a component between: the program gets by with what it lists. */
export const workspaceChecks = {
  "inline program": checks["inline program"],
  component: (row) => drive(row, "program.js"),
};

/** Without skipLibCheck, as far as the declarations of others allow: they are part of what is delivered. */
async function compile({ node, program }, options, files) {
  const config = join(program, "tsconfig.json");
  const compilerOptions = {
    ...options,
    target: "es2022",
    strict: true,
    noEmit: true,
    types: ["node"],
    skipLibCheck: false,
  };
  writeFileSync(config, JSON.stringify({ compilerOptions, files }));
  await run(node, [join(program, "node_modules/typescript/bin/tsc"), "-p", config], { cwd: program });
}

function drive({ runtime, program, env }, ...args) {
  return run(runtime, ["drive.cjs", ...args], { cwd: program, env });
}
