import { dailyError } from "../../../provider/src/daily/messages";
import { caughtByProxy } from "../../../provider/src/daily/proxy";

const emulator = "http://127.0.0.1:8787/v1";
const proxy = "http://user:pa55word@proxy.example.com:3128";
const sentence = (variable: string, host = "127.0.0.1") =>
  `${variable} sends this request to the proxy proxy.example.com:3128, though ${host} is this machine: put ${host} into NO_PROXY.`;

test.each([
  [emulator, { HTTP_PROXY: proxy }, sentence("HTTP_PROXY")],
  [emulator, { http_proxy: proxy }, sentence("http_proxy")],
  [emulator, { ALL_PROXY: "user:pa55word@proxy.example.com:3128" }, sentence("ALL_PROXY")],
  ["https://localhost:8787/v1", { HTTPS_PROXY: proxy }, sentence("HTTPS_PROXY", "localhost")],
  [emulator, { HTTP_PROXY: proxy, NO_PROXY: "localhost, .example.com" }, sentence("HTTP_PROXY")],
])("to %s with %j", (url, environment, said) => {
  expect(caughtByProxy(url, environment)).toBe(said);
});

test("a proxy that is no URL is not told, since it may hold a password anywhere", () => {
  expect(caughtByProxy(emulator, { HTTP_PROXY: "http://[pa55word" })).not.toContain("pa55word");
});

test.each([
  ["another machine", "https://api.daily.co/v1", { HTTPS_PROXY: proxy }],
  ["no proxy", emulator, {}],
  ["an empty one", emulator, { HTTP_PROXY: "" }],
  ["a proxy for another scheme", emulator, { HTTPS_PROXY: proxy }],
  ["an exempt host", emulator, { HTTP_PROXY: proxy, NO_PROXY: "example.com,127.0.0.1" }],
  ["an exempt host and port", emulator, { HTTP_PROXY: proxy, no_proxy: "127.0.0.1:8787" }],
  ["all exempt", emulator, { HTTP_PROXY: proxy, NO_PROXY: "*" }],
  ["an exempt domain", "http://daily.localhost:8787/v1", { HTTP_PROXY: proxy, NO_PROXY: ".localhost" }],
  ["no URL", "nonsense", { HTTP_PROXY: proxy }],
])("of %s nothing is said", (_, url, environment) => {
  expect(caughtByProxy(url, environment)).toBeUndefined();
});

test("a failure that a proxy may be the cause of names it, without its credentials", () => {
  const fields = { action: "asking for the domain", attempts: 1, elapsedMs: 0 } as const;
  const account = { apiUrl: emulator, keySource: "daily:apiKey" };
  const given = process.env.HTTP_PROXY;
  process.env.HTTP_PROXY = proxy;
  try {
    for (const failure of [
      { code: "network", info: "ECONNREFUSED" },
      { code: "timeout" },
      { code: "unavailable", status: 502 },
    ] as const) {
      const { message } = dailyError({ ...fields, ...failure }, account);
      expect(message).toMatch(sentence("HTTP_PROXY"));
      expect(message).not.toMatch("pa55word");
    }
    expect(dailyError({ ...fields, code: "not-found", status: 404 }, account).message).not.toMatch("proxy");
  } finally {
    if (given === undefined) delete process.env.HTTP_PROXY;
    else process.env.HTTP_PROXY = given;
  }
});
