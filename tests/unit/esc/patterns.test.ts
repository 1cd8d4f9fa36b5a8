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

/** The same in another way, which takes ages for some texts. */
function expected(pattern: string, text: string): boolean {
  const parts = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join("[^/]*")}$`, "s").test(text);
}

test("any pattern matches what the regular expression for it does", () => {
  const few = fc.string({ unit: fc.constantFrom("a", "b", "*", "/", "."), maxLength: 9 });
  fc.assert(
    fc.property(few, few, (pattern, text) => matches(pattern, text) === expected(pattern, text)),
    { numRuns: 2_000 },
  );
});

test("many stars take no longer than one: a caller chooses the text", () => {
  expect(matches(`${"*-".repeat(50)}bot`, "-".repeat(5_000))).toBe(false);
  expect(matches(`acme/${"*a".repeat(50)}`, `acme/${"a".repeat(5_000)}`)).toBe(true);
});
