// `npm run test:matrix`: the packed package as people install it, on every runtime, SDK and package manager that it
// claims to work with, outside the repository. `--only TEXT`, once or more, takes the rows whose name has that text;
// `--keep` leaves the folders.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ensureEngine } from "../engine/ensure.mjs";
import { pack } from "../package/pack.mjs";
import { tryRow } from "./row.mjs";
import { rows } from "./rows.mjs";
import { table } from "./table.mjs";

const options = { only: { type: "string", multiple: true, default: [""] }, keep: { type: "boolean" } };
const { only, keep } = parseArgs({ options }).values;
const chosen = rows.filter(({ name }) => only.some((text) => name.includes(text)));
if (chosen.length === 0) {
  console.error(
    `No row has "${only.join('" or "')}" in its name. The rows are: ${rows.map(({ name }) => name).join(", ")}`,
  );
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), "pulumi-daily-matrix-"));
const { version } = JSON.parse(readFileSync(new URL("../../provider/package.json", import.meta.url), "utf8"));
const context = { folder, version, tarball: await pack(folder), engine: await ensureEngine() };
const results = [];
for (const row of chosen) results.push({ row, ...(await tryRow(row, context)) });
if (keep) console.log(`\nfolders: ${folder}`);
else rmSync(folder, { recursive: true, force: true });

console.log(`\n${table(results)}`);
const failed = results.some(({ outcomes }) => Object.values(outcomes).includes("FAILED"));
process.exitCode = failed ? 1 : 0;
