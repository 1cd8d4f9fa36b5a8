import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { API_KEY_FILE, createEmulator, DEFAULT_PORT } from "daily-emulator";

interface RunningEmulator {
  readonly apiKey: string;
  readonly apiUrl: string;
  close(): Promise<void>;
}

/** An emulator that ends with this command. */
export async function startEmulator(dataDir: string, domainName: string | undefined): Promise<RunningEmulator> {
  const emulator = createEmulator({ dataDir, ...(domainName !== undefined && { domainName }) });
  const port = portOf(dataDir);
  const apiUrl = await emulator.listen({ port: (await isFree(port)) ? port : 0 });
  writeFileSync(portFile(dataDir), new URL(apiUrl).port);
  return { apiKey: emulator.apiKey, apiUrl, close: () => emulator.close() };
}

/**
 * The emulator of this data that somebody keeps running: it would not see what a second one beside it changes. That it
 * is of this data, its taking the key tells.
 */
export async function keptEmulator(dataDir: string): Promise<RunningEmulator | undefined> {
  const keyFile = join(dataDir, API_KEY_FILE);
  if (!existsSync(keyFile)) return undefined;
  const apiKey = readFileSync(keyFile, "utf8");
  for (const port of new Set([portOf(dataDir), DEFAULT_PORT])) {
    const apiUrl = `http://127.0.0.1:${port}/v1`;
    const answer = await fetch(`${apiUrl}/`, {
      headers: { Authorization: `Bearer ${apiKey}` },
      signal: AbortSignal.timeout(2_000),
    }).catch(() => undefined);
    if (answer?.ok) return { apiKey, apiUrl, close: async () => {} };
  }
  return undefined;
}

/** The port that the URLs of this data's rooms name: another one after each start would not fit the URLs in a state. */
function portOf(dataDir: string): number {
  return existsSync(portFile(dataDir)) ? Number(readFileSync(portFile(dataDir), "utf8")) : DEFAULT_PORT;
}

function portFile(dataDir: string): string {
  return join(dataDir, "port");
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}
