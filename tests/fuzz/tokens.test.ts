import { createHmac } from "node:crypto";
import fc from "fast-check";
import { decodeMeetingToken, MeetingTokenError, signMeetingToken, verifyMeetingToken } from "../../provider/src/token";

import { DOMAIN_ID, TEST_KEY } from "../unit/support/vectors";
import { anyValue, cases } from "./support";

const now = new Date("2026-03-01T12:00:00Z");
const token = signMeetingToken(
  { roomName: "standup", userName: "Ada", exp: 1_893_456_000 },
  { apiKey: TEST_KEY, domainId: DOMAIN_ID, now },
);
const verify = (text: string) => verifyMeetingToken(text, { apiKey: TEST_KEY, domainId: DOMAIN_ID, now });

/** Runs what may refuse a token: with an error of its own, which does not tell the token. */
function expectAnswer<T>(text: string, run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    expect(error).toBeInstanceOf(MeetingTokenError);
    if (text.trim().length > 8) expect((error as Error).message).not.toContain(text.trim());
    return undefined;
  }
}

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const part = fc.oneof(fc.base64String(), fc.string(), anyValue.map(base64url), fc.constantFrom(...token.split(".")));
const anyToken = fc.oneof(
  fc.string(),
  fc.tuple(part, part, part).map((parts) => parts.join(".")),
  fc.array(part, { maxLength: 5 }).map((parts) => parts.join(".")),
);

test("any text is decoded and verified, or refused; none is taken but the one that was signed", () => {
  fc.assert(
    fc.property(anyToken, (text) => {
      expectAnswer(text, () => decodeMeetingToken(text));
      const verified = expectAnswer(text, () => verify(text));
      if (verified !== undefined) expect(text).toBe(token);
    }),
    cases(5, 2_000) as never,
  );
});

test("a token of which one character is another is not the same token", () => {
  const characters = fc.constantFrom(...("ABCXYZabcxyz0189-_.=/+ \n\u0000é" as string));
  fc.assert(
    fc.property(fc.nat(token.length - 1), characters, (index, character) => {
      const changed = token.slice(0, index) + character + token.slice(index + 1);
      fc.pre(changed !== token);
      const verified = expectAnswer(changed, () => verify(changed));
      // The last character of a part may hold bits that say nothing (RFC 4648, section 3.5).
      if (verified !== undefined) expect(verified).toEqual(verify(token));
    }),
    cases(6, 2_000) as never,
  );
});

test("whatever claims the right key has signed: they are told, or refused", () => {
  const claim = fc.constantFrom("r", "d", "iat", "exp", "nbf", "o", "u", "p", "ctoe", "aud", "iss", "x");
  const claims = fc.oneof(fc.dictionary(claim, anyValue), anyValue);
  const header = fc.oneof(
    fc.constant({ alg: "HS256", typ: "JWT" }),
    fc.record({ alg: fc.oneof(fc.constantFrom("none", "HS512", "RS256"), anyValue) }),
    anyValue,
  );
  fc.assert(
    fc.property(header, claims, (head, body) => {
      const signed = `${base64url(head)}.${base64url(body)}`;
      const text = `${signed}.${createHmac("sha256", TEST_KEY).update(signed).digest("base64url")}`;
      expectAnswer(text, () => decodeMeetingToken(text));
      const verified = expectAnswer(text, () => verify(text));
      if (verified !== undefined) {
        expect((head as { alg: string }).alg).toBe("HS256");
        expect((body as { d: string }).d).toBe(DOMAIN_ID);
      }
    }),
    cases(7, 1_000) as never,
  );
});
