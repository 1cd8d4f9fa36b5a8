import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { createEmulator, type Emulator } from "../../emulator/src/index.js";

/** One data directory is for one emulator at a time. */

const main = resolve(__dirname, "../../emulator/dist/main.js");

let dataDir: string;
let lock: string;
const open: Emulator[] = [];
const children: ChildProcess[] = [];

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "daily-emulator-"));
  lock = join(dataDir, "lock");
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((emulator) => emulator.close()));
  await Promise.all(children.splice(0).map(killed));
  rmSync(dataDir, { recursive: true });
});

function make(options = {}): Emulator {
  const emulator = createEmulator({ dataDir, ...options });
  open.push(emulator);
  return emulator;
}

/** The emulator as a program, when it listens or has ended: the first line that it says, and its process. */
async function run(): Promise<{ child: ChildProcess; said: string }> {
  const child = spawn(process.execPath, [main, "--port", "0", "--data", dataDir]);
  children.push(child);
  const lines = [child.stdout, child.stderr].map(async (input) => {
    for await (const line of createInterface({ input })) return line;
    return undefined;
  });
  const first = await Promise.race(lines);
  return { child, said: first ?? (await Promise.all(lines)).find((line) => line !== undefined) ?? "" };
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((done) => child.once("exit", done));
  child.kill("SIGKILL");
  await ended;
}

const listens = /^Daily emulator listening on /;
const refusal = (pid: number | undefined, file = lock) =>
  `The data directory ${dataDir} is in use by process ${pid}. Stop that process, or give another directory; ` +
  `if it is not an emulator, delete ${file}.`;

/** The number of a process that has ended. */
const deadPid = () => spawnSync(process.execPath, ["-e", ""]).pid;

test("a second emulator in the same process is refused until the first is closed", async () => {
  const first = make();
  expect(() => make()).toThrow(refusal(process.pid));
  await first.close();
  expect(existsSync(lock)).toBe(false);
  expect(make().apiKey).toBe(first.apiKey);
});

test("a second program is refused, says which process is in the way, and the first goes on", async () => {
  const first = await run();
  expect(first.said).toMatch(listens);
  expect((await run()).said).toBe(`daily-emulator: ${refusal(first.child.pid)}`);
  expect(first.child.exitCode).toBeNull();
  expect(readFileSync(lock, "utf8")).toBe(String(first.child.pid));
});

test("one that was killed is in nobody's way, nor is one that was asked to end", async () => {
  const first = await run();
  await killed(first.child);
  expect(existsSync(lock)).toBe(true);
  const second = await run();
  expect(second.said).toMatch(listens);
  const ended = new Promise((done) => second.child.once("exit", done));
  second.child.kill("SIGTERM");
  await ended;
  expect(existsSync(lock)).toBe(false);
  expect((await run()).said).toMatch(listens);
});

test("of several that start at once over a dead one's lock, one gets the directory", async () => {
  writeFileSync(lock, String(deadPid()));
  const said = (await Promise.all([run(), run(), run(), run()])).map((each) => each.said);
  expect(said.filter((line) => listens.test(line))).toHaveLength(1);
  expect(said.filter((line) => line.includes("is in use by process"))).toHaveLength(3);
  expect(readdirSync(dataDir).sort()).toEqual(["api-key", "domains", "lock"]);
});

describe("while another starter takes a dead one's lock over", () => {
  const guarded = (starter: number) => {
    writeFileSync(lock, String(deadPid()));
    writeFileSync(`${lock}.guard`, String(starter));
    return refusal(starter, `${lock}.guard`);
  };

  test("a third is refused in plain words, and leaves nothing behind", () => {
    const words = guarded(process.ppid);
    expect(() => make()).toThrow(words);
    expect(readdirSync(dataDir).filter((name) => name.startsWith("lock"))).toEqual(["lock", "lock.guard"]);
  });

  test("and dies of it, deleting the file that the refusal names helps", () => {
    const words = guarded(deadPid());
    expect(() => make()).toThrow(words);
    rmSync(`${lock}.guard`);
    make();
    expect(readdirSync(dataDir).sort()).toEqual(["api-key", "domains", "lock"]);
  });
});

test.each([
  ["a process that is dead", () => String(deadPid())],
  ["this very process, whose number a dead one had before", () => String(process.pid)],
  ["nobody", () => ""],
])("a lock that names %s is taken over", (_, content) => {
  writeFileSync(lock, content());
  make();
  expect(readFileSync(lock, "utf8")).toBe(String(process.pid));
});

test("where another program has a dead emulator's number, deleting the lock helps, as the refusal says", () => {
  writeFileSync(lock, String(process.ppid));
  expect(() => make()).toThrow(refusal(process.ppid));
  rmSync(lock);
  make();
});

test("an emulator that could not be made leaves no lock", () => {
  expect(() => make({ strict: true })).toThrow("There is no switch strict.");
  expect(existsSync(lock)).toBe(false);
});

test("an emulator in memory has none, and two may be", () => {
  for (const each of [createEmulator(), createEmulator()]) open.push(each);
});
