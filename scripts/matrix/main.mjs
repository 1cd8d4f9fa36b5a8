// `npm run test:matrix`: the packed package as people install it, on every runtime, SDK and package manager that it
// claims to work with, outside the repository. `--only TEXT` takes the rows whose name has that text; `--keep` leaves
// the folders.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { parseArgs } from "node:util";
import { createEmulator } from "../../emulator/dist/index.js";
import { ensureEngine } from "../engine/ensure.mjs";
import { pack } from "../package/pack.mjs";
import { checksByLayout } from "./checks.mjs";
import { layouts } from "./layouts.mjs";
import { managers } from "./managers.mjs";
import { nodeFolder } from "./nodes.mjs";
import { rows } from "./rows.mjs";
import { table } from "./table.mjs";

const { only = "", keep } = parseArgs({ options: { only: { type: "string" }, keep: { type: "boolean" } } }).values;
const chosen = rows.filter(({ name }) => name.includes(only));
if (chosen.length === 0) {
  console.error(`No row has "${only}" in its name. The rows are: ${rows.map(({ name }) => name).join(", ")}`);
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), "pulumi-daily-matrix-"));
const tarball = await pack(folder);
const { version } = JSON.parse(readFileSync(new URL("../../provider/package.json", import.meta.url), "utf8"));
const engine = await ensureEngine();
const results = [];
for (const row of chosen) results.push({ row, ...(await tryRow(row)) });
if (keep) console.log(`\nfolders: ${folder}`);
else rmSync(folder, { recursive: true, force: true });

console.log(`\n${table(results)}`);
const failed = results.flatMap(({ outcomes }) => Object.values(outcomes)).filter((outcome) => outcome === "FAILED");
process.exitCode = failed.length > 0 ? 1 : 0;

async function tryRow(row) {
  const outcomes = {};
  const at = Date.now();
  const tryIt = async (what, work) => {
    process.stdout.write(`${row.name}: ${what} ... `);
    const start = Date.now();
    try {
      const answer = await work();
      outcomes[what] = "ok";
      console.log(`ok (${Math.round((Date.now() - start) / 1_000)} s)`);
      return answer ?? {};
    } catch (error) {
      outcomes[what] = "FAILED";
      console.log(`FAILED\n${error.message}\n`);
      return undefined;
    }
  };

  const place = join(folder, row.name);
  mkdirSync(place);
  const nodePlace = await nodeFolder(row.node);
  const node = join(nodePlace, "node");
  const { install, program } = layouts[row.layout](place, { tarball, sdk: row.sdk });
  const installed = await tryIt("install", () => managers[row.manager].install(install));
  if (installed) {
    const emulator = createEmulator();
    const env = {
      DAILY_URL: await emulator.listen(),
      DAILY_KEY: emulator.apiKey,
      PATH: [nodePlace, engine.binDir, process.env.PATH].join(delimiter),
    };
    const about = { node, runtime: installed.runtime ?? node, program, env, version };
    for (const [what, check] of Object.entries(checksByLayout[row.layout])) await tryIt(what, () => check(about));
    await emulator.close();
  }
  return { outcomes, seconds: Math.round((Date.now() - at) / 1_000) };
}
