import { parse } from "yaml";
import {
  arrayOf,
  boolean,
  integer,
  mapOf,
  number,
  object,
  oneOf,
  openObject,
  type Shape,
  string,
  union,
} from "../../provider/src/properties/shape";
import { compare } from "../../scripts/checkDaily/compare";
import { documentOf } from "../../scripts/checkDaily/document";

/** What a schema in YAML says otherwise than a shape: path, what, tables, daily. */
function differences(shape: Shape, yaml: string): string[][] {
  return comparison(shape, yaml).differences.map(({ property, what, tables, daily }) => [
    property,
    what,
    tables,
    daily,
  ]);
}

function comparison(shape: Shape, yaml: string) {
  const schema = parse(yaml);
  const paths = { "/things": { post: { requestBody: { content: { "application/json": { schema } } } } } };
  const document = documentOf({ openapi: "3.1.0", paths, components: COMPONENTS }, "made-up.yaml");
  return compare("POST /things", shape, document.body("POST /things"), document.at);
}

const COMPONENTS = parse(`
schemas:
  colour: {type: string, enum: [red, green], default: red}
  named: {type: object, properties: {name: {type: string}}, required: [name]}
  loop: {$ref: "#/components/schemas/loop"}
  tree: {type: object, properties: {value: {type: number}, below: {$ref: "#/components/schemas/tree"}}}
  a/b: {type: boolean}
`);
const field = (shape: Shape, more = {}) => ({ shape, doc: "", ...more });

describe("nothing differs where a document says the same", () => {
  test.each<[string, Shape, string]>([
    [
      "by a reference",
      object({ colour: field(oneOf("red", "green"), { default: "red" }) }),
      "{type: object, properties: {colour: {$ref: '#/components/schemas/colour'}}}",
    ],
    ["by a reference with an escaped name", boolean, "{$ref: '#/components/schemas/a~1b'}"],
    [
      "in parts",
      object({ name: field(string(), { required: true }), size: field(integer()) }),
      "{allOf: [{$ref: '#/components/schemas/named'}, {properties: {size: {type: integer}}}]}",
    ],
    ["with null beside it (3.0)", boolean, "{type: boolean, nullable: true, default: null}"],
    ["with null beside it (3.1)", oneOf("a"), "{type: [string, 'null'], enum: [a, null]}"],
    ["with null as an alternative", number(), "{anyOf: [{type: number}, {type: 'null'}]}"],
    [
      "as alternatives",
      union(boolean, arrayOf(oneOf("a", "b"))),
      "{oneOf: [{type: boolean}, {type: array, items: {enum: [a, b]}}]}",
    ],
    [
      "as two kinds of one object",
      object({ kind: field(oneOf("a", "b"), { required: true }), x: field(number()) }),
      "{oneOf: [{type: object, required: [kind, x], properties: {kind: {const: a}, x: {type: number}}}, {type: object, required: [kind], properties: {kind: {const: b}}}]}",
    ],
    ["as a map", mapOf(boolean), "{type: object, additionalProperties: {type: boolean}}"],
    [
      "under Daily's name",
      object({ someThing: field(boolean, { rest: "some_thing" }) }),
      "{properties: {some_thing: {type: boolean}}}",
    ],
    [
      "with Daily's way to write an inner field",
      object({ outer: field(object({ inner: field(object({ deep: field(number()) })), flag: field(boolean) })) }),
      `{properties: {"outer['inner']['deep']": {type: number}, "outer['flag']": {type: boolean}}}`,
    ],
    [
      "with the same limits",
      object({
        n: field(integer({ min: 1, max: 9, even: true })),
        s: field(string({ maxLength: 3 })),
        a: field(arrayOf(boolean, { maxItems: 2, unique: true })),
      }),
      "{properties: {n: {type: integer, exclusiveMinimum: 0, maximum: 9, multipleOf: 2}, s: {type: string, maxLength: 3}, a: {type: array, maxItems: 2, uniqueItems: true, items: {type: boolean}}}}",
    ],
    ["and takes a field away", object({}), "{properties: {old: {type: string, deprecated: true}}}"],
  ])("%s", (_, shape, yaml) => {
    expect(differences(shape, yaml)).toEqual([]);
  });
});

