import { decodeMeetingToken } from "../../../provider/src/token";
import { thrownBy } from "../support/errors";
import { DOMAIN_ID, dailyExample, forged, selfSigned } from "../support/vectors";

test("Daily's documented example decodes to exactly its claims", () => {
  expect(decodeMeetingToken(dailyExample.token)).toEqual({
    header: { alg: "HS256", typ: "JWT" },
    properties: {
      nbf: 1548721569,
      exp: 1864081538,
      roomName: "hello",
      isOwner: true,
      enableScreenshare: true,
      enableRecording: "local",
    },
    domainId: DOMAIN_ID,
    issuedAt: new Date("2019-01-29T00:30:31Z"),
    notBefore: new Date("2019-01-29T00:26:09Z"),
    expiresAt: new Date("2029-01-26T00:25:38Z"),
    claims: dailyExample.claims,
    verified: false,
  });
});

test("the claims keep their order", () => {
  expect(JSON.stringify(decodeMeetingToken(selfSigned.token).claims)).toBe(JSON.stringify(selfSigned.claims));
});

test("permissions come out in long form", () => {
  expect(decodeMeetingToken(selfSigned.token).properties).toEqual(selfSigned.properties);
});

test("claims that are none of Daily's properties stay in the claims alone", () => {
  const claims = { r: "hello", mjh: "https://example.com", otcd: "custom", iss: "somebody" };
  const decoded = decodeMeetingToken(forged(claims));
  expect(decoded.properties).toEqual({ roomName: "hello" });
  expect(decoded.claims).toEqual(claims);
});

test("a property under its REST name is no claim, as Daily sees it", () => {
  const claims = { room_name: "hello", is_owner: true, roomName: "hello" };
  expect(decodeMeetingToken(forged(claims)).properties).toEqual({});
});

test("the three properties without a documented claim are read under their REST names", () => {
  const claims = { enable_prejoin_ui: true, enable_live_captions_ui: false, enable_terse_logging: true };
  expect(decodeMeetingToken(forged(claims)).properties).toEqual({
    enablePrejoinUi: true,
    enableLiveCaptionsUi: false,
    enableTerseLogging: true,
  });
});

test.each([
  ["a flag as text", { o: "yes" }],
  ["a number as text", { eje: "60" }],
  ["a list for a flag", { o: [true] }],
  ["text for permissions", { p: "all" }],
  ["a flag for a recording", { er: true }],
  ["a flag for a user id", { ud: true }],
  ["null", { u: null, r: null }],
])("a claim of another kind is no property: %s", (_, claims) => {
  const decoded = decodeMeetingToken(forged(claims));
  expect(decoded.properties).toEqual({});
  expect(decoded.claims).toEqual(claims);
});

test("a user id that is a number is read as text, as Daily does", () => {
  expect(decodeMeetingToken(forged({ ud: 42 })).properties).toEqual({ userId: "42" });
});

test("recordings in one text are read as the list that they are", () => {
  expect(decodeMeetingToken(forged({ er: "cloud,local" })).properties).toEqual({ enableRecording: ["cloud", "local"] });
  expect(decodeMeetingToken(forged({ er: "cloud" })).properties).toEqual({ enableRecording: "cloud" });
});

test("a comma in any other text is a comma", () => {
  expect(decodeMeetingToken(forged({ u: "Doe, Jane", rome: "https://a.example/?b=1,2" })).properties).toEqual({
    userName: "Doe, Jane",
    redirectOnMeetingExit: "https://a.example/?b=1,2",
  });
});

test("without the claims there is no domain and no time", () => {
  const { domainId, issuedAt, notBefore, expiresAt } = decodeMeetingToken(
    forged({ d: 7, iat: "1893456000", nbf: true, exp: null }),
  );
  expect([domainId, issuedAt, notBefore, expiresAt]).toEqual([undefined, undefined, undefined, undefined]);
});

test("a time beyond what a Date can tell is none", () => {
  expect(decodeMeetingToken(forged({ exp: 8.64e12 })).expiresAt).toEqual(new Date(8.64e15));
  expect(decodeMeetingToken(forged({ exp: 8.65e12 })).expiresAt).toBeUndefined();
});

test("white space around a token is ignored", () => {
  expect(decodeMeetingToken(`\n ${selfSigned.token} \n`).claims).toEqual(selfSigned.claims);
});

const [header, payload, signature] = selfSigned.token.split(".") as [string, string, string];
const base64url = (text: string) => Buffer.from(text).toString("base64url");

test.each([
  ["two parts", `${header}.${payload}`],
  ["four parts", `${selfSigned.token}.${signature}`],
  ["an API key", "0123456789abcdef0123456789abcdef"],
  ["a header that is no JSON", `${base64url("{alg")}.${payload}.${signature}`],
  ["a payload that is no JSON", `${header}.${base64url("{")}.${signature}`],
  ["a payload that is a list", `${header}.${base64url("[1]")}.${signature}`],
  ["a payload that is null", `${header}.${base64url("null")}.${signature}`],
  ["a header that is text", `${base64url('"HS256"')}.${payload}.${signature}`],
  ["nothing between the dots", ".."],
])("%s is no token", (_, token) => {
  const error = thrownBy(() => decodeMeetingToken(token));
  expect(error.name).toBe("MeetingTokenError");
  expect(error.code).toBe("malformed");
  expect(error.message).toBe(
    "This is not a meeting token: a token has three parts separated by dots, the first two of them JSON in base64url.",
  );
});

test.each([undefined, null, "", "  ", 42, {}])("%p instead of a token is said to be missing", (token) => {
  const error = thrownBy(() => decodeMeetingToken(token as string));
  expect(error.code).toBe("malformed");
  expect(error.message).toBe("The token is missing or empty; give the JWT that was minted.");
});
