import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { EmulatorAdmin } from "../../emulator/src/index.js";

/** The emulator as a program of its own, from its build. */
const main = resolve(__dirname, "../../emulator/dist/main.js");

let directory: string;
const children: ChildProcess[] = [];

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "daily-emulator-"));
});

afterEach(async () => {
  for (const child of children.splice(0)) await kill(child);
  rmSync(directory, { recursive: true });
});

function run(args: string[], env: Record<string, string> = {}) {
  const { DAILY_EMULATOR_API_KEY: _, ...clean } = process.env;
  const child = spawn(process.execPath, [main, ...args], { env: { ...clean, ...env } });
  children.push(child);
  return child;
}

async function start(args: string[], env?: Record<string, string>): Promise<{ child: ChildProcess; url: string }> {
  const child = run(args, env);
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /^Daily emulator listening on (http:\/\/127\.0\.0\.1:\d+\/v1)$/.exec(line)?.[1];
    if (url) return { child, url };
    throw new Error(`The first line was ${line}`);
  }
  throw new Error("The emulator ended without a word.");
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((done) => child.once("exit", done));
  child.kill("SIGKILL");
  await ended;
}

async function output(child: ChildProcess): Promise<{ code: number; stdout: string; stderr: string }> {
  let stdout = "";
  let stderr = "";
  child.stdout?.on("data", (chunk) => {
    stdout += chunk;
  });
  child.stderr?.on("data", (chunk) => {
    stderr += chunk;
  });
  const code = await new Promise<number>((done) => child.once("close", done));
  return { code, stdout, stderr };
}

async function call(
  url: string,
  key: string,
  body?: object,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(url, {
    method: body ? "POST" : "GET",
    headers: { authorization: `Bearer ${key}` },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const keyFile = () => join(directory, "api-key");

test("says where it listens, and keeps its key in a file that only its owner can read", async () => {
  const { url } = await start(["--port", "0", "--data", directory]);

  const key = readFileSync(keyFile(), "utf8");
  expect(key).toMatch(/^[0-9a-f]{64}$/);
  expect(statSync(keyFile()).mode & 0o777).toBe(0o600);
  expect(statSync(join(directory, "domains/dev/domain.json")).mode & 0o777).toBe(0o600);
  expect((await call(url, key)).status).toBe(200);
});

test("keys, domain, rooms and tokens survive a kill", async () => {
  const first = await start(["--port", "0", "--data", directory, "--domain", "acme"]);
  const key = readFileSync(keyFile(), "utf8");
  const domain = (await call(first.url, key)).body;
  const room = (await call(`${first.url}/rooms`, key, { name: "standup" })).body;
  const { token } = (await call(`${first.url}/meeting-tokens`, key, { properties: { room_name: "standup" } })).body;
  await kill(first.child);

  const second = await start(["--port", "0", "--data", directory]);

  expect(readFileSync(keyFile(), "utf8")).toBe(key);
  expect((await call(second.url, key)).body).toEqual(domain);
  expect((await call(`${second.url}/rooms/standup`, key)).body).toEqual({
    ...room,
    url: `${new URL(second.url).origin.replace("127.0.0.1", "acme.localhost")}/standup`,
  });
  expect((await call(`${second.url}/meeting-tokens/${token}`, key)).body).toEqual({ room_name: "standup" });
});

test("a deleted room stays deleted, and a revoked key revoked, even if it is given again", async () => {
  const given = { DAILY_EMULATOR_API_KEY: "daily-test-key-not-a-real-one" };
  const first = await start(["--port", "0", "--data", directory], given);
  const key = given.DAILY_EMULATOR_API_KEY;
  await call(`${first.url}/rooms`, key, { name: "standup" });
  await fetch(`${first.url}/rooms/standup`, { method: "DELETE", headers: { authorization: `Bearer ${key}` } });
  const rotated = await new EmulatorAdmin(first.url).rotateKey();
  await kill(first.child);

  const second = await start(["--port", "0", "--data", directory], given);

  expect(readFileSync(keyFile(), "utf8")).toBe(rotated.key);
  expect(await call(`${second.url}/rooms/standup`, key)).toEqual({
    status: 401,
    body: { error: "authentication-error" },
  });
  expect(await call(`${second.url}/rooms/standup`, rotated.key)).toEqual({
    status: 404,
    body: { error: "not-found", info: "room standup not found" },
  });
});

test("prints nothing but its URL, whatever happens, and ends when asked to", async () => {
  const child = run(["--port", "0", "--data", directory]);
  const ended = output(child);
  const line = await new Promise<string>((done) => child.stdout.once("data", (chunk) => done(String(chunk))));
  const url = line.trim().split(" ").at(-1) ?? "";
  const key = readFileSync(keyFile(), "utf8");
  await call(`${url}/rooms`, key, { name: "standup" });
  await call(`${url}/meeting-tokens/eyJhbGciOiJIUzI1NiJ9.e30.x`, key);
  await new EmulatorAdmin(url).rotateKey();
  child.kill("SIGTERM");

  expect(await ended).toEqual({ code: 0, stdout: `Daily emulator listening on ${url}\n`, stderr: "" });
});

test("on a port that is in use it does not start, and says what to do", async () => {
  const { url } = await start(["--port", "0", "--data", directory]);
  const { port } = new URL(url);
  const { code, stderr } = await output(run(["--port", port], { DAILY_EMULATOR_API_KEY: "a-key" }));
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: `daily-emulator: listen EADDRINUSE: address already in use 127.0.0.1:${port}. End what listens there, or give another --port.\n`,
  });
});

test("without a place for the key it does not start, and says which two there are", async () => {
  expect(await output(run(["--port", "0"]))).toEqual({
    code: 1,
    stdout: "",
    stderr:
      "daily-emulator: Give --data DIR, where the API key is stored in DIR/api-key, or set DAILY_EMULATOR_API_KEY.\n",
  });
});

test("with a key from the environment it keeps everything in memory", async () => {
  const { url } = await start(["--port", "0"], { DAILY_EMULATOR_API_KEY: "daily-test-key-not-a-real-one" });
  expect((await call(url, "daily-test-key-not-a-real-one")).status).toBe(200);
});

test("takes every switch as a flag", async () => {
  const { url } = await start(["--port", "0", "--data", directory, "--strict-validation", "--free-plan"]);
  expect(await new EmulatorAdmin(url).switches()).toMatchObject({
    strictValidation: true,
    freePlan: true,
    rateLimit: false,
  });
});