describe("what differs is told, with where", () => {
  test.each<[string, Shape, string, string[][]]>([
    [
      "a missing property",
      object({}),
      "{properties: {fresh: {type: boolean}}}",
      [["fresh", "property", "none", "boolean"]],
    ],
    [
      "a further property",
      object({ mine: field(union(boolean, string())) }),
      "{properties: {}}",
      [["mine", "property", "boolean or string", "none"]],
    ],
    ["a type", string(), "{type: boolean}", [["", "type", "string", "boolean"]]],
    ["whole numbers only", integer(), "{type: number}", [["", "type", "integer", "number"]]],
    [
      "a missing alternative",
      boolean,
      "{oneOf: [{type: boolean}, {type: array, items: {type: string}}]}",
      [["", "type", "boolean", "array or boolean"]],
    ],
    [
      "values",
      oneOf("a", "old"),
      "{enum: [a, new]}",
      [
        ["", "value", "none", '"new"'],
        ["", "value", '"old"', "none"],
      ],
    ],
    ["values where the tables take any", string(), "{enum: [a, b]}", [["", "values", "any", '"a", "b"']]],
    [
      "limits",
      integer({ min: 0, max: 5 }),
      "{type: integer, minimum: 1, maximum: 5, multipleOf: 2}",
      [
        ["", "minimum", "0", "1"],
        ["", "multipleOf", "none", "2"],
      ],
    ],
    [
      "an exclusive limit (3.0)",
      number({ min: 0 }),
      "{type: number, minimum: 0, exclusiveMinimum: true}",
      [["", "exclusiveMinimum", "none", "0"]],
    ],
    ["a length", string({ maxLength: 3 }), "{type: string, maxLength: 4}", [["", "maxLength", "3", "4"]]],
    ["a pattern", string(), "{type: string, pattern: '^a'}", [["", "pattern", "none", '"^a"']]],
    [
      "defaults",
      object({ a: field(boolean, { default: true }), b: field(number()) }),
      "{properties: {a: {type: boolean, default: false}, b: {type: number, default: 2}}}",
      [
        ["a", "default", "true", "false"],
        ["b", "default", "none", "2"],
      ],
    ],
    [
      "a field that must be there",
      object({ a: field(boolean), b: field(boolean, { required: true }) }),
      "{required: [a], properties: {a: {type: boolean}, b: {type: boolean}}}",
      [
        ["a", "required", "no", "yes"],
        ["b", "required", "yes", "no"],
      ],
    ],
    [
      "a field that goes away",
      object({ a: field(boolean) }),
      "{properties: {a: {type: boolean, deprecated: true}}}",
      [["a", "deprecated", "no", "yes"]],
    ],
    [
      "a property that the tables alone hold for deprecated",
      object({ a: field(boolean, { deprecatedFor: "b" }) }),
      "{properties: {a: {type: boolean}}}",
      [["a", "deprecated", "yes", "no"]],
    ],
    [
      "an open object",
      openObject({}),
      "{type: object, additionalProperties: false}",
      [["", "further fields", "allowed", "refused"]],
    ],
    [
      "a closed object",
      object({}),
      "{type: object, additionalProperties: true}",
      [["", "further fields", "refused", "allowed"]],
    ],
    [
      "fields where the tables have free keys",
      mapOf(boolean),
      "{properties: {a: {type: boolean}}}",
      [["", "fields", "any", "a"]],
    ],
    [
      "in a list in an object",
      object({ a: field(arrayOf(object({ b: field(mapOf(boolean)) }))) }),
      "{properties: {a: {type: array, items: {properties: {b: {additionalProperties: {type: string}}}}}}}",
      [["a[].b.*", "type", "boolean", "string"]],
    ],
    [
      "in what refers to itself, as deep as the tables go",
      object({ value: field(string()) }),
      "{$ref: '#/components/schemas/tree'}",
      [
        ["value", "type", "string", "number"],
        ["below", "property", "none", "object"],
      ],
    ],
  ])("%s", (_, shape, yaml, expected) => {
    expect(differences(shape, yaml)).toEqual(expected);
  });
});

test("what a document leaves open is no difference, and is listed", () => {
  const shape = object({
    any: field(boolean),
    inner: field(object({ x: field(boolean) })),
    map: field(mapOf(boolean)),
    values: field(oneOf("a"), { default: "a" }),
    limit: field(integer({ min: 1 })),
  });
  const yaml =
    "{properties: {any: {}, inner: {type: object}, map: {type: object}, values: {type: string}, limit: {type: integer}}}";
  const { differences: none, untold } = comparison(shape, yaml);
  expect(none).toEqual([]);
  expect(untold.map(({ property, what }) => `${property}: ${what}`)).toEqual([
    "any: type",
    "inner: fields",
    "map: fields",
    "values: default",
    "values: values",
    "limit: limit",
  ]);
});

test.each([
  [{ swagger: "2.0", paths: {} }, "made-up.yaml is no OpenAPI 3 document"],
  ["text", "made-up.yaml is no OpenAPI 3 document"],
  [{ openapi: "3.0.3", paths: {} }, "made-up.yaml has no JSON body for POST /things"],
])("a document that is none is refused: %j", (content, message) => {
  expect(() => documentOf(content, "made-up.yaml").body("POST /things")).toThrow(message);
});

test.each([
  ["#/components/schemas/nobody", "#/components/schemas/nobody leads nowhere"],
  ["other.yaml#/x", "other.yaml#/x leads to another file"],
  ["#/components/schemas/loop", "#/components/schemas/loop leads back to itself"],
])("a reference that cannot be followed is named: %s", (ref, message) => {
  expect(() => comparison(boolean, `{$ref: '${ref}'}`)).toThrow(message);
});

test("a path's parameter may have another name, and a body may be referred to", () => {
  const content = { "application/json; charset=utf-8": { schema: { type: "boolean" } } };
  const document = documentOf(
    {
      openapi: "3.0.3",
      paths: { "/things/{id}/start": { post: { requestBody: { $ref: "#/components/requestBodies/start" } } } },
      components: { requestBodies: { start: { content } } },
    },
    "made-up.yaml",
  );
  expect(document.body("POST /things/{name}/start")).toEqual({ type: "boolean" });
});
