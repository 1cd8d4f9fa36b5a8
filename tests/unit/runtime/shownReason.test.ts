import { shownReason } from "../../../provider/src/runtime/shownReason";

const NO_MORE = "so that no more is shown here; https://docs.daily.co/reference/rest-api says what it may be.";
const hiding =
  (...hidden: string[]) =>
  (name: string) =>
    hidden.includes(name);

test.each<[string, Parameters<typeof shownReason>[0], string[], string]>([
  ["what is in clear is told", { property: "lang", reason: "lang is x." }, ["userId"], "lang is x."],
  [
    "of a secret no more than its name",
    { property: "a.b", reason: "a.b is x." },
    ["a"],
    `a is not valid. It is secret, ${NO_MORE}`,
  ],
  ["its kind or size", { property: "a", reason: "a is long.", valueFree: true }, ["a"], "a is long."],
  [
    "but not where it is inside",
    { property: "a.b", reason: "a.b is long.", valueFree: true },
    ["a"],
    `a is not valid. It is secret, ${NO_MORE}`,
  ],
  [
    "what a secret stands beside",
    { property: "a", reason: "a, b.", tells: ["b"] },
    ["b"],
    `a is not valid beside b. b is secret, ${NO_MORE}`,
  ],
  [
    "of a secret in a set's tokens the way to it",
    { property: "tokens.ada.a.b", at: "tokens.ada.a", reason: "tokens.ada.a.b is x." },
    ["tokens"],
    `tokens.ada.a is not valid. Something in tokens is secret, ${NO_MORE}`,
  ],
  [
    "its kind or size, too",
    { property: "tokens.ada.a", at: "tokens.ada.a", reason: "tokens.ada.a is long.", valueFree: true },
    ["tokens"],
    "tokens.ada.a is long.",
  ],
])("%s", (_, problem, hidden, said) => {
  expect(shownReason(problem, hiding(...hidden))).toBe(said);
});

test("what hides it is said in the adapter's words", () => {
  expect(shownReason({ property: "a", reason: "a is x." }, hiding("a"), () => "may be secret")).toBe(
    `a is not valid. It may be secret, ${NO_MORE}`,
  );
});
