import { readAnswer, textOf } from "../../../provider/src/daily/answer";
import { KEY, ok, refusal } from "./fakes";

const read = (answer: Parameters<typeof readAnswer>[0]) => readAnswer(answer, ({ token }) => textOf(token), [KEY]);
const page = "<html><body>502 Bad Gateway</body></html>";

test("a JSON object with status 2xx is a success", () => {
  expect(read(ok({ token: "t" }))).toEqual({ ok: true, value: "t" });
  expect(read({ ...ok({ token: "t" }), status: 201 })).toEqual({ ok: true, value: "t" });
});

test.each([
  ["", "an empty answer"],
  [" \n", "an empty answer"],
  [page, "a page instead of JSON"],
  ['{"token": "ab', "incomplete or invalid JSON"],
  ["[]", "incomplete or invalid JSON"],
  ["null", "incomplete or invalid JSON"],
  ["{}", "a response without the required fields"],
  ['{"token": ""}', "a response without the required fields"],
  ['{"token": 1}', "a response without the required fields"],
])("a success that reads %j is an accident, which may pass", (text, info) => {
  expect(read({ status: 200, headers: {}, text })).toEqual({
    ok: false,
    code: "unavailable",
    passing: true,
    status: 200,
    info,
  });
});

test.each([
  [400, "authorization-header-error", "auth", false],
  [400, "invalid-request-error", "invalid-request", false],
  [400, "json-parsing-error", "invalid-request", false],
  [401, "authentication-error", "auth", false],
  [401, undefined, "auth", false],
  [403, "forbidden-error", "forbidden", false],
  [400, "invalid-plan-type", "forbidden", false],
  [404, "not-found", "not-found", false],
  // A gateway's, or that of a wrong URL: what it does not know may well be there.
  [404, "Not Found", "unavailable", false],
  [404, "no-such-route", "unavailable", false],
  [408, "request-timeout", "invalid-request", false],
  [422, "validation-error", "invalid-request", false],
  [429, "rate-limit-error", "rate-limited", true],
  [429, undefined, "rate-limited", true],
  [500, "server-error", "unavailable", true],
  [503, undefined, "unavailable", true],
] as const)("%d %s is %s", (status, error, code, passing) => {
  expect(read(refusal(status, error, "why"))).toEqual({
    ok: false,
    code,
    passing,
    status,
    dailyError: error,
    info: "why",
  });
});

test.each([301, 304, 400, 403, 404, 407, 451])("%d without Daily's error body proves nothing of Daily", (status) => {
  expect(read({ status, headers: {}, text: page })).toEqual({
    ok: false,
    code: "unavailable",
    passing: false,
    status,
    info: "a page instead of JSON",
  });
});

test("408 without Daily's error body is an accident of one request", () => {
  expect(read({ status: 408, headers: {}, text: "" })).toMatchObject({ code: "unavailable", passing: true });
});

test("what Daily says is shown without secrets", () => {
  const outcome = read(refusal(400, `bad ${KEY}`, `no such token eyJhbGciOiJIUzI1NiJ9.eyJyIjoiaGVsbG8ifQ.c2ln`));
  expect(outcome).toMatchObject({ dailyError: "bad [secret]", info: "no such token [token]" });
});

test("a body whose error and info are no texts says nothing", () => {
  const text = JSON.stringify({ error: { nested: KEY }, info: 7 });
  expect(read({ status: 500, headers: {}, text })).toEqual({
    ok: false,
    code: "unavailable",
    passing: true,
    status: 500,
    dailyError: undefined,
    info: undefined,
  });
});
