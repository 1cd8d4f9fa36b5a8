import { execFile, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import {
  createEmulator,
  type Emulator,
  type Switches,
  type SwitchName,
  switchNames,
} from "../../emulator/src/index.js";
import { DOMAIN_ID, KEY } from "../emulator/support.js";

/** Where clients are installed: kept between runs, and no part of the repository. */
const CACHE = join(__dirname, "../../node_modules/.cache/foreign");
/** Where cargo builds. */
export const BUILT = join(CACHE, "cargo");
/** Several times what the longest takes, so that a registry that hangs holds nothing up for good. */
export const LIMIT_MS = 10 * 60_000;

/** `describe`, or its skipping kind, with a line that says so, where a client cannot be had. */
export function describeClient(name: string, install: () => void, tests: () => void): void {
  try {
    install();
  } catch (error) {
    if (!(error instanceof NotToBeHad)) throw error;
    process.stdout.write(`Skipped: ${name} (${error.message})\n`);
    describe.skip(name, tests);
    return;
  }
  describe(name, tests);
}

/** A client's language is missing, or there is no network to fetch the client by. */
export class NotToBeHad extends Error {}

/** What npm, pip and cargo say where a registry cannot be reached. */
const NO_NETWORK =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|NewConnectionError|ConnectTimeoutError|could ?n[o']t (resolve|connect)|failed to connect/i;

/** Runs a command that needs a language and its registry. */
export function fetched(command: string, args: readonly string[], cwd: string): void {
  const { error, status, stderr } = spawnSync(command, args, { cwd, encoding: "utf8", timeout: LIMIT_MS });
  if (status === 0) return;
  if ((error as NodeJS.ErrnoException | undefined)?.code === "ENOENT") throw new NotToBeHad(`no ${command}`);
  const [excuse] = NO_NETWORK.exec(`${error?.message}\n${stderr}`) ?? [];
  if (excuse !== undefined) throw new NotToBeHad(`no network: ${excuse}`);
  throw new Error(`${command} ${args.join(" ")} failed: ${error?.message ?? stderr}`);
}

/**
 * The folder with what lists of pinned packages ask for, installed once for each content of the lists.
 *
 * @param lists files in `from`, which are copied to the folder
 * @param install runs in the folder
 */
export function installed(from: string, lists: readonly string[], install: (folder: string) => void): string {
  const contents = lists.map((list) => readFileSync(join(from, list), "utf8"));
  const version = createHash("sha256").update(contents.join("\n")).digest("hex").slice(0, 16);
  const folder = join(CACHE, `${lists[0]}-${version}`);
  if (existsSync(folder)) return folder;
  mkdirSync(CACHE, { recursive: true });
  const unfinished = mkdtempSync(`${folder}.`);
  for (const list of lists) cpSync(join(from, list), join(unfinished, list));
  try {
    install(unfinished);
    renameSync(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return folder;
}

/** An emulator on the machine's time, which clients go by. */
export const createDaily = (switches: Partial<Switches>) =>
  createEmulator({ apiKey: KEY, domainId: DOMAIN_ID, domainName: "acme", ...switches });

// biome-ignore lint/suspicious/noExplicitAny: tests read what they expect, and fail where it is not.
export type Answers = any;

/** What a client prints that calls this emulator. The key is on no command line. */
export async function run(emulator: Emulator, command: string, args: readonly string[], env = {}): Promise<Answers> {
  const daily = { DAILY_API_URL: emulator.url, DAILY_API_KEY: emulator.apiKey };
  const { stdout } = await promisify(execFile)(command, args, { env: { ...process.env, ...daily, ...env } });
  return JSON.parse(stdout);
}

export interface Side {
  readonly side: "off" | "on";
  readonly emulator: Emulator;
  /** What the client printed. */
  readonly answers: Answers;
}

/** Tests of one run of a client with all switches off, and of one with all on but for those that it cannot live with. */
export function onBothSides(
  call: (emulator: Emulator) => Promise<Answers>,
  tests: (daily: Side) => void,
  notOn: readonly SwitchName[] = [],
): void {
  describe.each(["off", "on"] as const)("with all switches %s", (side) => {
    const isOn = (name: SwitchName) => side === "on" && !notOn.includes(name);
    const emulator = createDaily(Object.fromEntries(switchNames.map((name) => [name, isOn(name)])));
    let answers: Answers;
    beforeAll(async () => {
      await emulator.listen();
      answers = await call(emulator);
    });
    afterAll(() => emulator.close());
    tests({
      side,
      emulator,
      get answers() {
        return answers;
      },
    });
  });
}
