import type { Emulator } from "../../../emulator/src/index.js";
import {
  DailyError,
  decodeMeetingToken,
  MeetingTokenError,
  mintMeetingToken,
  signMeetingToken,
  validateMeetingToken,
} from "../../../provider/src/token";
import { startEmulator } from "../support/emulators";
import { rejectionOf } from "../support/errors";
import { DOMAIN_ID, dailyExample, TEST_KEY } from "../support/vectors";

let daily: Emulator;
let options: { apiKey: string; apiUrl: string };
beforeAll(async () => {
  daily = await startEmulator();
  options = { apiKey: TEST_KEY, apiUrl: daily.url };
});
afterAll(() => daily.close());
afterEach(() => daily.clearFaults());

const inAnHour = () => Math.floor(Date.now() / 1_000) + 3_600;
const mint = async (properties = {}) =>
  (await mintMeetingToken({ roomName: "hello", exp: inAnHour(), ...properties }, options)).token;

test("a token that Daily signed is good, and says what it said", async () => {
  const properties = { isOwner: true, permissions: { canSend: ["audio" as const] }, enablePrejoinUi: false };
  const token = await mint(properties);
  const { exp: _, ...said } = decodeMeetingToken(token).properties;
  expect(said).toEqual({ roomName: "hello", ...properties });
  expect(await validateMeetingToken(token, options)).toEqual({ ...decodeMeetingToken(token), verified: true });
});

test("so is a self-signed one, with white space around it and a slash behind the URL", async () => {
  const token = signMeetingToken({ roomName: "hello" }, { apiKey: TEST_KEY, domainId: DOMAIN_ID });
  const validated = await validateMeetingToken(`${token}\n`, { ...options, apiUrl: `${daily.url}/` });
  expect(validated).toMatchObject({ properties: { roomName: "hello" }, domainId: DOMAIN_ID, expiresAt: undefined });
});

test("defaults that Daily writes out are told as its reading of the token", async () => {
  const verbose = await startEmulator({ verboseValidation: true });
  try {
    const token = signMeetingToken({ roomName: "hello" }, { apiKey: TEST_KEY, domainId: DOMAIN_ID });
    const { properties, claims } = await validateMeetingToken(token, { apiKey: TEST_KEY, apiUrl: verbose.url });
    expect(properties).toMatchObject({ roomName: "hello", isOwner: false, lang: "en" });
    expect(claims).not.toHaveProperty("o");
  } finally {
    await verbose.close();
  }
});

test("a token that is valid later is so only on request", async () => {
  const token = await mint({ nbf: inAnHour() - 10 });
  expect((await validateMeetingToken(token, { ...options, ignoreNbf: true })).verified).toBe(true);
  const error = await rejectionOf(validateMeetingToken(token, options));
  expect(error).toBeInstanceOf(MeetingTokenError);
  expect([error.code, error.message]).toEqual([
    "rejected",
    "Daily calls the token invalid (jwt not active). Mint another, or check that the API key belongs to the token's domain.",
  ]);
});

test("a token that nobody here signed is rejected", async () => {
  const error = await rejectionOf(validateMeetingToken(dailyExample.token, options));
  expect([error.code, error.message]).toEqual([
    "rejected",
    "Daily calls the token invalid (invalid signature). Mint another, or check that the API key belongs to the token's domain.",
  ]);
});

test("the other answer that says so is 404, and a reason is not needed", async () => {
  daily.fault("GET /meeting-tokens/* 404 error=not-found");
  const error = await rejectionOf(validateMeetingToken(await mint(), options));
  expect([error.code, error.message]).toEqual([
    "rejected",
    "Daily calls the token invalid. Mint another, or check that the API key belongs to the token's domain.",
  ]);
});

test.each([
  ["a wrong key", "401", "auth"],
  ["a bad header", "400 error=authorization-header-error", "auth"],
  ["a plan without it", "403", "forbidden"],
  ["another refusal", "400 error=json-parsing-error", "invalid-request"],
])("%s says nothing of the token", async (_, fault, code) => {
  const token = await mint();
  daily.fault(`GET /meeting-tokens/* ${fault}`);
  const error = await rejectionOf(validateMeetingToken(token, options));
  expect(error).toBeInstanceOf(DailyError);
  expect(error.code).toBe(code);
  expect(error.message).not.toContain(token);
  expect(error.message).not.toContain(TEST_KEY);
});

test("a wrong key is told as the option it is", async () => {
  const error = await rejectionOf(validateMeetingToken(await mint(), { ...options, apiKey: "wrong" }));
  expect(error.message).toBe(
    "Daily refused the API key (from apiKey) while validating a meeting token. Correct the key and run again.",
  );
});

test.each([
  ["no token", undefined, {}, "malformed"],
  ["an API key for a token", "0123456789abcdef", {}, "malformed"],
  ["no key", dailyExample.token, { apiKey: undefined }, "invalid-option"],
  ["an empty key", dailyExample.token, { apiKey: "" }, "invalid-option"],
  ["a key with the end of its line", dailyExample.token, { apiKey: `${TEST_KEY}\n` }, "invalid-option"],
  ["a URL in clear", dailyExample.token, { apiUrl: "http://api.daily.co/v1" }, "invalid-option"],
  ["a URL without its version", dailyExample.token, { apiUrl: "https://api.daily.co" }, "invalid-option"],
  ["a URL that is none", dailyExample.token, { apiUrl: "api.daily.co" }, "invalid-option"],
  ["another protocol", dailyExample.token, { apiUrl: "ftp://api.daily.co" }, "invalid-option"],
])("%s is refused without asking", async (_, token, given, code) => {
  const before = daily.requests().length;
  const error = await rejectionOf(validateMeetingToken(token as string, { ...options, ...given } as typeof options));
  expect(error.code).toBe(code);
  expect(daily.requests()).toHaveLength(before);
});

test("a missing option is told, also where there are no options at all", async () => {
  const error = await rejectionOf(validateMeetingToken(dailyExample.token, undefined as never));
  expect(error.message).toBe("apiKey is missing or empty; give the domain's Daily API key.");
  const url = await rejectionOf(validateMeetingToken(dailyExample.token, { ...options, apiUrl: "daily.co" }));
  expect(url.message).toBe('apiUrl is not a URL; write it with its version, such as "https://api.daily.co/v1".');
});
