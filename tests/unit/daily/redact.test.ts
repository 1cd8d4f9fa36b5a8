import { redact } from "../../../provider/src/daily/redact";

const JWT =
  "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJyIjoiaGVsbG8iLCJvIjp0cnVlfQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c";

test.each([
  ["a token", `token ${JWT} refused`, "token [token] refused"],
  ["a token in a path", `/v1/meeting-tokens/${JWT}?ignoreNbf=true`, "/v1/meeting-tokens/[token]?ignoreNbf=true"],
  ["the start of a token", `cut: ${JWT.slice(0, 60)}`, "cut: [token]"],
  ["what may be a key", `key ${"0af1".repeat(16)} is none`, "key [secret] is none"],
  ["a header", "Authorization: Bearer some-key-of-no-form", "Authorization: Bearer [secret]"],
  ["a header in another case", "authorization: bearer abc", "authorization: Bearer [secret]"],
  ["nothing", "exp was '1', which is in the past", "exp was '1', which is in the past"],
  [
    "a room's id, which is no secret",
    "room 5e3cf703-5547-47d6-a371-37b1f0b4427f",
    "room 5e3cf703-5547-47d6-a371-37b1f0b4427f",
  ],
  ["a word that begins like a token", "eyebrows are fine", "eyebrows are fine"],
])("%s", (_, text, shown) => expect(redact(text)).toBe(shown));

test("known secrets go in whatever form, also as part of a URL", () => {
  const key = "my key/with+signs";
  expect(redact(`a ${key} b ${encodeURIComponent(key)} c`, [key])).toBe("a [secret] b [secret] c");
});

test("an empty secret is none", () => {
  expect(redact("text", [""])).toBe("text");
});
