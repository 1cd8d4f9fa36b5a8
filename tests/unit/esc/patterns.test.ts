import fc from "fast-check";
import { matches } from "../../../provider/src/esc/patterns";

test.each([
  ["acme/prod", "acme/prod", true],
  ["acme/prod", "acme/prod2", false],
  ["acme/prod", "xacme/prod", false],
  ["acme/*", "acme/prod", true],
  ["acme/*", "acme/bots/prod", false],
  ["acme/*/prod", "acme/bots/prod", true],
  ["acme/p*d", "acme/prod", true],
  ["acme/p*d", "acme/p/d", false],
  ["note-*", "note-", true],
  ["*", "", true],
  ["*", "a/b", false],
  ["a.c", "abc", false],
  ["a+", "aa", false],
  ["(a|b)", "a", false],
  ["[ab]", "a", false],
  ["a\\d", "a1", false],
  ["a", "a\n", false],
  ["A", "a", false],
])("%s and %j: %s", (pattern, text, expected) => {
  expect(matches(pattern, text)).toBe(expected);
});

test("a text without a star matches itself alone", () => {
  const text = fc.string().filter((each) => !each.includes("*"));
  fc.assert(fc.property(text, text, (pattern, other) => matches(pattern, other) === (pattern === other)));
  fc.assert(fc.property(text, (pattern) => matches(pattern, pattern)));
});
