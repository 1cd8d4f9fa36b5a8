import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { Agent, type IncomingMessage, type OutgoingHttpHeaders, request } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createEmulator, type Emulator } from "../../emulator/src/index.js";
import { leaksIn } from "../support/secrets";
import { PulumiCloud, URL_OF_ADAPTER } from "./pulumiCloud";
import { DOMAIN_ID, GRANT } from "./support";

const MAIN = resolve(__dirname, "../../provider/bin/pulumi-daily.js");
const KEY = "daily-test-key-not-a-real-one";

let folder: string;
let cloud: PulumiCloud;
let daily: Emulator;
const children: ChildProcess[] = [];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "esc-"));
  cloud = new PulumiCloud(() => Math.floor(Date.now() / 1_000));
  await cloud.listen();
  daily = createEmulator({ apiKey: KEY, domainId: DOMAIN_ID, domainName: "acme" });
  await daily.listen();
  write("daily-esc.yaml", configuration());
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  await cloud.close();
  await daily.close();
  rmSync(folder, { recursive: true });
});

const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const configuration = (change: object = {}) =>
  JSON.stringify({
    url: URL_OF_ADAPTER,
    jwksUrl: cloud.jwksUrl,
    apiUrl: daily.url,
    domainId: DOMAIN_ID,
    domainName: "acme",
    grants: [GRANT],
    ...change,
  });

/** The command as it runs. */
class Served {
  stdout = "";
  stderr = "";
  readonly ended: Promise<number | null>;
  private constructor(readonly child: ChildProcess) {
    children.push(child);
    child.stdout?.on("data", (text) => {
      this.stdout += text;
    });
    child.stderr?.on("data", (text) => {
      this.stderr += text;
    });
    this.ended = once(child, "close").then(([code]) => code);
  }

  static async run(
    args: readonly string[],
    env: NodeJS.ProcessEnv = { DAILY_API_KEY: KEY },
    stdout: "pipe" | number = "pipe",
  ): Promise<Served> {
    const { PATH } = process.env;
    const options: SpawnOptions = { cwd: folder, env: { PATH, ...env }, stdio: ["pipe", stdout, "pipe"] };
    const served = new Served(spawn(process.execPath, [MAIN, "esc", ...args], options));
    while (!/^Listening on .*\n/m.test(served.stderr) && served.child.exitCode === null) {
      await Promise.race([once(served.child.stderr as NodeJS.ReadableStream, "data"), served.ended]);
    }
    return served;
  }

  get port(): number {
    return Number(/^Listening on http:\/\/127\.0\.0\.1:(\d+)\n$/m.exec(this.stderr)?.[1]);
  }

  get log(): { outcome: string }[] {
    return this.stdout
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  }
}

const serve = () => Served.run(["--config", "daily-esc.yaml", "--port", "0"]);

const agent = new Agent({ keepAlive: true });
afterAll(() => agent.destroy());

/** Sends a request as a whole, and reads its answer. */
function send(port: number, body: string | Buffer, headers: OutgoingHttpHeaders = {}, path = "/daily") {
  return new Promise<{ status: number | undefined; body: string }>((done, fail) => {
    const outgoing = request({ port, path, method: "POST", headers, agent });
    outgoing.once("error", fail).once("response", (answer: IncomingMessage) => {
      let text = "";
      answer.on("data", (chunk) => {
        text += chunk;
      });
      answer.once("end", () => done({ status: answer.statusCode, body: text }));
    });
    outgoing.end(body);
  });
}

const OPENING = JSON.stringify({ roomName: "standup", expiresIn: "30m" });
const bearer = (body: string) => ({ authorization: `Bearer ${cloud.jwt(body)}`, "content-type": "application/json" });

