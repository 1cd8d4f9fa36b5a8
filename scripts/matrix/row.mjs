import { mkdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { createEmulator } from "../../emulator/dist/index.js";
import { findExecutable } from "../engine/find.mjs";
import { checksOf, SKIPPED } from "./checks.mjs";
import { layouts } from "./layouts.mjs";
import { managers, nodeFolder } from "./tools.mjs";

/** An official installation of Pulumi has it; an engine that is built from Go modules does not. */
const HOST = "pulumi-language-nodejs";

/** Installs a row's layout and tries everything in it. Answers the outcome of each step, and how long it all took. */
export async function tryRow(row, { folder, tarball, version, engine }) {
  const start = Date.now();
  const missing = await managers[row.manager].missing?.();
  if (missing !== undefined) {
    console.log(`${row.name}: skipped, there is no ${row.manager} here: ${missing}`);
    return { outcomes: { install: "skipped" }, seconds: 0 };
  }
  const place = join(folder, row.name);
  mkdirSync(place);
  const steps = new Steps(row.name);
  const { install, program } = layouts[row.layout](place, { tarball, sdk: row.sdk });
  const installed = await steps.take("install", () => managers[row.manager].install(install));
  if (installed) {
    const nodePlace = await nodeFolder(row.node);
    const node = join(nodePlace, "node");
    const path = [nodePlace, engine.binDir, process.env.PATH].join(delimiter);
    await withEmulator(async (daily) => {
      const hasHost = findExecutable(HOST, path) !== undefined;
      const env = { ...daily, PATH: path };
      const about = { node, runtime: installed.runtime ?? node, program, version, hasHost, env };
      for (const [what, check] of Object.entries(checksOf(row))) await steps.take(what, () => check(about));
    });
  }
  return { outcomes: steps.outcomes, seconds: seconds(start) };
}

/** One after the other, each with a line for the person who waits. */
class Steps {
  outcomes = {};
  #name;

  constructor(name) {
    this.#name = name;
  }

  /** What the work answers; undefined if it failed. */
  async take(what, work) {
    process.stdout.write(`${this.#name}: ${what} ... `);
    const start = Date.now();
    try {
      const answer = await work();
      this.outcomes[what] = answer === SKIPPED ? "skipped" : "ok";
      console.log(answer === SKIPPED ? `skipped, there is no ${HOST} here` : `ok (${seconds(start)} s)`);
      return answer ?? {};
    } catch (error) {
      this.outcomes[what] = "FAILED";
      console.log(`FAILED\n${error.message}\n`);
      return undefined;
    }
  }
}

async function withEmulator(work) {
  const emulator = createEmulator();
  const url = await emulator.listen();
  try {
    await work({ DAILY_URL: url, DAILY_KEY: emulator.apiKey });
  } finally {
    await emulator.close();
  }
}

function seconds(since) {
  return Math.round((Date.now() - since) / 1_000);
}
