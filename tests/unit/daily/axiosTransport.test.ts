import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { type AddressInfo, connect as connectTcp, createServer as createTcpServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import tls, { type ConnectionOptions, type TLSSocket } from "node:tls";
import { inspect } from "node:util";
import { axiosTransport } from "../../../provider/src/daily/axiosTransport";
import { type HttpRequest, TransportFailure } from "../../../provider/src/daily/transport";
import { KEY } from "./fakes";

const servers: { close(): void; closeAllConnections?(): void }[] = [];
const opened: Socket[] = [];
const proxyVariables = ["HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy"] as const;
const given = Object.fromEntries(proxyVariables.map((name) => [name, process.env[name]]));

beforeEach(() => {
  for (const name of proxyVariables) delete process.env[name];
});
afterEach(() => {
  for (const socket of opened.splice(0)) socket.destroy();
  for (const server of servers.splice(0)) {
    server.closeAllConnections?.();
    server.close();
  }
  Object.assign(process.env, Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)));
});

async function portOf(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return (server.address() as AddressInfo).port;
}

/** A server that speaks no HTTP. */
function tcpPort(meet: (socket: Socket) => void): Promise<number> {
  const server = createTcpServer((socket) => {
    socket.on("error", () => undefined);
    opened.push(socket);
    meet(socket);
  });
  return portOf(server as unknown as Server);
}

async function serve(answer: RequestListener): Promise<string> {
  return `http://127.0.0.1:${await portOf(createServer(answer))}`;
}

function send(url: string, more: Partial<HttpRequest> = {}) {
  const headers = { Authorization: `Bearer ${KEY}` };
  return axiosTransport()({
    method: "GET",
    url: `${url}/v1/rooms/standup`,
    headers,
    timeoutMs: 10_000,
    signal: new AbortController().signal,
    ...more,
  });
}

type Told = "kind" | "reason" | "passing" | "unsent";

/** How an exchange failed. Whatever it was, the error holds neither the key nor anything of axios's. */
async function failureOf(answer: Promise<unknown>): Promise<Pick<TransportFailure, Told>> {
  const error = await answer.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(TransportFailure);
  expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(KEY);
  expect(Object.keys(error as object).sort()).toEqual(["kind", "name", "passing", "reason", "unsent"]);
  expect((error as Error).cause).toBeUndefined();
  const { kind, reason, passing, unsent } = error as TransportFailure;
  return { kind, reason, passing, unsent };
}

const timedOut = { kind: "timeout", reason: "no answer in time", passing: true, unsent: false };
const neverLeft = { ...timedOut, unsent: true };
/** The server may have received the request. */
const broken = (reason: string) => ({ kind: "network", reason, passing: true, unsent: false });
/** Nobody has received it. */
const unsent = (reason: string, passing = true) => ({ kind: "network", reason, passing, unsent: true });

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

describe("an answer", () => {
  test("comes with its status, its headers in lower case and its text, as it stands", async () => {
    const url = await serve((_, response) => {
      response.writeHead(404, { "Retry-After": "3", "X-Twice": ["a", "b"] }).end('{"error":"not-found"}');
    });
    const answer = await send(url);
    expect(answer.status).toBe(404);
    expect(answer.headers).toMatchObject({ "retry-after": "3", "x-twice": "a, b" });
    expect(answer.text).toBe('{"error":"not-found"}');
  });

  test("is to the very request: method, path, headers and body", async () => {
    let seen: unknown;
    const url = await serve(async (request, response) => {
      const { method, url: path, headers } = request;
      seen = {
        method,
        path,
        authorization: headers.authorization,
        type: headers["content-type"],
        body: await bodyOf(request),
      };
      response.end("{}");
    });
    await send(url, {
      method: "POST",
      url: `${url}/v1/rooms/a%2Fb`,
      headers: { Authorization: `Bearer ${KEY}`, "Content-Type": "application/json" },
      body: '{"a":"ü"}',
    });
    expect(seen).toEqual({
      method: "POST",
      path: "/v1/rooms/a%2Fb",
      authorization: `Bearer ${KEY}`,
      type: "application/json",
      body: '{"a":"ü"}',
    });
  });

  test.each([
    ["a page", Buffer.from("<html>down</html>"), "<html>down</html>"],
    ["nothing", Buffer.from(""), ""],
    ["what is no UTF-8", Buffer.from([0x22, 0xff, 0xfe, 0x22]), '"\uFFFD\uFFFD"'],
    ["a number", Buffer.from("7"), "7"],
  ])("may be %s: it is text to the transport", async (_, body, text) => {
    const url = await serve((__, response) => void response.end(body));
    expect((await send(url)).text).toBe(text);
  });

  test("that redirects is handed on, and not followed with the key", async () => {
    const visited: string[] = [];
    const elsewhere = await serve((request, response) => {
      visited.push(request.headers.authorization ?? "no key");
      response.end("{}");
    });
    const url = await serve((_, response) => void response.writeHead(302, { Location: elsewhere }).end());
    expect(await send(url)).toMatchObject({ status: 302, headers: { location: elsewhere }, text: "" });
    expect(visited).toEqual([]);
  });
});

