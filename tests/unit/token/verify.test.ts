import { createHmac } from "node:crypto";
import { SignJWT } from "jose";
import { decodeMeetingToken, signClaims, signMeetingToken, verifyMeetingToken } from "../../../provider/src/token";
import { thrownBy } from "../support/errors";
import { DOMAIN_ID, dailyExample, forged, selfSigned, TEST_KEY } from "../support/vectors";

const options = { apiKey: TEST_KEY, domainId: DOMAIN_ID, now: selfSigned.issuedAt };
const seconds = (time: number) => new Date(time * 1_000);
const joseKey = new TextEncoder().encode(TEST_KEY);

test("a token that this package signed is good, and says what it said", () => {
  const token = signMeetingToken(selfSigned.properties, options);
  expect(verifyMeetingToken(token, options)).toEqual({ ...decodeMeetingToken(token), verified: true });
});

test("so is one that jose signed", async () => {
  const token = await new SignJWT({ r: "hello", o: true, d: DOMAIN_ID })
    .setProtectedHeader({ alg: "HS256" })
    .setIssuedAt(1893456000)
    .setExpirationTime(1893459600)
    .sign(joseKey);
  expect(verifyMeetingToken(token, options).properties).toEqual({ roomName: "hello", isOwner: true, exp: 1893459600 });
});

test("white space around it does not matter", () => {
  expect(verifyMeetingToken(` ${selfSigned.token}\n`, options).verified).toBe(true);
});

const refusal = (token: string, given: object) => {
  const error = thrownBy(() => verifyMeetingToken(token, given as typeof options));
  expect(error.name).toBe("MeetingTokenError");
  return [error.code, error.message];
};

const notSigned = [
  "invalid-signature",
  "This API key did not sign the token. If Daily signed it, validate it over REST; if you did, the key has changed since: mint another.",
];

test("another key did not sign it", () => {
  expect(refusal(selfSigned.token, { ...options, apiKey: "another" })).toEqual(notSigned);
  expect(refusal(dailyExample.token, options)).toEqual(notSigned);
});

test("a changed claim, an empty signature, another algorithm and none are found out", async () => {
  const [header, , signature] = selfSigned.token.split(".");
  const promoted = Buffer.from(JSON.stringify({ ...selfSigned.claims, r: "other" })).toString("base64url");
  expect(refusal(`${header}.${promoted}.${signature}`, options)).toEqual(notSigned);
  expect(refusal(forged(selfSigned.claims), options)).toEqual(notSigned);
  expect(refusal(forged(selfSigned.claims, { alg: "none" }), options)).toEqual(notSigned);
  expect(refusal(forged(selfSigned.claims).replace(/[^.]*$/, ""), options)).toEqual(notSigned);
  const [renamed = "", claims = ""] = forged(selfSigned.claims, { alg: "HS512" }).split(".");
  const hs256 = createHmac("sha256", TEST_KEY).update(`${renamed}.${claims}`).digest("base64url");
  expect(refusal(`${renamed}.${claims}.${hs256}`, options)).toEqual(notSigned);
  const hs512 = await new SignJWT(selfSigned.claims).setProtectedHeader({ alg: "HS512" }).sign(joseKey);
  expect(refusal(hs512, options)).toEqual(notSigned);
});

test("it expires at exp, not after it", () => {
  expect(verifyMeetingToken(selfSigned.token, { ...options, now: seconds(1893459599) }).verified).toBe(true);
  const late = { ...options, now: seconds(1893459600) };
  expect(refusal(selfSigned.token, late)).toEqual(["expired", "The token has expired; mint another."]);
  expect(verifyMeetingToken(selfSigned.token, { ...late, ignoreExp: true }).verified).toBe(true);
});

test("it begins at nbf", () => {
  const token = signMeetingToken({ nbf: 1893456100 }, options);
  expect(verifyMeetingToken(token, { ...options, now: seconds(1893456100) }).verified).toBe(true);
  const early = { ...options, now: seconds(1893456099) };
  expect(refusal(token, early)).toEqual([
    "not-yet-valid",
    "The token is not valid yet: its nbf is in the future. Wait, or pass ignoreNbf to look at the rest.",
  ]);
  expect(verifyMeetingToken(token, { ...early, ignoreNbf: true }).verified).toBe(true);
});

