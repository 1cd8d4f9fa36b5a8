import fc from "fast-check";
import type {
  Field,
  Flagged,
  NumberShape,
  ObjectShape,
  Shape,
  StringShape,
} from "../../../provider/src/properties/shape";

/** Values that a shape allows, from the shape alone: a new row of a table is tested without a line here. */
export function anyOf(shape: Shape): fc.Arbitrary<unknown> {
  switch (shape.kind) {
    case "boolean":
      return fc.boolean();
    case "string":
      return text(shape);
    case "number":
      return number(shape);
    case "array":
      // An empty list has no short form as a claim: it has a test of its own.
      if (shape.flagged) return sorts(shape.items as ObjectShape, shape.flagged);
      return shape.unique
        ? fc.uniqueArray(anyOf(shape.items), { minLength: 1, maxLength: 4 })
        : fc.array(anyOf(shape.items), { maxLength: shape.maxItems ?? 3 });
    case "map":
      return fc.dictionary(key, anyOf(shape.values), { maxKeys: 3, noNullPrototype: true });
    case "object":
      return objectOf(shape);
    case "union":
      return fc.oneof(...shape.of.map(anyOf));
  }
}

/** Records with any of a table's properties, each with a value that it allows. */
export function propertiesOf(
  table: Readonly<Record<string, Field>>,
  names: readonly string[] = Object.keys(table),
): fc.Arbitrary<Record<string, unknown>> {
  const values = names.map((name) => [name, anyOf((table[name] as Field).shape)] as const);
  return fc.record(Object.fromEntries(values), { requiredKeys: [], noNullPrototype: true });
}

/** Keys as people choose them, and the ones that JavaScript knows already. */
const key = fc.oneof(
  fc.constantFrom("*", "constructor", "toString", "__proto__", "v", "video"),
  fc.uuid(),
  fc.string(),
);

function text({ values, others, pattern, format, maxLength = 60 }: StringShape): fc.Arbitrary<string> {
  if (values && others)
    return fc.oneof(
      fc.constantFrom(...values),
      fc.string().filter((name) => others.regex.test(name)),
    );
  if (values) return fc.constantFrom(...values);
  if (format === "link")
    return fc.oneof(
      fc.webUrl(),
      fc.webUrl().map((url) => url.replace(/^https?/, "myapp")),
    );
  if (format === "url") return fc.webUrl().filter((url) => url.length <= maxLength);
  const any = pattern
    ? fc.stringMatching(new RegExp(pattern.regex.source))
    : fc.string({ maxLength, unit: fc.constantFrom(...("aZ09 _-.:/éü😀".match(/./gu) as string[])) });
  return any.filter((value) => value.length <= maxLength);
}

function number({ integer, unit, min = 0, max = 100_000, even }: NumberShape): fc.Arbitrary<number> {
  if (unit === "time" && integer) return fc.integer({ min: 0, max: 8e9 });
  if (unit === "time") return fc.oneof(fc.integer({ min: 0, max: 4e9 }), fc.integer({ min: 0, max: 8e9 }).map(half));
  const inRange = integer
    ? fc.integer({ min, max: even ? 2_000 : max })
    : fc.integer({ min: 2 * min, max: 2 * max }).map(half);
  return even ? inRange.map((value) => value * 2) : inRange;
}

const half = (value: number) => value / 2;

function objectOf(shape: ObjectShape): fc.Arbitrary<Record<string, unknown>> {
  const { kinds } = shape;
  if (!kinds) return objectWith(shape);
  return fc.oneof(
    ...Object.entries(kinds.needs).map(([kind, needed]) =>
      objectWith({ ...shape, fields: ofKind(shape.fields, Object.values(kinds.needs).flat(), needed) }).map(
        (value) => ({
          ...value,
          [kinds.by]: kind,
        }),
      ),
    ),
  );
}

/** The fields of one kind of object: what it needs is required, and what another kind needs is not there. */
function ofKind(fields: ObjectShape["fields"], ofAny: readonly string[], needed: readonly string[]) {
  const entries = Object.entries(fields).filter(([name]) => needed.includes(name) || !ofAny.includes(name));
  return Object.fromEntries(
    entries.map(([name, field]) => [name, { ...field, required: needed.includes(name) || (field.required ?? false) }]),
  );
}

/** Lists of both sorts of objects, each as long as it may be. */
function sorts(items: ObjectShape, { by, max, maxOthers }: Flagged): fc.Arbitrary<unknown[]> {
  const others = fc.array(
    objectOf(items).map((item) => ({ ...item, [by]: false })),
    { minLength: 1, maxLength: maxOthers },
  );
  const flagged = fc.array(
    objectOf(items).map((item) => ({ ...item, [by]: true })),
    { maxLength: max },
  );
  return fc.tuple(others, flagged).map((both) => both.flat());
}

function objectWith({ fields, open, oneOf = [] }: ObjectShape): fc.Arbitrary<Record<string, unknown>> {
  const values = Object.entries(fields).map(([name, field]) => [name, anyOf(field.shape)] as const);
  const requiredKeys = Object.keys(fields).filter((name) => fields[name]?.required);
  const known = fc.record(Object.fromEntries(values), { requiredKeys, noNullPrototype: true });
  const chosen = known.map((value) => {
    const [, ...tooMany] = oneOf.filter((name) => value[name] !== undefined);
    return Object.fromEntries(Object.entries(value).filter(([name]) => !tooMany.includes(name)));
  });
  if (!open) return chosen;
  const further = fc.dictionary(fc.constantFrom("x_one", "x_two"), fc.jsonValue({ maxDepth: 1 }).map(overTheWire), {
    noNullPrototype: true,
  });
  return fc.tuple(chosen, further).map(([one, two]) => ({ ...one, ...two }));
}

/** JSON has no -0. */
function overTheWire(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
