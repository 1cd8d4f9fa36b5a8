import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { join, resolve } from "node:path";
import { type EscAdapterOptions, nodeListener } from "../../provider/src/esc";
import { PulumiCloud, URL_OF_ADAPTER } from "./pulumiCloud";
import { DOMAIN_ID, GRANT, KEY, World } from "./support";

/** Inside of the repository, so that the package is found. */
const WORK = resolve(__dirname, "../../.work");
mkdirSync(WORK, { recursive: true });

const BODY = JSON.stringify({ roomName: "standup", expiresIn: "30m" });

describe("nodeListener", () => {
  let world: World;
  let server: Server | undefined;
  beforeEach(async () => {
    world = await World.start();
  });
  afterEach(async () => {
    server?.closeAllConnections();
    server?.close();
    await world.stop();
  });

  async function listen(options: Partial<EscAdapterOptions> = {}): Promise<number> {
    server = createServer(nodeListener(world.adapter({ domainId: DOMAIN_ID, domainName: "acme", ...options })));
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return (server.address() as AddressInfo).port;
  }

  const post = (port: number, body: string, jwt: string) =>
    fetch(`http://127.0.0.1:${port}/any/path?x=y`, {
      method: "POST",
      headers: { authorization: `Bearer ${jwt}` },
      body,
    });

  test("answers as the adapter does, whatever the path is", async () => {
    const port = await listen();
    const answer = await post(port, BODY, world.cloud.jwt(BODY));
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("application/json");
    expect(await answer.json()).toMatchObject({ roomName: "standup" });
    const get = await fetch(`http://127.0.0.1:${port}/`);
    expect([get.status, get.headers.get("allow")]).toEqual([405, "POST"]);
  });

  test.each(["TRACE", "HEAD", "PUT", "OPTIONS", "PROPFIND"])("refuses %s, says so, and serves on", async (method) => {
    const port = await listen();
    const socket = connect(port, "127.0.0.1");
    socket.write(`${method} / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}`);
    let answer = "";
    socket.on("data", (text) => {
      answer += text;
    });
    await once(socket, "close");
    expect(answer).toMatch(/^HTTP\/1\.1 405 [\s\S]*\r\nallow: POST\r\n/);
    expect(world.log).toEqual([expect.objectContaining({ outcome: "method-not-allowed", status: 405 })]);
    expect((await post(port, BODY, world.cloud.jwt(BODY))).status).toBe(200);
  });

  test("hashes the bytes as they came: a body in many pieces, and one that is no UTF-8", async () => {
    const port = await listen();
    const outgoing = request({
      port,
      method: "POST",
      headers: { authorization: `Bearer ${world.cloud.jwt(BODY)}`, "transfer-encoding": "chunked" },
      agent: false,
    });
    const answered = once(outgoing, "response");
    for (const letter of BODY) outgoing.write(letter);
    outgoing.end();
    expect((await answered)[0].statusCode).toBe(200);
    expect(
      (await post(port, Buffer.from([0xff, 0xfe]).toString("latin1"), world.cloud.jwt("\ufffd\ufffd"))).status,
    ).toBe(401);
  });

  test("does not wait for a slow client: it is answered, and its connection ends", async () => {
    const port = await listen({ bodyTimeoutMs: 1 });
    const socket = connect(port, "127.0.0.1");
    socket.write(
      `POST / HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${world.cloud.jwt(BODY)}\r\nContent-Length: ${BODY.length}\r\n\r\n{`,
    );
    let answer = "";
    socket.on("data", (text) => {
      answer += text;
    });
    await once(socket, "close");
    expect(answer).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
    expect(world.log).toEqual([expect.objectContaining({ outcome: "too-slow", status: 408 })]);
  });

  test("reads no more than the limit of a body without a length", async () => {
    const port = await listen();
    const big = JSON.stringify({ roomName: "x".repeat(10_000_000) });
    const socket = connect(port, "127.0.0.1");
    // What it still writes may meet a closed door.
    socket.on("error", () => undefined);
    const closed = new Promise((done) => socket.once("close", done));
    socket.write(
      `POST / HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${world.cloud.jwt(big)}\r\nTransfer-Encoding: chunked\r\n\r\n`,
    );
    socket.write(`${big.length.toString(16)}\r\n${big}\r\n0\r\n\r\n`);
    await closed;
    expect(world.log).toEqual([expect.objectContaining({ outcome: "too-large", status: 413 })]);
    expect((await post(port, BODY, world.cloud.jwt(BODY))).status).toBe(200);
  });

  test("outlives a client that breaks off", async () => {
    const port = await listen();
    const socket = connect(port, "127.0.0.1");
    socket.write(
      `POST / HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${world.cloud.jwt(BODY)}\r\nContent-Length: ${BODY.length}\r\n\r\n{`,
    );
    // Known to the server before it goes.
    expect((await post(port, "{}", "x")).status).toBe(401);
    socket.destroy();
    while (world.log.length < 2) await fetch(`http://127.0.0.1:${port}/`);
    expect((await post(port, BODY, world.cloud.jwt(BODY))).status).toBe(200);
    expect(world.log.map(({ outcome }) => outcome)).toContain("opened");
  });
});

