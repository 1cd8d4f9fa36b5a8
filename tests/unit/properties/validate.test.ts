import {
  arrayOf,
  boolean,
  integer,
  link,
  mapOf,
  number,
  object,
  oneOf,
  openObject,
  type Shape,
  string,
  time,
  union,
  url,
  wholeTime,
} from "../../../provider/src/properties/shape";
import { roomNamePattern } from "../../../provider/src/properties/shared";
import { hasUnknown, unknown } from "../../../provider/src/properties/unknown";
import {
  describeShape,
  fieldsOfKind,
  isLink,
  isOfKind,
  kindOf,
  validateProperties,
  validateShape,
} from "../../../provider/src/properties/validate";
import { roomProperties } from "../../../provider/src/room/properties";

const doc = "What it is for.";
const reasons = (shape: Shape, value: unknown) =>
  validateShape(shape, value, "it").map(({ property, reason }) =>
    property === "it" ? reason : `${property}: ${reason}`,
  );

const uuid = string({ pattern: { regex: /^[0-9a-f-]{36}$/, rule: "a UUID" } });
const roomName = string({ pattern: roomNamePattern, maxLength: 128 });
const flags = object({ on: { shape: boolean, doc }, size: { shape: integer({ min: 1 }), doc } });
const kinds = union(boolean, arrayOf(oneOf("cloud", "local"), { unique: true }));

describe("what is allowed", () => {
  test.each<[string, Shape, unknown[]]>([
    ["a flag", boolean, [true, false]],
    ["text", string(), ["", "any"]],
    ["text with a limit", string({ maxLength: 3 }), ["abc"]],
    ["a choice", oneOf("a", "b"), ["a", "b"]],
    ["a URL", url(), ["https://example.com/bye", "http://localhost:3000"]],
    ["a whole number", integer({ min: 1, max: 3 }), [1, 2, 3]],
    ["an even number", integer({ min: 2, even: true }), [2, 720]],
    ["a number", number(), [0.25, -1]],
    ["a time", time, [0, 1893456000, 1893456000.5, 99999999999]],
    ["a list", arrayOf(oneOf("a", "b"), { unique: true, maxItems: 2 }), [[], ["b", "a"]]],
    ["a list with repetitions", arrayOf(string()), [["a", "a"]]],
    ["a map", mapOf(boolean), [{}, { constructor: true, "*": false }]],
    ["an object", flags, [{}, { on: true }, { on: null, size: undefined }]],
    ["an open object", openObject({ on: { shape: boolean, doc } }), [{ on: true, further: [1] }]],
    ["either of two", kinds, [true, ["cloud"]]],
  ])("%s", (_, shape, values) => {
    for (const value of [...values, undefined, null, unknown]) expect(reasons(shape, value)).toEqual([]);
  });

  test("what is unknown is not wrong, wherever it stands", () => {
    expect(reasons(arrayOf(oneOf("a"), { unique: true }), [unknown, unknown])).toEqual([]);
    expect(reasons(flags, { on: unknown })).toEqual([]);
    expect(reasons(mapOf(boolean), { a: unknown })).toEqual([]);
    expect(reasons(object({ name: { shape: string(), doc, required: true } }), { name: unknown })).toEqual([]);
  });
});

