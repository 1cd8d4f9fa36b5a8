import fc from "fast-check";
import type { Field } from "../../provider/src/properties/shape";
import { anyOf, propertiesOf } from "../unit/support/arbitraries";

/** The same cases at each run: what fails once fails until it is mended. */
export const cases = (seed: number, numRuns = 400): fc.Parameters<unknown> => ({ seed, numRuns });

/** A text that stands for a secret: wherever it shows, something has leaked. */
export const PLANTED = "pl4nted-s3cret";

/** Texts as programs have them, some with a secret inside, some that mean something to JavaScript. */
const text = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: "binary", maxLength: 10 }),
  fc.constantFrom(
    "",
    " ",
    "__proto__",
    "constructor",
    "24h",
    "-1",
    "1e400",
    "null",
    "daily",
    "apiKey",
    "a".repeat(3_000),
  ),
  fc.string({ maxLength: 5 }).map((more) => `${PLANTED}${more}`),
);

const number = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true }),
  fc.constantFrom(0, -0, -1, 1e308, Number.MAX_SAFE_INTEGER + 2, 1_893_456_000, 1_893_456_000_000),
);

export const name = text.filter((given) => !given.includes(PLANTED));

/** Any value that a program may hand over, as the engine passes it on. */
export const anyValue: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: "small" }, text, number, fc.boolean(), fc.constant(null), tie("list"), tie("object")),
  list: fc.array(tie("value"), { maxLength: 4 }),
  object: fc.dictionary(text, tie("value"), { maxKeys: 4, noNullPrototype: true }),
})).value;

/** Arguments under a table's names and others: good values, and any. */
export function argumentsLike(
  table: Readonly<Record<string, Field>>,
  more: readonly string[] = [],
): fc.Arbitrary<Record<string, unknown>> {
  const good = Object.entries(table).map(([name, { shape }]) => [name, fc.oneof(anyOf(shape), anyValue)] as const);
  const free = more.map((name) => [name, anyValue] as const);
  const known = fc.record(Object.fromEntries([...good, ...free]), { requiredKeys: [], noNullPrototype: true });
  // An argument's own name is never secret.
  const strange = fc.dictionary(name, anyValue, { maxKeys: 2, noNullPrototype: true });
  return fc.tuple(aFewOf(known), strange).map(([one, two]) => ({ ...one, ...two }));
}

/** Arguments of which each has a value that its shape allows, over those without which nothing is made. */
export function soundArguments(
  table: Readonly<Record<string, Field>>,
  needed: Readonly<Record<string, unknown>> = {},
): fc.Arbitrary<Record<string, unknown>> {
  return aFewOf(propertiesOf(table)).map((args) => ({ ...needed, ...args }));
}

/** A few arguments at a time: among fifty wrong ones hardly anything else is reached. */
function aFewOf(known: fc.Arbitrary<Record<string, unknown>>): fc.Arbitrary<Record<string, unknown>> {
  return fc.tuple(known, fc.array(fc.nat(), { maxLength: 6 })).map(([args, picks]) => {
    const names = Object.keys(args);
    return Object.fromEntries(
      picks
        .filter(() => names.length > 0)
        .map((pick) => {
          const name = names[pick % names.length] as string;
          return [name, args[name]];
        }),
    );
  });
}