describe("the guide's hosts, as they are written there,", () => {
  let folder: string;
  let cloud: PulumiCloud;
  beforeEach(async () => {
    folder = mkdtempSync(join(WORK, "esc-"));
    cloud = new PulumiCloud(() => Math.floor(Date.now() / 1_000));
    await cloud.listen();
    const configuration = { url: URL_OF_ADAPTER, jwksUrl: cloud.jwksUrl, domainId: DOMAIN_ID, domainName: "acme" };
    writeFileSync(join(folder, "daily-esc.yaml"), JSON.stringify({ ...configuration, grants: [GRANT] }));
  });
  afterEach(async () => {
    await cloud.close();
    rmSync(folder, { recursive: true });
  });

  /** Runs a host as CommonJS, with what drives it, and answers what that prints last. */
  async function run(host: string, driver: string): Promise<unknown> {
    const ts = require("typescript") as typeof import("typescript");
    const source = readFileSync(join(__dirname, "hosts", `${host}.ts`), "utf8");
    const { outputText } = ts.transpileModule(source, {
      compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
    });
    writeFileSync(join(folder, `${host}.js`), outputText);
    writeFileSync(join(folder, "driver.js"), driver);
    const child = spawn(process.execPath, ["driver.js"], {
      cwd: folder,
      env: { PATH: process.env.PATH, DAILY_API_KEY: KEY, PORT: "0", BODY, JWT: cloud.jwt(BODY) },
    });
    let stdout = "";
    child.stdout.on("data", (text) => {
      stdout += text;
    });
    child.stderr.pipe(process.stderr);
    await once(child, "close");
    return JSON.parse(stdout.trim().split("\n").at(-1) as string);
  }

  test.each([false, true])("Lambda, with a body in base64: %s", async (isBase64Encoded) => {
    const answer = await run(
      "lambda",
      `const { BODY, JWT } = process.env;
       const body = ${isBase64Encoded} ? Buffer.from(BODY).toString("base64") : BODY;
       const event = { requestContext: { http: { method: "POST" } }, headers: { authorization: "Bearer " + JWT } };
       require("./lambda").handler({ ...event, body, isBase64Encoded: ${isBase64Encoded} }).then((answer) =>
         console.log(JSON.stringify(answer)));`,
    );
    expect(answer).toMatchObject({ statusCode: 200, headers: { "content-type": "application/json" } });
  });

  test("Node.js' own server, and so Express", async () => {
    const answer = await run(
      "node",
      `const { server } = require("./node");
       server.once("listening", async () => {
         const { BODY: body, JWT } = process.env;
         const headers = { authorization: "Bearer " + JWT };
         const answer = await fetch("http://127.0.0.1:" + server.address().port, { method: "POST", headers, body });
         console.log(JSON.stringify({ status: answer.status, ...(await answer.json()) }));
         server.close();
         server.closeAllConnections();
       });`,
    );
    expect(answer).toMatchObject({ status: 200, roomName: "standup" });
  });
});