describe("what is wrong", () => {
  test.each<[string, Shape, unknown, string]>([
    ["text for a flag", boolean, "true", "it is a string; it must be true or false."],
    ["a flag for text", string(), true, "it is a boolean; it must be a string."],
    ["a list for text", string(), ["a"], "it is a list; it must be a string."],
    ["an object for a URL", url(), {}, "it is an object; it must be a URL."],
    ["an object for a link", link, {}, "it is an object; it must be a URL or a deep link."],
    [
      "a fraction for a whole time",
      wholeTime,
      1893456000.5,
      "it is 1893456000.5; it must be a whole number of seconds since the Unix epoch. Math.floor() makes it 1893456000.",
    ],
    [
      "milliseconds with a fraction for a whole time",
      wholeTime,
      1767225600000.5,
      "it is 1767225600000.5, which is the year 57971. Daily wants seconds: 1767225600.",
    ],
    [
      "infinity for a whole time",
      wholeTime,
      Number.POSITIVE_INFINITY,
      "it is Infinity; it must be a whole number of seconds since the Unix epoch.",
    ],
    ["text for a number", integer({ unit: "seconds" }), "60", "it is a string; it must be a whole number of seconds."],
    ["text for a time", time, "1893456000", "it is a string; it must be a number of seconds since the Unix epoch."],
    ["text for a rate", integer({ unit: "kbps" }), "60", "it is a string; it must be a whole number of kbit/s."],
    ["text for any number", number(), "60", "it is a string; it must be a number."],
    ["text for a list", arrayOf(boolean), "a", "it is a string; it must be a list, each entry true or false."],
    ["a list for an object", flags, [], "it is a list; it must be an object."],
    ["a flag for a map", mapOf(boolean), true, "it is a boolean; it must be an object."],
    [
      "text for either",
      kinds,
      "cloud",
      'it is a string; it must be true or false, or a list, each entry one of "cloud", "local".',
    ],
    [
      "another choice",
      oneOf("cloud", "local"),
      "clod",
      'it is "clod"; it must be one of "cloud", "local". Did you mean cloud?',
    ],
    ["no choice at all", oneOf("cloud", "local"), "", 'it is ""; it must be one of "cloud", "local".'],
    ["too much text", string({ maxLength: 3 }), "abcd", "it has 4 characters; Daily takes at most 3."],
    ["another pattern", uuid, "bot", 'it is "bot"; it must be a UUID.'],
    ["a bad room name", roomName, "stand up", "it is \"stand up\"; it must be made of A-Z, a-z, 0-9, '-' and '_'."],
    ["an empty room name", roomName, "", "it is \"\"; it must be made of A-Z, a-z, 0-9, '-' and '_'."],
    [
      "another protocol",
      url(),
      "ftp://example.com",
      'it is not an http or https URL; write the full URL, such as "https://example.com/bye".',
    ],
    [
      "no protocol",
      url(),
      "example.com",
      'it is not an http or https URL; write the full URL, such as "https://example.com/bye".',
    ],
    ["a fraction", integer(), 1.5, "it is 1.5; it must be a whole number."],
    ["no number", time, Number.NaN, "it is NaN; it must be a number of seconds since the Unix epoch."],
    ["infinity", number(), Number.POSITIVE_INFINITY, "it is Infinity; it must be a number."],
    ["too few", integer({ min: 1 }), 0, "it is 0; it must be at least 1."],
    ["too many", integer({ max: 320 }), 321, "it is 321; it must be at most 320."],
    ["odd", integer({ even: true }), 3, "it is 3; it must be an even number."],
    ["a negative time", time, -1, "it is -1; it must be at least 0."],
    [
      "milliseconds",
      time,
      1767225600000,
      "it is 1767225600000, which is the year 57971. Daily wants seconds: 1767225600.",
    ],
    ["the first of them", time, 1e11, "it is 100000000000, which is the year 5138. Daily wants seconds: 100000000."],
    [
      "an entry twice",
      arrayOf(oneOf("a", "b"), { unique: true }),
      ["a", "b", "b"],
      'it names "b" twice; write it once.',
    ],
    [
      "an entry twice behind two unknown ones",
      arrayOf(oneOf("a"), { unique: true }),
      [unknown, unknown, "a", "a"],
      'it names "a" twice; write it once.',
    ],
    ["too many entries", arrayOf(boolean, { maxItems: 1 }), [true, true], "it has 2 entries; Daily takes at most 1."],
    ["an empty entry", arrayOf(boolean), [true, null], "it[1]: it[1] is empty; it must be true or false."],
    ["an absent entry", arrayOf(boolean), [undefined], "it[0]: it[0] is empty; it must be true or false."],
    ["a wrong entry", arrayOf(boolean), [true, 1], "it[1]: it[1] is a number; it must be true or false."],
    ["a wrong field", flags, { on: 1 }, "it.on: it.on is a number; it must be true or false."],
    ["an unknown field", flags, { sise: 1 }, "it.sise: it has no field sise. Did you mean size? It has on, size."],
    [
      "a name that JavaScript knows",
      flags,
      { constructor: 1 },
      "it.constructor: it has no field constructor. It has on, size.",
    ],
    [
      "a wrong value of a map",
      mapOf(boolean),
      { "*": "all" },
      'it["*"]: it["*"] is a string; it must be true or false.',
    ],
    ["an inner limit", union(boolean, string({ maxLength: 1 })), "ab", "it has 2 characters; Daily takes at most 1."],
  ])("%s", (_, shape, value, reason) => {
    expect(reasons(shape, value)).toEqual([reason]);
  });

  test("a required field that is missing, and what it is for", () => {
    const shape = object({ name: { shape: string(), doc, required: true } });
    for (const value of [{}, { name: undefined }, { name: null }]) {
      expect(reasons(shape, value)).toEqual(["it.name: it.name is missing: What it is for."]);
    }
  });

  test("all of it in one go", () => {
    const table = { on: { shape: boolean, doc }, list: { shape: arrayOf(boolean, { maxItems: 1 }), doc } };
    const problems = validateProperties(table, { on: 1, list: [1, true], further: "not its business" });
    expect(problems.map(({ property }) => property)).toEqual(["on", "list[0]", "list"]);
  });

  test("a reason that tells nothing of the value says so", () => {
    expect(validateShape(boolean, "secret", "it")).toMatchObject([{ valueFree: true }]);
    expect(validateShape(string({ maxLength: 1 }), "secret", "it")).toMatchObject([{ valueFree: true }]);
    expect(validateShape(url(), "secret", "it")).toMatchObject([{ valueFree: true }]);
    expect(validateShape(uuid, "secret", "it")[0]).not.toHaveProperty("valueFree");
  });
});

