import { type EmulatorProcess, startEmulatorProcess } from "../emulatorProcess";

/** A Daily without limits. */
export interface BenchDaily extends EmulatorProcess {
  readonly domainId: string;
}

/** The room that all tokens are for exists. */
export async function startDaily(): Promise<BenchDaily> {
  const emulator = await startEmulatorProcess();
  const { url, apiKey } = emulator;
  const headers = { authorization: `Bearer ${apiKey}`, "content-type": "application/json" };
  await fetch(`${url}/rooms`, { method: "POST", headers, body: '{"name":"standup"}' });
  const domain = (await (await fetch(`${url}/`, { headers })).json()) as { domain_id: string };
  return { ...emulator, domainId: domain.domain_id };
}
