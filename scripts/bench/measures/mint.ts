import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { mintMeetingToken } from "pulumi-daily/token";
import { type Comparison, inTurn, msOf } from "../comparison";
import type { BenchDaily } from "../daily";

/** One token of Daily's: what a shell script, a script and a server wait for it. */
export async function measureMint({ url: apiUrl, apiKey }: BenchDaily): Promise<Comparison[]> {
  const mint = () =>
    mintMeetingToken({ roomName: "standup", userName: "Ada", isOwner: true, expiresIn: "15m" }, { apiKey, apiUrl });
  await mint();
  const rows = await inTurn(
    25,
    {
      curl: () => msOf(() => curl(apiUrl, apiKey)),
      "`mintMeetingToken` in a new process": () => msOf(() => newProcess(apiUrl, apiKey)),
      "`mintMeetingToken` in one that runs": () => msOf(mint),
    },
    1,
  );
  return [{ says: "One mint, without limits", unit: "ms", rows }];
}

async function curl(apiUrl: string, apiKey: string): Promise<void> {
  const exp = Math.floor(Date.now() / 1_000) + 900;
  const body = JSON.stringify({ properties: { room_name: "standup", user_name: "Ada", is_owner: true, exp } });
  const options = ["--silent", "--show-error", "--fail", "--header", "@-", "--json", body];
  const child = spawn("curl", [...options, `${apiUrl}/meeting-tokens`], { stdio: ["pipe", "ignore", "inherit"] });
  child.stdin.end(`authorization: Bearer ${apiKey}\n`);
  await succeeded(child);
}

async function newProcess(apiUrl: string, apiKey: string): Promise<void> {
  const env = { ...process.env, DAILY_API_KEY: apiKey, DAILY_API_URL: apiUrl };
  await succeeded(spawn(process.execPath, [join(__dirname, "mintOnce.cjs")], { env, stdio: "inherit" }));
}

async function succeeded(child: ReturnType<typeof spawn>): Promise<void> {
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`${child.spawnfile} ended with ${code}.`);
}