test("connections are kept, so that not every call shakes hands anew", async () => {
  const sockets = new Set<unknown>();
  const url = await serve((request, response) => {
    sockets.add(request.socket);
    response.end("{}");
  });
  const transport = axiosTransport();
  for (let calls = 0; calls < 5; calls++) {
    const signal = new AbortController().signal;
    await transport({ method: "GET", url, headers: {}, timeoutMs: 10_000, signal });
  }
  expect(sockets.size).toBe(1);
});

describe("no answer", () => {
  test("a connection that breaks", async () => {
    const url = await serve((request) => void request.socket.resetAndDestroy());
    expect(await failureOf(send(url))).toEqual(broken("ECONNRESET"));
  });

  test("a connection that is closed without a word", async () => {
    const url = await serve((request) => void request.socket.destroy());
    expect(await failureOf(send(url))).toEqual(broken("ECONNRESET"));
  });

  test("an answer that is cut", async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, { "Content-Length": "1000" }).write('{"token":"eyJ');
      setImmediate(() => response.destroy());
    });
    const failure = await failureOf(send(url));
    expect(failure).toMatchObject({ kind: "network", passing: true, unsent: false });
  });

  test("nobody listens", async () => {
    const server = createServer();
    const port = await portOf(server);
    await new Promise((closed) => server.close(closed));
    expect(await failureOf(send(`http://127.0.0.1:${port}`))).toEqual(unsent("ECONNREFUSED"));
  });

  /** A connection that stands already, so that no request waits for one: how long that takes is the machine's. */
  const connectedTo = async (answer: (response: ServerResponse) => void): Promise<string> => {
    let requests = 0;
    const url = await serve((_, response) => (requests++ === 0 ? void response.end("{}") : answer(response)));
    await send(url);
    return url;
  };

  test.each([20.5, 50])("silence, with %d ms left of the deadline of the call", async (timeoutMs) => {
    const url = await connectedTo(() => undefined);
    expect(await failureOf(send(url, { timeoutMs }))).toEqual(timedOut);
  });

  test("silence, with a part of a millisecond left, in which a request may have left or not", async () => {
    const url = await connectedTo(() => undefined);
    const { unsent: _, ...failure } = await failureOf(send(url, { timeoutMs: 0.25 }));
    expect({ ...failure, unsent: false }).toEqual(timedOut);
  });

  test("a name that nobody has", async () => {
    const { reason, ...failure } = await failureOf(send("http://daily.invalid"));
    expect(["ENOTFOUND", "EAI_AGAIN"]).toContain(reason);
    expect(failure).toEqual({ kind: "network", passing: true, unsent: true });
  });

  test("an answer that begins and does not end", async () => {
    const url = await connectedTo((response) => void response.writeHead(200).write("{"));
    expect(await failureOf(send(url, { timeoutMs: 100 }))).toEqual(timedOut);
  });

  test("what is cut off from here", async () => {
    const cut = new AbortController();
    const url = await serve(() => cut.abort());
    expect(await failureOf(send(url, { signal: cut.signal }))).toEqual(timedOut);
    // The second one is cut off before it can leave.
    expect(await failureOf(send(url, { signal: cut.signal }))).toEqual(neverLeft);
  });

  test("what is no HTTP", async () => {
    const port = await tcpPort((socket) => void socket.end("SSH-2.0-OpenSSH_9.6\r\n"));
    expect(await failureOf(send(`http://127.0.0.1:${port}`))).toMatchObject({ kind: "network", reason: /^HPE_/ });
  });

  test("more than any answer of Daily's", async () => {
    const url = await serve((_, response) => {
      const part = Buffer.alloc(1024 * 1024, "x");
      const more = (): void => {
        while (!response.destroyed && response.write(part));
      };
      response.on("drain", more);
      more();
    });
    expect(await failureOf(send(url))).toMatchObject({ kind: "network", reason: "ERR_BAD_RESPONSE" });
  });

  test.each(["not a url", "http://"])("a URL that is none: %s", async (url) => {
    expect(await failureOf(send("", { url }))).toEqual(unsent("ERR_INVALID_URL", false));
  });
});

