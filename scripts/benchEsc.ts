import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { PulumiCloud, URL_OF_ADAPTER } from "../tests/esc/pulumiCloud";

/** `npm run bench:esc [-- SECONDS]`: openings on loopback, evenly, against `npx pulumi-daily esc` in a process of its own. */

const PER_SECOND = 50;
const SECONDS = Number(process.argv[2] ?? 30);
/** In which V8 compiles what runs often, and lets the heap grow to what the load needs. */
const WARM_UP_SECONDS = 60;
const COLLECTING = ["--expose-gc", "--require", join(__dirname, "bench/liveMemory.cjs")];
const BODY = JSON.stringify({ roomName: "standup", expiresIn: "30m", userName: "Bot" });

interface Opening {
  readonly status: number | undefined;
  readonly ms: number;
}

bench().catch((error: Error) => {
  console.error(`npm run bench:esc: ${error.message}`);
  process.exitCode = 1;
});

async function bench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "bench-esc-"));
  const cloud = new PulumiCloud(() => Math.floor(Date.now() / 1_000));
  await cloud.listen();
  const server = await serve(folder, cloud.jwksUrl).catch(async (error) => {
    await cloud.close();
    throw error;
  });
  try {
    const jwts = (seconds: number) => Array.from({ length: PER_SECOND * seconds }, () => cloud.jwt(BODY));
    await load(server.port, jwts(WARM_UP_SECONDS));
    const measured = jwts(SECONDS);
    const live = [await liveMb(server.child)];
    const memory = [residentMb(server.child)];
    const watch = setInterval(() => memory.push(residentMb(server.child)), (SECONDS * 1_000) / 6);
    const openings = await load(server.port, measured);
    clearInterval(watch);
    live.push(await liveMb(server.child));
    tell(openings, { memory, live, fetches: cloud.fetches });
  } finally {
    server.child.kill("SIGTERM");
    await once(server.child, "close");
    await cloud.close();
    rmSync(folder, { recursive: true });
  }
}

async function serve(folder: string, jwksUrl: string): Promise<{ child: ChildProcess; port: number }> {
  const grant = { environments: ["acme/bots/*"], users: ["*"], rooms: ["standup"], maxLifetime: "1h" };
  const domain = { domainId: "25df5057-ef0d-4d97-bde6-0cf287276cbb", domainName: "acme" };
  // No Daily is to be asked: nothing listens there.
  const apiUrl = "http://127.0.0.1:9/v1";
  const configuration = { url: URL_OF_ADAPTER, jwksUrl, apiUrl, ...domain, requestsPerMinute: 10_000 };
  const file = join(folder, "daily-esc.yaml");
  writeFileSync(file, JSON.stringify({ ...configuration, grants: [{ ...grant, choose: ["userName"] }] }));
  const child = spawn(
    process.execPath,
    [...COLLECTING, "provider/bin/pulumi-daily.js", "esc", "--config", file, "--port", "0"],
    {
      env: { ...process.env, DAILY_API_KEY: "daily-test-key-not-a-real-one" },
      stdio: ["ignore", "ignore", "pipe"],
    },
  );
  // Before it listens, the command says that nobody told it whether the key is good.
  let said = "";
  const ended = once(child, "close").then(() => Promise.reject(new Error(`the adapter does not run: ${said}`)));
  ended.catch(() => undefined);
  for (;;) {
    const port = /^Listening on .*:(\d+)\n/m.exec(said)?.[1];
    if (port !== undefined) return { child, port: Number(port) };
    said += String((await Promise.race([once(child.stderr as NodeJS.ReadableStream, "data"), ended]))[0]);
  }
}

/** Each at its own time, whether those before are answered or not. */
async function load(port: number, jwts: readonly string[]): Promise<Opening[]> {
  const start = performance.now();
  const openings = jwts.map(async (jwt, index) => {
    await sleep(start + (index * 1_000) / PER_SECOND - performance.now());
    return open(port, jwt);
  });
  return Promise.all(openings);
}

const agent = new Agent({ keepAlive: true });

async function open(port: number, jwt: string): Promise<Opening> {
  const start = performance.now();
  const outgoing = request({ port, method: "POST", headers: { authorization: `Bearer ${jwt}` }, agent });
  outgoing.end(BODY);
  const [answer] = await once(outgoing, "response");
  answer.resume();
  await once(answer, "end");
  return { status: answer.statusCode, ms: performance.now() - start };
}

/** What is in use at the server once all garbage is collected: what it holds by itself is not the load's. */
async function liveMb({ pid, stderr }: ChildProcess): Promise<string> {
  const told = once(stderr as NodeJS.ReadableStream, "data");
  process.kill(pid as number, "SIGUSR2");
  return String((await told)[0]).trim();
}

function residentMb({ pid }: ChildProcess): number {
  const [, kb] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Math.round(Number(kb) / 1_024);
}

interface Rest {
  readonly memory: readonly number[];
  readonly live: readonly string[];
  readonly fetches: number;
}

function tell(openings: readonly Opening[], { memory, live, fetches }: Rest): void {
  const times = openings.map(({ ms }) => ms).sort((left, right) => left - right);
  const at = (share: number) => times[Math.floor(times.length * share)]?.toFixed(1);
  const failed = openings.filter(({ status }) => status !== 200).length;
  console.log(
    `${openings.length} openings, ${PER_SECOND} a second, after ${WARM_UP_SECONDS} s of warming up; ${failed} failed`,
  );
  console.log(`median ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${times.at(-1)?.toFixed(1)} ms`);
  console.log(`memory in use in MB, all garbage collected, before and after: ${live.join(", ")}`);
  console.log(`memory of the process in MB, at even distances: ${memory.join(", ")}; keys fetched ${fetches} time(s)`);
}
