import { connect } from "node:net";
import { KEY, outcome, refused, send, startDaily, stopAll } from "./support.js";

afterEach(stopAll);

/** What comes back for these bytes: the status, the headers by their names, and the body. */
async function answerTo(url: string, request: string) {
  const { port, hostname } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.end(request);
  let text = "";
  for await (const chunk of socket) text += chunk;
  const [head = "", body = ""] = text.split("\r\n\r\n");
  const [line = "", ...headers] = head.split("\r\n");
  return {
    status: Number(line.split(" ")[1]),
    headers: Object.fromEntries(headers.map((header) => header.toLowerCase().split(": "))),
    body: JSON.parse(body),
  };
}

const head = (line: string, ...headers: string[]) =>
  [line, "Host: 127.0.0.1", "Connection: close", `Authorization: Bearer ${KEY}`, ...headers, "", ""].join("\r\n");

describe("a body", () => {
  const post = (url: string, body: string) =>
    send(`${url}/rooms`, { method: "POST", headers: { authorization: `Bearer ${KEY}` }, body });

  test("that is too large is refused in words of its own", async () => {
    const { emulator } = await startDaily();
    const answer = await post(emulator.url, JSON.stringify({ name: "r".repeat(2_000_000) }));
    expect(outcome(answer)).toEqual({
      status: 413,
      body: { error: "invalid-request-error", info: "the body exceeds 1048576 bytes" },
    });
  });

  const nested = (depth: number, open: string, close: string) =>
    `{"properties":{"permissions":${open.repeat(depth)}true${close.repeat(depth)}}}`;

  test.each([
    ["objects", 5_000, '{"a":', "}"],
    ["objects", 100_000, '{"a":', "}"],
    ["lists", 100_000, "[", "]"],
  ])("with %s nested %i deep is a bad request", async (_, depth, open, close) => {
    const { emulator } = await startDaily();
    expect(outcome(await post(emulator.url, nested(depth, open, close)))).toEqual(
      refused("the body is nested more than 100 levels deep"),
    );
  });

  test("at the top is none, however deep", async () => {
    const { emulator } = await startDaily();
    expect(outcome(await post(emulator.url, "[".repeat(50_000) + "]".repeat(50_000)))).toEqual(
      refused("the body is nested more than 100 levels deep"),
    );
  });

  test("nested as deep as it may be is read", async () => {
    const { emulator } = await startDaily();
    expect(outcome(await post(emulator.url, nested(98, '{"a":', "}")))).toEqual(
      refused("unknown parameter 'permissions.a'"),
    );
  });

  test("cut short is a bad request", async () => {
    const { emulator } = await startDaily();
    const { status, body } = await answerTo(
      emulator.url,
      `${head("POST /v1/rooms HTTP/1.1", "Transfer-Encoding: chunked")}zz\r\n`,
    );
    expect({ status, body }).toEqual(refused("the request is no valid HTTP"));
  });
});

test.each(["/rooms/%zz", "/meeting-tokens/%E0%A4%A", "/%"])("the malformed URL %s is a bad request", async (path) => {
  const { emulator } = await startDaily();
  const { status, body, headers } = await answerTo(emulator.url, head(`GET /v1${path} HTTP/1.1`));
  expect({ status, body }).toEqual(refused("the URL is malformed"));
  expect(headers.date).toBe("tue, 01 jan 2030 00:00:00 gmt");
});

test.each([
  ["headers", head("GET /v1/rooms HTTP/1.1", `X-Long: ${"x".repeat(70_000)}`)],
  ["a URL", head(`GET /v1/meeting-tokens/${"x".repeat(70_000)} HTTP/1.1`)],
])("%s beyond all measure get Daily's form, and the emulator lives on", async (_, request) => {
  const { emulator, api } = await startDaily();
  const { status, body, headers } = await answerTo(emulator.url, request);
  expect({ status, body }).toEqual({
    status: 431,
    body: { error: "invalid-request-error", info: "the URL and the headers exceed 65536 bytes" },
  });
  expect(headers).toMatchObject({ "content-type": "application/json; charset=utf-8", connection: "close" });
  expect((await api.get("/rooms")).status).toBe(200);
});

test.each([
  ["no HTTP at all", "\x16\x03\x01\x02\x00\x01\r\n\r\n"],
  ["a method that is none", head("FETCH /v1/rooms HTTP/1.1")],
  ["a header without a name", head("GET /v1/rooms HTTP/1.1", ": nameless")],
  ["two lengths", `${head("POST /v1/rooms HTTP/1.1", "Content-Length: 2", "Content-Length: 3")}{}`],
])("%s is a bad request in Daily's form", async (_, request) => {
  const { emulator, api } = await startDaily();
  const { status, body } = await answerTo(emulator.url, request);
  expect({ status, body }).toEqual(refused("the request is no valid HTTP"));
  expect((await api.get("/rooms")).status).toBe(200);
});

test("a request that names no host is a bad one in Daily's form", async () => {
  const { emulator } = await startDaily();
  const request = head("GET /v1/rooms HTTP/1.1").replace("Host: 127.0.0.1\r\n", "");
  const { status, body } = await answerTo(emulator.url, request);
  expect({ status, body }).toEqual(refused("the header Host is missing"));
});

test("a method that HTTP has and Daily has not is an unknown route", async () => {
  const { emulator } = await startDaily();
  for (const method of ["PROPFIND", "TRACE", "PUT", "PATCH"]) {
    const { status, body } = await answerTo(emulator.url, head(`${method} /v1/rooms HTTP/1.1`));
    expect({ method, status, body }).toEqual({ method, status: 404, body: { error: "not-found", info: "not found" } });
  }
});

test("a content type of any kind is taken for JSON, and one that is none is refused in Daily's form", async () => {
  const { emulator } = await startDaily();
  const posted = (type: string) =>
    answerTo(emulator.url, `${head("POST /v1/rooms HTTP/1.1", `Content-Type: ${type}`, "Content-Length: 2")}{}`);
  expect((await posted("text/plain")).status).toBe(200);
  const { body } = await posted("///");
  expect(body).toEqual({ error: "invalid-request-error", info: "the header Content-Type is malformed" });
});
