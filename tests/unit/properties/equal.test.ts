import { normalize, sameValue } from "../../../provider/src/properties/equal";
import {
  arrayOf,
  boolean,
  integer,
  mapOf,
  object,
  oneOf,
  openObject,
  type Shape,
  string,
  union,
} from "../../../provider/src/properties/shape";

const doc = "What it is for.";
const unordered = arrayOf(oneOf("a", "b", "c"), { unique: true });
const nested = object({
  on: { shape: boolean, default: true, doc },
  rule: { shape: boolean, default: true, inherited: true, doc },
  list: { shape: unordered, doc },
});

describe("the same", () => {
  test.each<[string, { shape: Shape; default?: unknown }, unknown, unknown]>([
    ["null and nothing", { shape: string() }, null, undefined],
    ["a default and nothing", { shape: boolean, default: false }, false, undefined],
    ["two equal objects", { shape: nested }, { on: false }, { on: false }],
    ["another order of a list", { shape: unordered }, ["b", "a"], ["a", "b"]],
    ["another order of keys", { shape: mapOf(boolean) }, { x: true, y: false }, { y: false, x: true }],
    ["a default inside, and nothing", { shape: nested }, { on: true, list: ["a"] }, { list: ["a"] }],
    ["null inside, and nothing", { shape: nested }, { list: null }, {}],
    ["null in a map, and nothing", { shape: mapOf(boolean) }, { x: null }, {}],
    ["null in an open object, and nothing", { shape: openObject({}) }, { x: null }, {}],
    ["another order inside of a choice", { shape: union(boolean, unordered) }, ["c", "a"], ["a", "c"]],
    ["another order inside of a list", { shape: arrayOf(unordered) }, [["c", "a"]], [["a", "c"]]],
  ])("%s", (_, field, left, right) => {
    expect(sameValue(field, left, right)).toBe(true);
    expect(sameValue(field, right, left)).toBe(true);
  });
});

describe("not the same", () => {
  test.each<[string, { shape: Shape; default?: unknown; inherited?: boolean }, unknown, unknown]>([
    ["a value and nothing", { shape: boolean }, false, undefined],
    ["a value and the default", { shape: boolean, default: false }, true, undefined],
    ["0 and nothing", { shape: integer() }, 0, undefined],
    ["empty text and nothing", { shape: string() }, "", undefined],
    ["an inherited default and nothing", { shape: boolean, default: true, inherited: true }, true, undefined],
    ["an inherited default inside, and nothing", { shape: nested }, { rule: true }, {}],
    [
      "another order of a list that has one",
      { shape: arrayOf(oneOf("a", "b"), { unique: true, ordered: true }) },
      ["b", "a"],
      ["a", "b"],
    ],
    ["another order of any list", { shape: arrayOf(string()) }, ["b", "a"], ["a", "b"]],
    ["a longer list", { shape: unordered }, ["a"], ["a", "b"]],
    ["another value of a map", { shape: mapOf(boolean) }, { x: true }, { x: false }],
    ["another kind", { shape: union(boolean, unordered) }, true, ["a"]],
    ["text and a number", { shape: integer() }, "1", 1],
    ["a field that JavaScript knows, and nothing", { shape: openObject({}) }, { constructor: 1 }, {}],
  ])("%s", (_, field, left, right) => {
    expect(sameValue(field, left, right)).toBe(false);
    expect(sameValue(field, right, left)).toBe(false);
  });
});

test("beside an answer of Daily's, which leaves defaults out, an inherited default is nothing", () => {
  const daily = { inheritedIsAbsent: true };
  expect(sameValue({ shape: nested }, { rule: true }, {}, daily)).toBe(true);
  expect(sameValue({ shape: nested }, { rule: false }, {}, daily)).toBe(false);
  expect(sameValue({ shape: mapOf(nested) }, { x: { rule: true } }, { x: {} }, daily)).toBe(true);
  expect(sameValue({ shape: arrayOf(nested) }, [{ rule: true }], [{}], daily)).toBe(true);
  expect(sameValue({ shape: union(boolean, nested) }, { rule: true }, {}, daily)).toBe(true);
});

test("the caller's list is not sorted", () => {
  const list = ["b", "a"];
  normalize({ shape: unordered }, list);
  expect(list).toEqual(["b", "a"]);
});

test("what is of no kind that is allowed stays as it is", () => {
  expect(normalize({ shape: unordered }, "x")).toBe("x");
  expect(normalize({ shape: nested }, 1)).toBe(1);
  expect(normalize({ shape: mapOf(boolean) }, [1])).toEqual([1]);
  expect(normalize({ shape: union(boolean, unordered) }, { a: 1 })).toEqual({ a: 1 });
  expect(normalize({ shape: unordered }, ["b", 1, "a"])).toEqual(["b", 1, "a"]);
});
