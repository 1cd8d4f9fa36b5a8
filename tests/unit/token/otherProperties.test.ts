import type { Emulator } from "../../../emulator/src/index.js";
import {
  decodeMeetingToken,
  mintMeetingToken,
  signMeetingToken,
  validateMeetingToken,
  verifyMeetingToken,
} from "../../../provider/src/token";
import { startEmulator } from "../support/emulators";
import { rejectionOf, thrownBy } from "../support/errors";
import { DOMAIN_ID, TEST_KEY } from "../support/vectors";

const keys = { apiKey: TEST_KEY, domainId: DOMAIN_ID, now: new Date("2030-01-01T00:00:00Z") };
const room = { roomName: "standup", expiresIn: "1h" } as const;
const others = { some_new_thing: { a: [1, null] } };

let daily: Emulator;
let account: { apiKey: string; apiUrl: string };
beforeAll(async () => {
  daily = await startEmulator();
  daily.addProperty("some_new_thing");
  account = { apiKey: TEST_KEY, apiUrl: daily.url };
});
afterAll(() => daily.close());

test("signed here, they are claims under their own names, and change nothing else", () => {
  const token = signMeetingToken({ roomName: "standup", otherProperties: others }, keys);
  const { claims, properties } = decodeMeetingToken(token);
  expect(claims).toEqual({ r: "standup", ...others, d: DOMAIN_ID, iat: 1893456000 });
  expect(properties).toEqual({ roomName: "standup" });
  expect(verifyMeetingToken(token, keys).claims).toEqual(claims);
});

test("in whatever order they are written, the token is the same; null is absent", () => {
  const sign = (otherProperties: Record<string, unknown>) => signMeetingToken({ otherProperties }, keys);
  expect(sign({ b: 1, a: 2 })).toBe(sign({ a: 2, c: null, b: 1 }));
  expect(Object.keys(decodeMeetingToken(sign({ b: 1, c: 3, a: 2 })).claims)).toEqual(["a", "b", "c", "d", "iat"]);
  expect(sign({})).toBe(signMeetingToken({}, keys));
});

test.each([
  ["a property that has an argument", { room_name: "a" }, /^otherProperties\.room_name .* use roomName\.$/],
  ["a property by its name here", { userName: "a" }, /^otherProperties\.userName .* use userName\.$/],
  ["a time", { exp: 1 }, /^otherProperties\.exp .* use exp\.$/],
  ["another's claim", { r: "a" }, "otherProperties.r is the claim of roomName; use that."],
  ["permissions' claim", { p: {} }, "otherProperties.p is the claim of permissions; use that."],
  ["the domain", { d: "a" }, "otherProperties.d is a claim that signing sets. Leave it out."],
  ["the time of issue", { iat: 1 }, "otherProperties.iat is a claim that signing sets. Leave it out."],
  ["an issuer", { iss: "a" }, "otherProperties.iss is a claim for which Daily ignores a token. Leave it out."],
  ["a subject", { sub: "a" }, "otherProperties.sub is a claim for which Daily ignores a token. Leave it out."],
  [
    "a property that cannot be self-signed, in one sentence",
    { enable_prejoin_ui: true },
    /^otherProperties\.enable_prejoin_ui cannot be self-signed: Daily documents no claim for it and would ignore it\. Leave it out, or let Daily sign \(signedBy: "daily"\) and use enablePrejoinUi\.$/,
  ],
  [
    "the same by its name here",
    { enablePrejoinUi: true },
    /^otherProperties\.enablePrejoinUi cannot be self-signed: [^.]*\. Leave it out, or let Daily sign \(signedBy: "daily"\) and use enablePrejoinUi\.$/,
  ],
  [
    "what Daily answers",
    { domain_id: "a" },
    /^otherProperties\.domain_id is only in Daily's responses, never in a request\. Leave it out\.$/,
  ],
])("%s is no other property of a self-signed token", async (_, otherProperties, message) => {
  const expected = { code: "invalid-property", message: expect.stringMatching(message) };
  expect(thrownBy(() => signMeetingToken({ otherProperties }, keys))).toMatchObject(expected);
  const minted = mintMeetingToken({ ...room, otherProperties }, { ...account, ...keys, signedBy: "apiKey" });
  expect(await rejectionOf(minted)).toMatchObject(expected);
});

test("minted by Daily they are sent as they are, and are read back when the token is validated", async () => {
  const { token } = await mintMeetingToken({ ...room, otherProperties: others }, account);
  expect(daily.requests("POST /meeting-tokens").at(-1)?.bodyKeys).toContain("properties.some_new_thing");
  expect((await validateMeetingToken(token, account)).properties).toMatchObject({
    roomName: "standup",
    otherProperties: others,
  });
});

test("minted here they are signed, and Daily reads them", async () => {
  const { token } = await mintMeetingToken(
    { ...room, otherProperties: others },
    { ...account, domainId: DOMAIN_ID, signedBy: "apiKey" },
  );
  expect((await validateMeetingToken(token, account)).properties).toMatchObject({ otherProperties: others });
});

test("a token without any has none, also where Daily answers more than its properties", async () => {
  daily.setSwitches({ verboseValidation: true });
  const { token } = await mintMeetingToken(room, account);
  expect((await validateMeetingToken(token, account)).properties).not.toHaveProperty("otherProperties");
});

test("what has an argument is refused before Daily is asked, and a wrong kind, too", async () => {
  const before = daily.requests().length;
  const mint = (otherProperties: object) =>
    mintMeetingToken({ ...room, otherProperties: otherProperties as never }, account);
  expect((await rejectionOf(mint({ is_owner: true }))).message).toMatch(/^otherProperties\.is_owner .* use isOwner\.$/);
  expect((await rejectionOf(mint({ expiresIn: "1h" }))).message).toMatch(
    /^otherProperties\.expiresIn .* use expiresIn\.$/,
  );
  expect((await rejectionOf(mint(["a"]))).message).toBe("otherProperties is a list; it must be an object.");
  expect(daily.requests()).toHaveLength(before);
});

test("what nobody knows is told of them", () => {
  const { message } = thrownBy(() => signMeetingToken({ some_new_thing: 1 } as never, keys));
  expect(message).toBe(
    "A meeting token has no property some_new_thing. If Daily has such a property and pulumi-daily does not, put it in otherProperties under Daily's own name.",
  );
});
