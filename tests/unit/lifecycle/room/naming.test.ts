import {
  hasGeneratedName,
  type NamingContext,
  originInName,
  prefixFromResourceName,
  withName,
} from "../../../../provider/src/lifecycle/room/naming";
import { unknown } from "../../../../provider/src/properties/unknown";
import { ORIGIN_LENGTH, RANDOM_LENGTH } from "../../../../provider/src/room/options";

const origin = "o".repeat(ORIGIN_LENGTH);
const random = "r".repeat(RANDOM_LENGTH);
const context: NamingContext = {
  preview: false,
  randomText: (length) => "r".repeat(length),
  resourceName: "standup",
  origin,
};
const generated = `standup-${origin}_${random}`;

test("a given name is kept", () => {
  expect(withName({}, { name: "daily" }, context)).toEqual({ name: "daily" });
  expect(withName({}, { name: unknown }, context)).toEqual({ name: unknown });
});

test("a new room is named after its resource, which resource it is, and by chance", () => {
  expect(withName({}, {}, context)).toEqual({ namePrefix: "standup", name: generated });
  expect(withName({}, {}, { ...context, origin: undefined }).name).toBe(`standup-${random}`);
});

test("a prefix of one's own begins the name", () => {
  expect(withName({}, { namePrefix: "team" }, context)).toEqual({
    namePrefix: "team",
    name: `team-${origin}_${random}`,
  });
});

test("in a preview a new name is not known yet; nor is it with an unknown prefix", () => {
  expect(withName({}, {}, { ...context, preview: true }).name).toBe(unknown);
  expect(withName({}, { namePrefix: unknown }, context).name).toBe(unknown);
});

test("the old name is kept, in a preview too, as long as its prefix is the same", () => {
  const olds = { namePrefix: "standup", name: "standup-old" };
  expect(withName(olds, {}, context).name).toBe("standup-old");
  expect(withName(olds, {}, { ...context, preview: true }).name).toBe("standup-old");
  expect(withName(olds, { namePrefix: "team" }, context).name).toBe(`team-${origin}_${random}`);
  expect(withName({ name: "fixed" }, {}, context).name).toBe(generated);
});

test("a resource that is renamed with an alias keeps its prefix and its name, and so its room", () => {
  const olds = { namePrefix: "standup", name: generated };
  const renamed = { ...context, resourceName: "daily-standup", origin: "n".repeat(ORIGIN_LENGTH) };
  expect(withName(olds, { privacy: "private" }, renamed)).toEqual({ ...olds, privacy: "private" });
  expect(withName(olds, {}, { ...renamed, preview: true })).toEqual(olds);
  // A new prefix is asked for: another room.
  expect(withName(olds, { namePrefix: "daily-standup" }, renamed).name).toBe(
    `daily-standup-${"n".repeat(ORIGIN_LENGTH)}_${random}`,
  );
});

test("the longest name is one that Daily takes, and its end is whole", () => {
  const { name } = withName({}, { namePrefix: "x".repeat(200) }, context);
  expect(name).toHaveLength(128);
  expect(name).toMatch(new RegExp(`^x+-${origin}_${random}$`));
});

test.each([
  ["standup", "standup"],
  ["Team A: stand-up!", "Team-A-stand-up"],
  ["--x--", "x"],
  ["_x_", "_x_"],
  ["日本", "room"],
  ["", "room"],
])("a resource %p gives the prefix %p", (name, prefix) => {
  expect(prefixFromResourceName(name)).toBe(prefix);
});

test("which resource a name was made for is read from generated names alone", () => {
  expect(originInName(generated)).toBe(origin);
  expect(originInName(`a-b-${origin}_${random}`)).toBe(origin);
  for (const name of ["standup", `standup-${random}`, `${generated}x`, generated.toUpperCase(), `standup-${origin}_`]) {
    expect(originInName(name)).toBeUndefined();
  }
});

test("a prefix whose last word has as many letters as an origin is not taken for one", () => {
  const { name } = withName({}, { namePrefix: "team-planning" }, { ...context, origin: undefined });
  expect(name).toBe(`team-planning-${random}`);
  expect("planning").toHaveLength(ORIGIN_LENGTH);
  expect(originInName(String(name))).toBeUndefined();
});

test("inputs with a prefix have a generated name", () => {
  expect(hasGeneratedName({ namePrefix: "a", name: "a-b" })).toBe(true);
  expect(hasGeneratedName({ name: "a" })).toBe(false);
});
