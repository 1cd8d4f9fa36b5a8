import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { resolve } from "node:path";
import { createInterface } from "node:readline";

const MAIN = resolve(__dirname, "../../emulator/dist/main.js");

/** A Daily without limits, in a process of its own, so that its work is not timed as the program's. */
export interface BenchDaily {
  readonly url: string;
  readonly apiKey: string;
  readonly domainId: string;
  close(): void;
}

/** The room that all tokens are for exists. */
export async function startDaily(): Promise<BenchDaily> {
  const apiKey = randomBytes(32).toString("hex");
  const child = spawn(process.execPath, [MAIN, "--port", "0"], {
    env: { ...process.env, DAILY_EMULATOR_API_KEY: apiKey },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const url = await urlOf(child);
  const headers = { authorization: `Bearer ${apiKey}`, "content-type": "application/json" };
  await fetch(`${url}/rooms`, { method: "POST", headers, body: '{"name":"standup"}' });
  const domain = (await (await fetch(`${url}/`, { headers })).json()) as { domain_id: string };
  return { url, apiKey, domainId: domain.domain_id, close: () => void child.kill() };
}

async function urlOf(child: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
    const url = /listening on (\S+)$/.exec(line)?.[1];
    if (url) return url;
  }
  throw new Error("The emulator ended without a word.");
}
