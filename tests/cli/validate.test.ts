import { mintMeetingToken } from "pulumi-daily/token";
import { startAccount, stopAccount, type TestAccount } from "../support/account";
import { byHand } from "../support/byHand";
import { cli, crafted, DOMAIN_ID, KEY, printed, selfSigned } from "./support";

let account: TestAccount;
let env: Record<string, string>;
let signedByDaily: string;

beforeAll(async () => {
  account = await startAccount({ apiKey: KEY, domainId: DOMAIN_ID });
  env = { DAILY_API_KEY: KEY, DAILY_API_URL: account.emulator.url };
  await byHand(account, "POST", "/rooms", { name: "standup" });
  const access = { apiKey: KEY, apiUrl: account.emulator.url };
  signedByDaily = (await mintMeetingToken({ roomName: "standup", expiresIn: "1h" }, access)).token;
});
afterAll(async () => {
  await stopAccount(account);
  for (const secret of [KEY, signedByDaily, signedByDaily.split(".")[2] as string]) {
    expect(printed.join("")).not.toContain(secret);
  }
});
afterEach(() => account.emulator.clearFaults());

describe("validate", () => {
  test("asks Daily, and says what the token holds", async () => {
    const { code, stdout, stderr } = await cli(["validate"], { input: signedByDaily, env });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^Daily accepts the token \(asked 127\.0\.0\.1:\d+\)\.\n\nroom +standup\n/);
    const { json } = await cli(["validate", "--json"], { input: signedByDaily, env });
    expect(json).toMatchObject({ verified: true, roomName: "standup", domainId: DOMAIN_ID, warnings: [] });
  });

  test("names the end of the token's room, where that is before the token's own", async () => {
    const exp = Math.floor(Date.now() / 1_000) + 1_800;
    await byHand(account, "POST", "/rooms", { name: "ends", properties: { exp } });
    const access = { apiKey: KEY, apiUrl: account.emulator.url };
    const { token } = await mintMeetingToken({ roomName: "ends", expiresIn: "1h" }, access);
    const { stdout } = await cli(["validate"], { input: token, env });
    expect(stdout).toMatch(/\nexpires +in [^(]* \(20.*Z\)\nends +in (30|29) minutes[^(]* \(20.*Z\), with its room\n/);
    const { json } = await cli(["validate", "--json"], { input: token, env });
    expect(json.roomExpiresAt).toBe(new Date(exp * 1_000).toISOString().replace(".000Z", "Z"));
  });

  test("warns of a token that was revoked with its room, which Daily accepts all the same", async () => {
    await byHand(account, "POST", "/rooms", { name: "gone" });
    const access = { apiKey: KEY, apiUrl: account.emulator.url };
    const { token: input } = await mintMeetingToken({ roomName: "gone", expiresIn: "1h" }, access);
    const before = await cli(["validate", "--strict", "--json"], { input, env });
    expect({ code: before.code, warnings: before.json.warnings }).toEqual({ code: 0, warnings: [] });
    await byHand(account, "DELETE", "/rooms/gone");
    const message =
      'Its room "gone" does not exist at Daily, or has expired: the token opens nothing as long as that is so.';
    const after = await cli(["validate", "--strict", "--json"], { input, env });
    expect({ code: after.code, warnings: after.json.warnings }).toEqual({
      code: 1,
      warnings: [{ code: "no-room", message }],
    });
    const { code, stdout } = await cli(["validate"], { input, env });
    expect(code).toBe(0);
    expect(stdout).toContain(`\nwarnings:\n  - ${message}\n`);
  });

  test("a room that cannot be looked up changes nothing about the token", async () => {
    account.emulator.fault("GET /rooms/:name 403");
    const { code, stdout } = await cli(["validate"], { input: signedByDaily, env });
    expect(code).toBe(0);
    expect(stdout).toMatch(/\nexpires .*, unless its room ends before\n/);
  });

  test("takes the key from the line after the token", async () => {
    const { DAILY_API_URL } = env as { DAILY_API_URL: string };
    const input = `${signedByDaily}\n${KEY}\n`;
    expect(await cli(["validate"], { input, env: { DAILY_API_URL } })).toMatchObject({ code: 0 });
    const { code, json } = await cli(["validate", "--json"], { input: signedByDaily, env: { DAILY_API_URL } });
    expect({ code, error: json.error.code }).toEqual({ code: 2, error: "no-key" });
  });

  test("ends with 1 for a token that Daily calls invalid", async () => {
    const forged = crafted({ r: "standup", d: DOMAIN_ID, exp: 4_102_444_800, iat: 1 });
    const { code, json } = await cli(["validate", "--json"], { input: forged, env });
    expect({ code, error: json.error.code }).toEqual({ code: 1, error: "rejected" });
    expect(await cli(["validate", "--json"], { input: "swordfish", env })).toMatchObject({ code: 1 });
  });

  test("ends with 1 for a token of another domain than asked for", async () => {
    const other = "00000000-0000-4000-8000-000000000000";
    const { code, json } = await cli(["validate", "--json", "--domain-id", other], { input: signedByDaily, env });
    expect({ code, error: json.error.code }).toEqual({ code: 1, error: "wrong-domain" });
    expect(await cli(["validate", "--domain-id", DOMAIN_ID], { input: signedByDaily, env })).toMatchObject({ code: 0 });
  });

  test("ends with 1 before the token is valid, unless that is ignored", async () => {
    const early = selfSigned({ nbf: Math.floor(Date.now() / 1_000) + 600 });
    expect(await cli(["validate"], { input: early, env })).toMatchObject({ code: 1 });
    const { code, json } = await cli(["validate", "--ignore-nbf", "--json"], { input: early, env });
    expect({ code, warnings: json.warnings }).toMatchObject({ code: 0, warnings: [{ code: "not-yet-valid" }] });
  });

  test("ends with 3 when the key is refused: that says nothing of the token", async () => {
    const { code, stderr } = await cli(["validate"], {
      input: signedByDaily,
      env: { ...env, DAILY_API_KEY: "another-test-key-not-a-real-one" },
    });
    expect({ code, stderr }).toEqual({
      code: 3,
      stderr: "Daily refused the API key (from DAILY_API_KEY), so the token could not be checked. Correct the key.\n",
    });
  });

  test("ends with 3 when Daily cannot be asked", async () => {
    account.emulator.fault("GET /meeting-tokens/* 503");
    const { code, json } = await cli(["validate", "--json"], { input: signedByDaily, env });
    expect({ code, error: json.error.code }).toEqual({ code: 3, error: "unavailable" });
    const nobody = { ...env, DAILY_API_URL: "http://127.0.0.1:9/v1" };
    const unreachable = await cli(["validate", "--json"], { input: signedByDaily, env: nobody });
    expect({ code: unreachable.code, error: unreachable.json.error.code }).toEqual({ code: 3, error: "network" });
  });
});

describe("validate --self-signed", () => {
  test("checks the signature here, and asks nobody", async () => {
    account.emulator.clearRequests();
    const { code, stdout } = await cli(["validate", "--self-signed"], { input: selfSigned(), env });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^This API key signed the token and its times are good\. Daily was not asked/);
    const domain = ["--domain-id", DOMAIN_ID];
    const checked = await cli(["validate", "--self-signed", ...domain], { input: selfSigned(), env });
    expect(checked.stdout).toMatch(/^This API key signed the token, its domain is right and its times are good\./);
    expect(account.emulator.requests()).toEqual([]);
  });

  test.each([
    ["invalid-signature", () => signedByDaily, []],
    ["expired", () => selfSigned({ exp: 1_600_000_000 }), []],
    ["wrong-domain", () => selfSigned(), ["--domain-id", "00000000-0000-4000-8000-000000000000"]],
  ] as const)("ends with 1: %s", async (error, token, options) => {
    const { code, json } = await cli(["validate", "--self-signed", "--json", ...options], { input: token(), env });
    expect({ code, error: json.error.code }).toEqual({ code: 1, error });
  });

  test("ends with 2 for a domain id that is none", async () => {
    const options = ["validate", "--self-signed", "--domain-id", "acme", "--json"];
    const { code, json } = await cli(options, { input: selfSigned(), env });
    expect({ code, error: json.error.code }).toEqual({ code: 2, error: "invalid-option" });
  });
});
