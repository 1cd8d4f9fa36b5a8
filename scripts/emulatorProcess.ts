import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { resolve } from "node:path";
import { createInterface } from "node:readline";

const MAIN = resolve(__dirname, "../emulator/dist/main.js");

/** A Daily in a process of its own: where answers are timed, other work must not hold them up. */
export interface EmulatorProcess {
  readonly url: string;
  readonly apiKey: string;
  stop(): Promise<void>;
}

export async function startEmulatorProcess(flags: readonly string[] = []): Promise<EmulatorProcess> {
  const apiKey = randomBytes(32).toString("hex");
  const child = spawn(process.execPath, [MAIN, "--port", "0", ...flags], {
    env: { ...process.env, DAILY_EMULATOR_API_KEY: apiKey },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const url = await firstUrl(child);
  return { url, apiKey, stop: () => stop(child) };
}

async function firstUrl(child: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
    const url = /listening on (\S+)$/.exec(line)?.[1];
    if (url) return url;
  }
  throw new Error("The emulator ended without a word.");
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((done) => child.once("exit", done));
  child.kill();
  await ended;
}