describe("TLS", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "tls-"));
    execFileSync(
      "openssl",
      ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"].concat([
        ...["-subj", "/CN=localhost", "-keyout", join(folder, "key"), "-out", join(folder, "cert")],
      ]),
      { stdio: "ignore" },
    );
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  async function serveTls(answer: RequestListener): Promise<number> {
    const keys = { key: readFileSync(join(folder, "key")), cert: readFileSync(join(folder, "cert")) };
    return portOf(createHttpsServer(keys, answer));
  }

  test("a certificate that nobody vouches for is not trusted, and another attempt would meet it again", async () => {
    const seen: string[] = [];
    const port = await serveTls((request) => void seen.push(String(request.headers.authorization)));
    expect(await failureOf(send(`https://localhost:${port}`))).toEqual(unsent("DEPTH_ZERO_SELF_SIGNED_CERT", false));
    expect(seen).toEqual([]);
  });

  test("a server that speaks none", async () => {
    const url = await serve((_, response) => void response.end("{}"));
    // OpenSSL's own code, or Node's for all of them.
    const { reason, ...failure } = await failureOf(send(url.replace("http:", "https:")));
    expect(reason).toMatch(/^(EPROTO|ERR_SSL_WRONG_VERSION_NUMBER)$/);
    expect(failure).toMatchObject({ kind: "network", unsent: true });
  });

  test("a server that ends, resets or sits out the handshake: nothing has left", async () => {
    const ending = await tcpPort((socket) => void socket.once("data", () => socket.end()));
    expect(await failureOf(send(`https://127.0.0.1:${ending}`))).toEqual(unsent("ECONNRESET"));
    const resetting = await tcpPort((socket) => void socket.once("data", () => socket.resetAndDestroy()));
    expect(await failureOf(send(`https://127.0.0.1:${resetting}`))).toEqual(unsent("ECONNRESET"));
    const silent = await tcpPort(() => undefined);
    expect(await failureOf(send(`https://127.0.0.1:${silent}`, { timeoutMs: 50 }))).toEqual(neverLeft);
  });

  test("a server that speaks only an old version: nothing has left", async () => {
    const keys = { key: readFileSync(join(folder, "key")), cert: readFileSync(join(folder, "cert")) };
    const seen: unknown[] = [];
    const old = { ...keys, minVersion: "TLSv1" as const, maxVersion: "TLSv1.1" as const };
    const port = await portOf(createHttpsServer(old, (request) => void seen.push(request)));
    expect(await failureOf(send(`https://localhost:${port}`))).toMatchObject({ kind: "network", unsent: true });
    expect(seen).toEqual([]);
  });

  describe("that is trusted", () => {
    beforeAll(() => {
      const { connect } = tls as { connect(options: ConnectionOptions): TLSSocket };
      jest.spyOn(tls, "connect").mockImplementation(((options: ConnectionOptions) =>
        connect({
          ...options,
          ca: readFileSync(join(folder, "cert")),
          servername: "localhost",
        })) as typeof tls.connect);
    });
    afterAll(() => void jest.restoreAllMocks());

    test("a connection that breaks after it: the server may have received the request", async () => {
      const port = await serveTls((request) => void request.socket.destroy());
      expect(await failureOf(send(`https://localhost:${port}`))).toEqual(broken("ECONNRESET"));
    });

    test("a server that wants a certificate of its client: whether it reads the request before is not known", async () => {
      const keys = { key: readFileSync(join(folder, "key")), cert: readFileSync(join(folder, "cert")) };
      const port = await portOf(createHttpsServer({ ...keys, requestCert: true }));
      expect(await failureOf(send(`https://localhost:${port}`))).toMatchObject({ kind: "network", unsent: false });
    });

    test("a kept connection that breaks: the request was under way on it", async () => {
      let calls = 0;
      const port = await serveTls((request, response) => {
        if (++calls === 1) response.end("{}");
        else request.socket.destroy();
      });
      const transport = axiosTransport();
      const signal = new AbortController().signal;
      const again = () =>
        transport({ method: "GET", url: `https://localhost:${port}`, headers: {}, timeoutMs: 10_000, signal });
      expect((await again()).status).toBe(200);
      expect(await failureOf(again())).toEqual(broken("ECONNRESET"));
    });

    test("through a proxy's tunnel: likewise", async () => {
      const port = await serveTls((request, response) => {
        if (request.method === "GET") response.end("{}");
        else request.socket.destroy();
      });
      const proxy = createServer();
      proxy.on("connect", (_: IncomingMessage, socket: Socket) => {
        const onwards = connectTcp(port, "localhost", () => {
          socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
          socket.pipe(onwards).pipe(socket);
        });
        for (const end of [socket, onwards]) end.on("error", () => undefined);
      });
      process.env.HTTPS_PROXY = `http://127.0.0.1:${await portOf(proxy)}`;
      expect((await send("https://api.daily.example")).status).toBe(200);
      expect(await failureOf(send("https://api.daily.example", { method: "POST" }))).toEqual(broken("ECONNRESET"));
    });
  });

  describe("through a proxy that opens no tunnel", () => {
    /** The proxy's answer to CONNECT, and all that it was sent. */
    async function refusing(answer: string): Promise<string[]> {
      const seen: string[] = [];
      const proxy = createServer();
      proxy.on("connect", (request: IncomingMessage, socket: Socket) => {
        seen.push(`${request.method} ${request.url} ${JSON.stringify(request.headers)}`);
        socket.on("data", (data) => void seen.push(data.toString()));
        socket.end(answer);
      });
      process.env.HTTPS_PROXY = `http://127.0.0.1:${await portOf(proxy)}`;
      return seen;
    }
    const post = () => send("https://api.daily.example", { method: "POST", body: "{}" });

    test.each([
      [502, true],
      [503, true],
      [429, true],
      [408, true],
      [407, false],
      [403, false],
    ])("but answers %i, nothing has left: neither the request nor the key", async (status, passing) => {
      // Even if it words its answer as Daily does.
      const body = '{"error":"not-found"}';
      const seen = await refusing(`HTTP/1.1 ${status} No\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
      expect(await failureOf(post())).toEqual(unsent(`the proxy answered ${status}`, passing));
      expect(seen).toHaveLength(1);
      expect(seen[0]).toMatch(/^CONNECT api\.daily\.example:443 /);
      expect(seen[0]).not.toContain(KEY);
    });

    test.each([
      ["says nothing", () => undefined],
      ["hangs up", (socket: Socket) => void socket.end()],
    ])("but %s, likewise", async (_, meet) => {
      process.env.HTTPS_PROXY = `http://127.0.0.1:${await tcpPort(meet)}`;
      expect(await failureOf(send("https://api.daily.example", { timeoutMs: 50 }))).toEqual(neverLeft);
    });
  });
});