test("without a time it is checked against the present", () => {
  const { apiKey } = options;
  const signed = (exp: number) => signMeetingToken({ exp }, options);
  expect(verifyMeetingToken(signed(Math.floor(Date.now() / 1_000) + 1_000), { apiKey }).verified).toBe(true);
  expect(refusal(signed(1_700_000_000), { apiKey })[0]).toBe("expired");
});

test("a token for another domain is ignored by Daily, so it is not good", () => {
  const domainId = "11111111-1111-4111-8111-111111111111";
  expect(refusal(selfSigned.token, { ...options, domainId })).toEqual([
    "wrong-domain",
    "The token is for another domain; Daily would ignore it in this one.",
  ]);
  const { domainId: _, ...anyDomain } = options;
  expect(verifyMeetingToken(selfSigned.token, anyDomain).domainId).toBe(DOMAIN_ID);
});

test("nor is a token for no domain, whatever domain is asked for", async () => {
  const token = await new SignJWT({ r: "hello" }).setProtectedHeader({ alg: "HS256" }).sign(joseKey);
  const { domainId: _, ...anyDomain } = options;
  const expected = ["wrong-domain", "The token is for no domain; Daily would ignore it in this one."];
  expect(refusal(token, options)).toEqual(expected);
  expect(refusal(token, anyDomain)).toEqual(expected);
});

test.each(["exp", "nbf"])("a token whose %s is no number is malformed", async (name) => {
  const payload = new TextEncoder().encode(JSON.stringify({ d: DOMAIN_ID, [name]: "tomorrow" }));
  const { CompactSign } = await import("jose");
  const token = await new CompactSign(payload).setProtectedHeader({ alg: "HS256" }).sign(joseKey);
  expect(refusal(token, options)).toEqual([
    "malformed",
    "One of the token's times, exp or nbf, is not a number of seconds; mint another.",
  ]);
});

test("a header that demands what nobody here understands is refused (RFC 7515, crit)", () => {
  const { sign } = require("jws") as typeof import("jws");
  const header = { alg: "HS256", crit: ["exp"] } as const;
  expect(refusal(sign({ header, payload: { d: DOMAIN_ID }, secret: options.apiKey }), options)[0]).toBe(
    "invalid-signature",
  );
});

test("an exp that no number can hold is malformed", () => {
  const { sign } = require("jws") as typeof import("jws");
  const payload = `{"d":"${DOMAIN_ID}","exp":1e400}`;
  expect(refusal(sign({ header: { alg: "HS256" }, payload, secret: options.apiKey }), options)[0]).toBe("malformed");
});

test.each([
  ["no token", undefined, options, "malformed", "The token is missing or empty; give the JWT that was minted."],
  [
    "no options",
    selfSigned.token,
    undefined,
    "invalid-option",
    "apiKey is missing or empty; give the domain's Daily API key.",
  ],
  [
    "an empty key",
    selfSigned.token,
    { ...options, apiKey: "" },
    "invalid-option",
    "apiKey is missing or empty; give the domain's Daily API key.",
  ],
  [
    "a key with the end of its line",
    selfSigned.token,
    { ...options, apiKey: `${options.apiKey}\n` },
    "invalid-option",
    "apiKey contains white space; a Daily API key has none.",
  ],
  [
    "the domain's name",
    selfSigned.token,
    { ...options, domainId: "acme" },
    "invalid-option",
    "domainId is not a UUID; it must be the domain_id that GET https://api.daily.co/v1/ answers, not the domain's name.",
  ],
  [
    "a time that is none",
    selfSigned.token,
    { ...options, now: new Date(Number.NaN) },
    "invalid-option",
    "now is not a valid time; give a valid Date.",
  ],
])("%s", (_, token, given, code, message) => {
  expect(refusal(token as string, given as never)).toEqual([code, message]);
});

test("claims of one's own verify too", () => {
  const token = signClaims({ ...selfSigned.claims, otcd: "custom" }, options);
  expect(verifyMeetingToken(token, options).claims).toMatchObject({ otcd: "custom" });
});