describe("a room's URL in place of its name", () => {
  test.each([
    ["https://acme.daily.co/standup", ': "standup"'],
    ["https://acme.daily.co/standup/", ': "standup"'],
    ["http://acme.localhost:4580/standup?t=eyJhbGciOiJIUzI1NiJ9.eyJyIjoiYSJ9.c2ln#top", ': "standup"'],
    ["acme.daily.co/standup?t=eyJhbGciOiJIUzI1NiJ9.eyJyIjoiYSJ9.c2ln", ': "standup"'],
    ["https://acme.daily.co/", ""],
    ["https://acme.daily.co/stand%20up", ""],
    ["https://", ""],
    [`https://acme.daily.co/${"x".repeat(129)}`, ""],
  ])("%s", (given, name) => {
    expect(reasons(roomName, given)).toEqual([`it is a URL; Daily wants the room's name${name}.`]);
  });

  test("a path is none", () => {
    expect(reasons(roomName, "acme/standup")).toEqual([
      "it is \"acme/standup\"; it must be made of A-Z, a-z, 0-9, '-' and '_'.",
    ]);
  });
});

test("a shape in words", () => {
  expect(describeShape(openObject({}))).toBe("an object");
  expect(describeShape(integer({ unit: "pixels" }))).toBe("a whole number of pixels");
  expect(describeShape(number({ unit: "fps" }))).toBe("a number of frames per second");
});

test("the kind of a value in words", () => {
  expect([null, [], {}, "a", 1, true].map(kindOf)).toEqual([
    "empty",
    "a list",
    "an object",
    "a string",
    "a number",
    "a boolean",
  ]);
});

test("whether a value is of a shape's kind, whatever its limits", () => {
  expect(isOfKind(oneOf("a"), "b")).toBe(true);
  expect(isOfKind(kinds, [])).toBe(true);
  expect(isOfKind(kinds, {})).toBe(false);
  expect(isOfKind(kinds, null)).toBe(false);
  expect(isOfKind(mapOf(boolean), {})).toBe(true);
  expect(isOfKind(flags, [])).toBe(false);
  expect(isOfKind(arrayOf(boolean), {})).toBe(false);
  expect(isOfKind(number(), 1)).toBe(true);
});

test("unknown is found at any depth", () => {
  expect([unknown, [unknown], { a: [{ b: unknown }] }].map(hasUnknown)).toEqual([true, true, true]);
  expect([undefined, null, "x", [], {}, [{ a: 1 }]].map(hasUnknown)).toEqual([
    false,
    false,
    false,
    false,
    false,
    false,
  ]);
});

test("a whole number beyond those that JavaScript holds exactly is refused, in every table", () => {
  const shape = integer({ min: 1 });
  for (const value of [1e308, 2 ** 53, -1e300]) {
    expect(validateShape(shape, value, "maxParticipants").map(({ reason }) => reason)).toEqual([
      `maxParticipants is ${value}; JavaScript's whole numbers are exact up to 9007199254740991 only.`,
    ]);
  }
  expect(validateShape(shape, Number.MAX_SAFE_INTEGER, "maxParticipants")).toEqual([]);
});

test.each([
  ["https://example.com/bye", true],
  ["myapp://bye", true],
  ["javascript://alert(1)", false],
  ["example.com", false],
  ["https://", false],
])("%s is a link: %p", (text, expected) => {
  expect(isLink(text)).toBe(expected);
});

test("what an object needs depends on its kind", () => {
  const bucket = roomProperties.recordingsBucket.shape;
  expect(fieldsOfKind(bucket, {})?.needed).toContain("assumeRoleArn");
  expect(fieldsOfKind(bucket, { storageProvider: "oci" })?.needed).toContain("namespace");
  expect(fieldsOfKind(bucket, { storageProvider: "r2" })).toBeUndefined();
  expect(fieldsOfKind(flags, {})).toBeUndefined();
});
