import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "./run.mjs";

/** What a check answers that cannot be made here. */
export const SKIPPED = Symbol("skipped");

/** What is tried in an installed layout, in this order. `row` says where; each check throws if it does not hold. */
const ofProgram = {
  "import esm": ({ runtime, program }) => run(runtime, ["imports.mjs"], { cwd: program }),
  "import cjs": ({ runtime, program }) => run(runtime, ["imports.cjs"], { cwd: program }),

  "types node16": (row) => compile(row, { module: "node16" }, ["types.mts", "types.cts"]),
  "types bundler": (row) => compile(row, { module: "esnext", moduleResolution: "bundler" }, ["types.ts"]),
  "types node10": (row) => compile(row, { module: "commonjs", moduleResolution: "node10" }, ["types.ts"]),

  "inline program": (row) => drive(row),
  "ts program": (row) => driveProgram(row, "program.ts"),
  "esm program": (row) => driveProgram(row, "program.mjs"),

  // A program that does all it can to have its secrets shown. Its own process is another matter to the SDK than an inline
  // program: transforms are called back outside of that one's own settings.
  "transform inline": (row) => drive(row, "--secrets", "transform"),
  "transform program": (row) => driveProgram(row, "secretsProgram.cjs", "--secrets", "transform"),
  "transformation inline": (row) => drive(row, "--secrets", "transformation"),
  "transformation program": (row) => driveProgram(row, "secretsProgram.cjs", "--secrets", "transformation"),
};

const checks = {
  program: ofProgram,
  workspace: {
    "inline program": ofProgram["inline program"],
    component: (row) => driveProgram(row, "program.js"),
  },
  unlisted: { "names the line": namesTheLine },
};

export function checksOf({ layout }) {
  return checks[layout];
}

/** The engine would say "Cannot find module", with a stack; the program's process knows better. */
async function namesTheLine(row) {
  if (!row.hasHost) return SKIPPED;
  const printed = await driveProgram(row, "program.js").then(
    () => "",
    (error) => error.message,
  );
  const line = `Add "pulumi-daily": "^${row.version}" to the dependencies in ${join(row.program, "package.json")}`;
  if (!printed.includes(line)) throw new Error(`It does not say '${line}', but:\n${printed}`);
  if (/Cannot find module|dist[\\/]resource\.js/.test(printed)) throw new Error(`It shows a stack:\n${printed}`);
}

/** Without skipLibCheck: declarations are part of what is delivered. TypeScript's own, half of all, are not. */
async function compile({ node, program }, options, files) {
  const config = join(program, "tsconfig.json");
  const compilerOptions = {
    ...options,
    target: "es2022",
    strict: true,
    noEmit: true,
    types: ["node"],
    skipLibCheck: false,
    skipDefaultLibCheck: true,
  };
  writeFileSync(config, JSON.stringify({ compilerOptions, files }));
  await run(node, [join(program, "node_modules/typescript/bin/tsc"), "-p", config], { cwd: program });
}

/** A program in a process of its own is run by Pulumi's Node.js host. */
function driveProgram(row, ...args) {
  return row.hasHost ? drive(row, ...args) : SKIPPED;
}

function drive({ runtime, program, env }, ...args) {
  return run(runtime, ["drive.cjs", ...args], { cwd: program, env });
}
