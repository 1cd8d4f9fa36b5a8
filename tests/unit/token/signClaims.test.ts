import { decodeMeetingToken, type MeetingTokenError, signClaims } from "../../../provider/src/token";
import { thrownBy } from "../support/errors";
import { DOMAIN_ID, dailyExample, selfSigned, TEST_KEY } from "../support/vectors";

const options = { apiKey: TEST_KEY };

test("the published vector comes out byte for byte", () => {
  expect(signClaims(selfSigned.claims, options)).toBe(selfSigned.token);
});

test("so does Daily's example, under the test key", () => {
  const [header, payload] = dailyExample.token.split(".");
  expect(signClaims(dailyExample.claims, options)).toBe(`${header}.${payload}.${dailyExample.signatureWithTestKey}`);
});

test("claims keep their order, and unknown ones are kept; iat is put behind them", () => {
  const claims = { mjh: "https://example.com/hook", d: DOMAIN_ID, exp: 1893459600.5, r: "hello" };
  const token = signClaims(claims, { ...options, now: selfSigned.issuedAt });
  expect(JSON.stringify(decodeMeetingToken(token).claims)).toBe(JSON.stringify({ ...claims, iat: 1893456000 }));
});

test("an iat is kept, also the first of all times", () => {
  for (const iat of [0, 1, 1893456000.5]) {
    expect(decodeMeetingToken(signClaims({ iat, d: DOMAIN_ID }, options)).claims).toEqual({ iat, d: DOMAIN_ID });
  }
});

test("the caller's claims are not touched", () => {
  const claims = { d: DOMAIN_ID };
  signClaims(claims, options);
  expect(claims).toEqual({ d: DOMAIN_ID });
});

test.each([
  ["is_owner", "is_owner is not a claim: Daily would ignore it. Write o."],
  ["isOwner", "isOwner is not a claim: Daily would ignore it. Write o."],
  ["room_name", "room_name is not a claim: Daily would ignore it. Write r."],
  ["permissions", "permissions is not a claim: Daily would ignore it. Write p."],
  [
    "enable_prejoin_ui",
    "enable_prejoin_ui is not a claim: Daily would ignore it. No claim is documented for it: leave it out.",
  ],
  [
    "enablePrejoinUi",
    "enablePrejoinUi is not a claim: Daily would ignore it. No claim is documented for it: leave it out.",
  ],
])("a property under another name than its claim is refused: %s", (name, message) => {
  const error = thrownBy(() => signClaims({ d: DOMAIN_ID, [name]: true }, options));
  expect([error.code, error.message]).toEqual(["invalid-property", message]);
});

test.each(["iss", "sub"])("%s, for which Daily ignores a token, is refused", (name) => {
  const error = thrownBy(() => signClaims({ d: DOMAIN_ID, [name]: "a" }, options));
  expect([error.code, error.message]).toEqual([
    "invalid-property",
    `${name} is a claim for which Daily ignores a token. Leave it out.`,
  ]);
});

test.each(["nbf", "exp", "knock"])("%s is let pass", (name) => {
  expect(decodeMeetingToken(signClaims({ d: DOMAIN_ID, [name]: 1 }, options)).claims).toMatchObject({ [name]: 1 });
});

test.each([undefined, "acme", 7])("d is %p", (d) => {
  const error = thrownBy(() => signClaims({ r: "hello", d }, options));
  expect([error.code, error.message]).toEqual([
    "invalid-property",
    "d is not a UUID; it must be the domain's id, or Daily ignores the token.",
  ]);
});

test("times that are no numbers are all named", () => {
  const claims = { d: DOMAIN_ID, iat: "now", nbf: Number.NaN, exp: new Date() };
  const error = thrownBy(() => signClaims(claims, options)) as MeetingTokenError;
  expect(error.problems.map(({ property }) => property)).toEqual(["iat", "nbf", "exp"]);
  expect(error.problems[0]?.reason).toBe("iat must be a number of seconds since the Unix epoch.");
});

test.each([
  [undefined, options, "The claims are missing; give an object, such as { r, d }."],
  [{ d: DOMAIN_ID }, undefined, "apiKey is missing or empty; give the domain's Daily API key."],
  [{ d: DOMAIN_ID }, { apiKey: "two words" }, "apiKey contains white space; a Daily API key has none."],
  [{ d: DOMAIN_ID }, { apiKey: "" }, "apiKey is missing or empty; give the domain's Daily API key."],
])("claims %p with options %p", (claims, given, message) => {
  const error = thrownBy(() => signClaims(claims as never, given as never));
  expect([error.code, error.message]).toEqual(["invalid-option", message]);
});

describe("what is checked is what is signed", () => {
  const circle: Record<string, unknown> = { d: DOMAIN_ID };
  circle.self = circle;

  test.each<[string, Record<string, unknown>]>([
    ["an inherited d", Object.create({ d: DOMAIN_ID })],
    ["a toJSON that answers something else", { d: DOMAIN_ID, toJSON: () => ({ r: "no d" }) }],
  ])("%s", (_, claims) => {
    const error = thrownBy(() => signClaims(claims, options)) as MeetingTokenError;
    expect(error.problems.map(({ property }) => property)).toEqual(["d"]);
  });

  test.each<[string, Record<string, unknown>]>([
    ["a BigInt", { d: DOMAIN_ID, mjh: 1n }],
    ["a circle", circle],
    ["a toJSON that answers a text", { d: DOMAIN_ID, toJSON: () => "d" }],
  ])("%s is no claim", (_, claims) => {
    const error = thrownBy(() => signClaims(claims, options));
    expect([error.code, error.message]).toEqual([
      "invalid-option",
      "The claims cannot be written as JSON; give plain values.",
    ]);
  });
});

test.each(["x", 5, null])("a now of %p is no time", (now) => {
  const error = thrownBy(() => signClaims({ d: DOMAIN_ID }, { ...options, now: now as never }));
  expect([error.code, error.message]).toEqual(["invalid-option", "now is not a valid time; give a valid Date."]);
});