describe("npx pulumi-daily esc", () => {
  test("opens, says so in one line, and ends with 0 when it is told to", async () => {
    const served = await serve();
    const headers = bearer(OPENING);
    const { status, body } = await send(served.port, OPENING, headers);
    expect(status).toBe(200);
    const { token } = JSON.parse(body);
    expect(served.log).toEqual([expect.objectContaining({ outcome: "opened", room: "standup", user: "alice" })]);
    served.child.kill("SIGTERM");
    expect(await served.ended).toBe(0);
    const output = [{ place: "output", text: served.stdout + served.stderr }];
    expect(leaksIn(output, [KEY, token, headers.authorization.slice(7)])).toEqual([]);
  });

  test("asks Daily once, before it listens, whose key it is", async () => {
    write("daily-esc.yaml", configuration({ domainId: undefined, domainName: undefined }));
    const served = await serve();
    const asked = () => daily.requests().map(({ method, path }) => `${method} ${path}`);
    expect(asked()).toEqual(["GET /"]);
    const { status, body } = await send(served.port, OPENING, bearer(OPENING));
    expect({ status, ...JSON.parse(body) }).toMatchObject({
      status: 200,
      joinUrl: expect.stringContaining("https://acme.daily.co/standup?t="),
    });
    expect(asked()).toEqual(["GET /"]);
  });

  test.each([
    ["does not answer", "GET / delay=6000", "no answer in 5 seconds"],
    ["cannot be reached", "GET / drop", "no answer in 5 seconds"],
    ["refuses to say", "GET / 403", "forbidden"],
  ])("starts though Daily %s, and says so", async (_what, fault, reason) => {
    daily.fault(fault);
    const served = await serve();
    expect(served.stderr).toBe(
      `Daily did not say whether the API key is good (${reason}). Starting anyway.\nListening on http://127.0.0.1:${served.port}\n`,
    );
    expect((await send(served.port, OPENING, bearer(OPENING))).status).toBe(200);
    served.child.kill("SIGTERM");
    expect(await served.ended).toBe(0);
  });

  test("is asked for its health without a log", async () => {
    const served = await serve();
    const answer = await fetch(`http://127.0.0.1:${served.port}/health`);
    expect([answer.status, await answer.json()]).toEqual([200, { ok: true }]);
    expect(served.stdout).toBe("");
  });

  test("answers what it has begun before it ends, and takes nothing new", async () => {
    const served = await serve();
    const headers = bearer(OPENING);
    // The server says "continue" once it has seen the request's beginning.
    const options = { host: "127.0.0.1", port: served.port, method: "POST", agent };
    const outgoing = request({ ...options, headers: { ...headers, expect: "100-continue" } });
    const answered = once(outgoing, "response");
    outgoing.flushHeaders();
    await once(outgoing, "continue");
    outgoing.write(OPENING.slice(0, 10));
    served.child.kill("SIGINT");
    while (await isListening(served.port));
    outgoing.end(OPENING.slice(10));
    const [answer] = (await answered) as [IncomingMessage];
    expect(answer.statusCode).toBe(200);
    answer.resume();
    expect(await served.ended).toBe(0);
  });

  test("ends though somebody never sends the rest of a request", async () => {
    const served = await serve();
    const socket = connect(served.port, "127.0.0.1");
    socket.on("error", () => undefined);
    socket.write("POST / HTTP/1.1\r\nHost:");
    // Answered once the server has seen the half of it.
    await send(served.port, "", {});
    served.child.kill("SIGTERM");
    expect(await served.ended).toBe(0);
    socket.destroy();
  });

  test("takes the key from a file", async () => {
    write("key", `${KEY}\n`);
    const served = await Served.run(["--config", "daily-esc.yaml", "--port", "0"], { DAILY_API_KEY_FILE: "key" });
    expect((await send(served.port, OPENING, bearer(OPENING))).status).toBe(200);
  });

  test("refuses 10 MB without reading them, and serves on", async () => {
    const served = await serve();
    const body = JSON.stringify({ roomName: "x".repeat(10_000_000) });
    expect(await send(served.port, body, bearer(body))).toEqual({
      status: 413,
      body: JSON.stringify({ error: "too-large", message: "The body has more than 16384 bytes. Shorten the request." }),
    });
    expect((await send(served.port, body)).status).toBe(401);
    expect((await send(served.port, OPENING, bearer(OPENING))).status).toBe(200);
    expect(served.log.map(({ outcome }) => outcome)).toEqual(["too-large", "unauthorized", "opened"]);
  });

  describe("serves on without its log, and says so once:", () => {
    async function servesOn(served: Served, code: string): Promise<void> {
      const [listening] = served.stderr.split("\n");
      const { port } = served;
      for (const _request of [1, 2, 3]) expect((await send(port, OPENING, bearer(OPENING))).status).toBe(200);
      served.child.kill("SIGTERM");
      expect(await served.ended).toBe(0);
      expect(served.stderr).toBe(`${listening}\nThe log cannot be written (${code}). Requests are still answered.\n`);
    }

    test("nobody reads it", async () => {
      const served = await serve();
      served.child.stdout?.destroy();
      await servesOn(served, "EPIPE");
    });

    test("the disk is full", async () => {
      const full = openSync("/dev/full", "w");
      const served = await Served.run(["--config", "daily-esc.yaml", "--port", "0"], { DAILY_API_KEY: KEY }, full);
      closeSync(full);
      await servesOn(served, "ENOSPC");
    });
  });

  test("answers what is no HTTP, and serves on", async () => {
    const served = await serve();
    const socket = connect(served.port, "127.0.0.1");
    socket.end("opened, please\r\n\r\n");
    const [first] = await once(socket, "data");
    expect(String(first)).toMatch(/^HTTP\/1\.1 400 /);
    expect((await send(served.port, OPENING, bearer(OPENING))).status).toBe(200);
  });

  const cannot: readonly [string, () => string[], NodeJS.ProcessEnv, string][] = [
    ["no configuration", () => [], {}, "error: required option '--config <file>' not specified\n"],
    [
      "a file that is not there",
      () => ["--config", "nowhere.yaml"],
      {},
      "--config nowhere.yaml cannot be read (ENOENT).\n",
    ],
    [
      "a configuration with mistakes",
      () => {
        write("bad.yaml", "url: https://x.example.com/\ngrants: []\nuser: alice\n");
        return ["--config", "bad.yaml"];
      },
      { DAILY_API_KEY: KEY },
      "bad.yaml cannot be used.\nThe configuration has no key user.\ngrants is missing, empty or no list: without a grant everything is refused.\n",
    ],
    [
      "no key",
      () => ["--config", "daily-esc.yaml"],
      {},
      "No Daily API key. Set DAILY_API_KEY, or DAILY_API_KEY_FILE to a file that holds it.\n",
    ],
    [
      "a key's file that is empty",
      () => {
        write("key", "\n");
        return ["--config", "daily-esc.yaml"];
      },
      { DAILY_API_KEY_FILE: "key" },
      "The file that DAILY_API_KEY_FILE names is empty. Write the API key into it.\n",
    ],
    [
      "a key that Daily refuses",
      () => ["--config", "daily-esc.yaml", "--port", "0"],
      { DAILY_API_KEY: "another-key-of-nobody" },
      "Daily refuses the API key (from DAILY_API_KEY). Correct the key.\n",
    ],
    [
      "the key of another domain",
      () => {
        write("other.yaml", configuration({ domainId: "11111111-1111-4111-8111-111111111111" }));
        return ["--config", "other.yaml", "--port", "0"];
      },
      { DAILY_API_KEY: KEY },
      `The API key (from DAILY_API_KEY) belongs to the domain acme (${DOMAIN_ID}), but the configuration names another. Correct domainId and domainName there, or the key.\n`,
    ],
    [
      "a key's file that is not there",
      () => ["--config", "daily-esc.yaml"],
      { DAILY_API_KEY_FILE: "nowhere" },
      "DAILY_API_KEY_FILE cannot be read (ENOENT).\n",
    ],
    [
      "a port that is none",
      () => ["--config", "daily-esc.yaml", "--port", "http"],
      { DAILY_API_KEY: KEY },
      "--port is http; give a number from 0 to 65535, where 0 is any free one.\n",
    ],
    [
      "an address that is not this machine's",
      () => ["--config", "daily-esc.yaml", "--port", "0", "--host", "192.0.2.1"],
      { DAILY_API_KEY: KEY },
      "Nothing can listen on 192.0.2.1, port 0 (EADDRNOTAVAIL). Give another --port or --host.\n",
    ],
  ];

  test.each(cannot)("ends with 2 and says why: %s", async (_what, args, env, stderr) => {
    const served = await Served.run(args(), env);
    expect(await served.ended).toBe(2);
    expect({ stdout: served.stdout, stderr: served.stderr }).toEqual({ stdout: "", stderr });
  });
});

test.each([
  ["domainId", (key: string) => `domainId: ${key}`],
  ["domainName", (key: string) => `domainName: ${key}.x`],
  ["users", (key: string) => `grants: [{ users: ["${key} "] }]`],
  ["a key", (key: string) => `${key}: x`],
  ["an alias", (key: string) => `domainId: *${key}`],
])("tells nothing of the API key that stands in the wrong place: %s", async (_what, line) => {
  for (const key of [KEY, "0123456789abcdef".repeat(4)]) {
    write("bad.yaml", `url: https://x.example.com/\n${line(key)}\n`);
    const served = await Served.run(["--config", "bad.yaml"], { DAILY_API_KEY: key });
    expect(await served.ended).toBe(2);
    expect(served.stderr).toMatch(/^bad\.yaml cannot be used\.\n/);
    expect(leaksIn([{ place: "output", text: served.stdout + served.stderr }], [key])).toEqual([]);
  }
});

async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
