import { type EmulatorProcess, startEmulatorProcess } from "../emulatorProcess";

/** A Daily with one room. */
export interface BenchDaily extends EmulatorProcess {
  readonly domainId: string;
}

/** The room that all tokens are for exists. */
export async function startDaily(flags: readonly string[] = []): Promise<BenchDaily> {
  const emulator = await startEmulatorProcess(flags);
  const { url, apiKey } = emulator;
  const headers = { authorization: `Bearer ${apiKey}`, "content-type": "application/json" };
  await fetch(`${url}/rooms`, { method: "POST", headers, body: '{"name":"standup"}' });
  const domain = (await (await fetch(`${url}/`, { headers })).json()) as { domain_id: string };
  return { ...emulator, domainId: domain.domain_id };
}
