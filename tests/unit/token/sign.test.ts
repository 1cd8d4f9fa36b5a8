import { jwtVerify } from "jose";
import { decodeMeetingToken, type MeetingTokenProperties, signMeetingToken } from "../../../provider/src/token";
import { MeetingTokenError } from "../../../provider/src/token/errors";
import { thrownBy } from "../support/errors";
import { DOMAIN_ID, selfSigned, TEST_KEY } from "../support/vectors";

const options = { apiKey: TEST_KEY, domainId: DOMAIN_ID, now: selfSigned.issuedAt };

test("claims stand in the order of Daily's reference, then d, then iat", () => {
  const { claims } = decodeMeetingToken(signMeetingToken(selfSigned.properties, options));
  expect(JSON.stringify(claims)).toBe(
    `{"r":"hello","exp":1893459600,"ejt":true,"o":true,"u":"bot","p":{"hp":true,"cs":"a","cr":{"b":true},"ca":"p,t"},"d":"${DOMAIN_ID}","iat":1893456000}`,
  );
});

test("the header is HS256's, as in Daily's examples", () => {
  const [header] = signMeetingToken({ roomName: "hello" }, options).split(".");
  expect(Buffer.from(String(header), "base64url").toString()).toBe('{"alg":"HS256","typ":"JWT"}');
});

test("only what was given appears: no default is written in", () => {
  const { claims } = decodeMeetingToken(signMeetingToken({}, options));
  expect(claims).toEqual({ d: DOMAIN_ID, iat: 1893456000 });
});

test("what is undefined or null is not given", () => {
  const properties = {
    roomName: "hello",
    userName: undefined,
    userId: null,
    colour: undefined,
    permissions: { canSend: null },
  };
  const { claims } = decodeMeetingToken(signMeetingToken(properties as never, options));
  expect(claims).toEqual({ r: "hello", p: {}, d: DOMAIN_ID, iat: 1893456000 });
});

test("an explicit default is kept", () => {
  const { claims } = decodeMeetingToken(signMeetingToken({ isOwner: false, enableScreenshare: true }, options));
  expect(claims).toMatchObject({ o: false, ss: true });
});

test("jose verifies it with the API key's UTF-8 bytes", async () => {
  const token = signMeetingToken({ ...selfSigned.properties, userName: "Zoë 🎥" }, options);
  const { payload, protectedHeader } = await jwtVerify(token, new TextEncoder().encode(TEST_KEY), {
    algorithms: ["HS256"],
    currentDate: selfSigned.issuedAt,
  });
  expect(protectedHeader).toEqual({ alg: "HS256", typ: "JWT" });
  expect(payload).toMatchObject({ r: "hello", u: "Zoë 🎥", d: DOMAIN_ID, iat: 1893456000, exp: 1893459600 });
});

test("the time of issue is now, unless it is given; seconds are whole", () => {
  const before = Math.floor(Date.now() / 1_000);
  const { apiKey, domainId } = options;
  const { iat } = decodeMeetingToken(signMeetingToken({}, { apiKey, domainId })).claims;
  expect(iat).toBeGreaterThanOrEqual(before);
  expect(iat).toBeLessThanOrEqual(before + 5);
  const fraction = new Date(1893456000_900);
  expect(decodeMeetingToken(signMeetingToken({}, { ...options, now: fraction })).claims.iat).toBe(1893456000);
});

test("the caller's properties are not touched", () => {
  const properties = structuredClone(selfSigned.properties);
  signMeetingToken(properties, options);
  expect(properties).toEqual(selfSigned.properties);
});

test.each(["enablePrejoinUi", "enableLiveCaptionsUi", "enableTerseLogging"])(
  "%s is refused, with the reason",
  (name) => {
    const error = thrownBy(() => signMeetingToken({ [name]: true }, options));
    expect(error.code).toBe("invalid-property");
    expect(error.message).toBe(
      `${name} cannot be self-signed: Daily documents no claim for it and would ignore it. Leave it out, or let Daily sign (signedBy: "daily").`,
    );
  },
);

test("all that is wrong with the properties is told in one go, and each by its name", () => {
  const properties = { room_name: "a", userId: "x".repeat(37), isOwner: "true", enablePrejoinUi: true };
  const error = thrownBy(() => signMeetingToken(properties as never, options)) as MeetingTokenError;
  expect(error).toBeInstanceOf(MeetingTokenError);
  expect(error.problems.map(({ property }) => property)).toEqual(["room_name", "isOwner", "userId", "enablePrejoinUi"]);
  expect(error.message).toBe(error.problems.map(({ reason }) => reason).join(" "));
  expect(error.message).toMatch(
    /^A meeting token has no property room_name\. Did you mean roomName\? If Daily has such a property and pulumi-daily does not, put it in otherProperties under Daily's own name\. isOwner is a string/,
  );
});

test.each([
  [undefined, "The properties are missing; give an object, such as { roomName }."],
  [null, "The properties are missing; give an object, such as { roomName }."],
  ["standup", "The properties are missing; give an object, such as { roomName }."],
])("%p instead of properties", (properties, message) => {
  const error = thrownBy(() => signMeetingToken(properties as MeetingTokenProperties, options));
  expect([error.code, error.message]).toEqual(["invalid-option", message]);
});

const noKey = "apiKey is missing or empty; give the domain's Daily API key.";
const spaced = "apiKey contains white space; a Daily API key has none.";
const noDomain =
  "domainId is not a UUID; it must be the domain_id that GET https://api.daily.co/v1/ answers, not the domain's name.";

test.each([
  ["no options", undefined, noKey],
  ["no key", { domainId: DOMAIN_ID }, noKey],
  ["an empty key", { domainId: DOMAIN_ID, apiKey: "" }, noKey],
  ["a blank key", { domainId: DOMAIN_ID, apiKey: " \n" }, noKey],
  ["a key with the end of its line", { domainId: DOMAIN_ID, apiKey: `${TEST_KEY}\n` }, spaced],
  ["a key behind a space", { domainId: DOMAIN_ID, apiKey: ` ${TEST_KEY}` }, spaced],
  ["two keys", { domainId: DOMAIN_ID, apiKey: `${TEST_KEY}\t${TEST_KEY}` }, spaced],
  [
    "a key with what no header takes",
    { domainId: DOMAIN_ID, apiKey: `${TEST_KEY}\u200b` },
    "apiKey contains a character that a Daily API key cannot have (U+200B); copy the key again.",
  ],
  ["no domain", { apiKey: TEST_KEY }, noDomain],
  ["the domain's name", { apiKey: TEST_KEY, domainId: "acme" }, noDomain],
  ["more than a UUID", { apiKey: TEST_KEY, domainId: `${DOMAIN_ID}0` }, noDomain],
  ["a UUID in a list", { apiKey: TEST_KEY, domainId: [DOMAIN_ID] }, noDomain],
  ["a UUID in an address", { apiKey: TEST_KEY, domainId: `x${DOMAIN_ID}` }, noDomain],
  ["a time that is none", { ...options, now: new Date("tomorrow") }, "now is not a valid time; give a valid Date."],
])("%s", (_, given, message) => {
  const error = thrownBy(() => signMeetingToken({ roomName: "hello" }, given as unknown as typeof options));
  expect([error.code, error.message]).toEqual(["invalid-option", message]);
  expect((error as MeetingTokenError).problems).toEqual([]);
});

test("a domain id in capitals is one", () => {
  const domainId = DOMAIN_ID.toUpperCase();
  expect(decodeMeetingToken(signMeetingToken({}, { ...options, domainId })).domainId).toBe(domainId);
});