describe("a proxy", () => {
  test("that is not there", async () => {
    process.env.HTTP_PROXY = "http://user:proxy-password@127.0.0.1:9";
    const failure = await failureOf(send("http://api.daily.example"));
    expect(failure).toEqual(unsent("ECONNREFUSED"));
  });

  test("that answers with a page of its own", async () => {
    const url = await serve((_, response) => void response.writeHead(503).end("<html>no route</html>"));
    process.env.HTTP_PROXY = url;
    expect(await send("http://api.daily.example")).toMatchObject({ status: 503, text: "<html>no route</html>" });
  });

  test("whose URL is none", async () => {
    process.env.HTTP_PROXY = "::not a url::";
    expect(await failureOf(send("http://api.daily.example"))).toEqual(unsent("ERR_INVALID_URL", false));
  });

  test("is passed by where NO_PROXY says so", async () => {
    process.env.HTTP_PROXY = "http://127.0.0.1:9";
    process.env.NO_PROXY = "127.0.0.1";
    const url = await serve((_, response) => void response.end("{}"));
    expect((await send(url)).status).toBe(200);
  });
});

test("a failure of the library's own without a code is no connection, and its words are not passed on", async () => {
  jest.resetModules();
  jest.doMock("axios", () => ({
    create: () => ({ request: () => Promise.reject(new Error(`of ${KEY}`)) }),
  }));
  const { axiosTransport: transport } = await import("../../../provider/src/daily/axiosTransport");
  const request = {
    method: "GET",
    url: "http://x",
    headers: {},
    timeoutMs: 10_000,
    signal: new AbortController().signal,
  } as const;
  await expect(transport()(request)).rejects.toMatchObject({ kind: "network", reason: "no connection" });
  jest.dontMock("axios");
});
