import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import * as dynamic from "pulumi-daily";
import * as native from "pulumi-daily/native";
import { createEmulator, type Emulator } from "../../emulator/src/index.js";
import { TestClock } from "../support/clock";
import { pathWithPlugin } from "../support/plugin";
import { TestStack } from "../support/stack";

/**
 * The states of a release as they were recorded, with Daily's side of them:
 *
 *     program.ts            what was run, over the one set of classes and over the other
 *     dynamic/, native/     what each has left:
 *         stack.json        `pulumi stack export`, secrets encrypted under the tests' passphrase
 *         emulator/         the emulator's data: domains, keys, rooms
 *         recorded.json     when
 */
export const FIXTURES = resolve(__dirname, "fixtures");

const sets = { dynamic, native };
/** The classes of `pulumi-daily` or those of `pulumi-daily/native`. */
export type Classes = (typeof sets)[Adapter];
export type Adapter = keyof typeof sets;
export const ADAPTERS: readonly Adapter[] = ["dynamic", "native"];

/** What stands in the recorded state where the emulator's URL stood: its port is another one each time. */
const URL_IN_FIXTURE = "http://daily-emulator.invalid/v1";

export const KEYS = { dev: "daily-test-key-not-a-real-one", eu: "daily-test-key-of-the-second-account" };
const SIGNING_SECRETS = { dev: "daily-test-signing-secret-of-dev", eu: "daily-test-signing-secret-of-eu" };
const DOMAIN_IDS = { dev: "00000000-0000-4000-8000-00000000000d", eu: "00000000-0000-4000-8000-00000000000e" };

export interface RecordedStack {
  readonly stack: TestStack;
  readonly emulator: Emulator;
  readonly clock: TestClock;
  remove(): Promise<void>;
}

/** What an adapter of a release has left, at the time of its recording, as if no time had passed since. */
export async function openRecorded(version: string, adapter: Adapter): Promise<RecordedStack> {
  const fixture = join(FIXTURES, version, adapter);
  const { recordedAt } = JSON.parse(readFileSync(join(fixture, "recorded.json"), "utf8")) as { recordedAt: string };
  const data = mkdtempSync(join(tmpdir(), "recorded-"));
  cpSync(join(fixture, "emulator"), data, { recursive: true });
  const opened = await open(programOf(version, adapter), data, new Date(recordedAt));
  const text = readFileSync(join(fixture, "stack.json"), "utf8").replaceAll(URL_IN_FIXTURE, opened.emulator.url);
  await opened.stack.stack.importStack(JSON.parse(text));
  return opened;
}

/** A version's program over one set of classes. */
export function programOf(version: string, adapter: Adapter): PulumiFn {
  const { default: over } = require(join(FIXTURES, version, "program")) as { default: (classes: Classes) => PulumiFn };
  return over(sets[adapter]);
}

/** Runs a version's program and writes down what it has left. */
export async function record(version: string, adapter: Adapter): Promise<string> {
  const fixture = join(FIXTURES, version, adapter);
  const data = join(fixture, "emulator");
  rmSync(data, { recursive: true, force: true });
  for (const [index, name] of (["dev", "eu"] as const).entries()) writeDomain(data, name, index + 1);
  const recordedAt = new Date();
  const { stack, emulator, remove } = await open(programOf(version, adapter), data, recordedAt);
  try {
    const run = await stack.up();
    if (!run.ok) throw new Error(run.output);
    const text = JSON.stringify(encryptedExport(stack), undefined, 2);
    writeFileSync(join(fixture, "stack.json"), `${text.replaceAll(emulator.url, URL_IN_FIXTURE)}\n`);
    writeFileSync(join(fixture, "recorded.json"), `${JSON.stringify({ recordedAt: recordedAt.toISOString() })}\n`);
  } finally {
    await remove();
  }
  return fixture;
}

/** From the backend's file: the Automation API's own export has the secrets in clear. */
function encryptedExport({ folder }: TestStack): object {
  const file = join(folder, "backend/.pulumi/stacks/daily-test/test.json");
  const { version, checkpoint } = JSON.parse(readFileSync(file, "utf8"));
  return { version, deployment: checkpoint.latest };
}

async function open(program: PulumiFn, dataDir: string, at: Date): Promise<RecordedStack> {
  const clock = new TestClock();
  clock.advance((at.getTime() - Date.now()) / 1_000);
  const emulator = createEmulator({ now: clock.now, dataDir, roomUrlBase: "https://{domain}.daily.invalid" });
  await emulator.listen();
  const stack = await TestStack.create(program, {
    emulator,
    clock,
    environment: { PATH: pathWithPlugin() },
    config: { "daily-test:euUrl": emulator.url, "daily-test:euKey": { value: KEYS.eu, secret: true } },
  });
  const remove = async () => {
    stack.remove();
    await emulator.close();
    clock.remove();
  };
  return { stack, emulator, clock, remove };
}

function writeDomain(data: string, name: "dev" | "eu", number: number): void {
  const folder = join(data, "domains", name);
  mkdirSync(join(folder, "rooms"), { recursive: true });
  const domain = {
    name,
    id: DOMAIN_IDS[name],
    signingSecret: SIGNING_SECRETS[name],
    apiKeys: [KEYS[name]],
    revokedKeyHashes: [],
    number,
  };
  writeFileSync(join(folder, "domain.json"), `${JSON.stringify(domain, undefined, 2)}\n`);
}

/** Each state that is recorded, by its version and by what has left it. */
export function recordings(): [version: string, adapter: Adapter][] {
  return readdirSync(FIXTURES).flatMap((version) =>
    ADAPTERS.filter((adapter) => isRecorded(version, adapter)).map(
      (adapter) => [version, adapter] as [string, Adapter],
    ),
  );
}

export function isRecorded(version: string, adapter: Adapter): boolean {
  return existsSync(join(FIXTURES, version, adapter, "stack.json"));
}
