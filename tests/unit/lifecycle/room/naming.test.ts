import {
  completeRoom,
  hasGeneratedName,
  type NamingContext,
  prefixFromResourceName,
} from "../../../../provider/src/lifecycle/room/naming";
import { unknown } from "../../../../provider/src/properties/unknown";
import { RANDOM_LENGTH } from "../../../../provider/src/room/options";

const random = "r".repeat(RANDOM_LENGTH);
const context: NamingContext = {
  preview: false,
  randomText: (length) => "r".repeat(length),
  resourceName: "standup",
};
const generated = `standup-${random}`;

test("a given name is kept", () => {
  expect(completeRoom({}, { name: "daily" }, context)).toEqual({ name: "daily" });
  expect(completeRoom({}, { name: unknown }, context)).toEqual({ name: unknown });
});

test("a new room is named after its resource, and by chance", () => {
  expect(completeRoom({}, {}, context)).toEqual({ namePrefix: "standup", name: generated });
});

test("a prefix of one's own begins the name", () => {
  expect(completeRoom({}, { namePrefix: "team" }, context)).toEqual({
    namePrefix: "team",
    name: `team-${random}`,
  });
});

test("in a preview a new name is not known yet; nor is it with an unknown prefix", () => {
  expect(completeRoom({}, {}, { ...context, preview: true }).name).toBe(unknown);
  expect(completeRoom({}, { namePrefix: unknown }, context).name).toBe(unknown);
});

test("with an unknown prefix it is not known either whether an old name is kept", () => {
  const olds = { namePrefix: "standup", name: generated };
  expect(completeRoom(olds, { namePrefix: unknown }, { ...context, preview: true }).name).toBe(unknown);
});

test("the old name is kept, in a preview too, as long as its prefix is the same", () => {
  const olds = { namePrefix: "standup", name: "standup-old" };
  expect(completeRoom(olds, {}, context).name).toBe("standup-old");
  expect(completeRoom(olds, {}, { ...context, preview: true }).name).toBe("standup-old");
  expect(completeRoom(olds, { namePrefix: "team" }, context).name).toBe(`team-${random}`);
  expect(completeRoom({ name: "fixed" }, {}, context).name).toBe(generated);
});

test("a resource that is renamed with an alias keeps its prefix and its name, and so its room", () => {
  const olds = { namePrefix: "standup", name: generated };
  const renamed = { ...context, resourceName: "daily-standup" };
  expect(completeRoom(olds, { privacy: "private" }, renamed)).toEqual({ ...olds, privacy: "private" });
  expect(completeRoom(olds, {}, { ...renamed, preview: true })).toEqual(olds);
  // A new prefix is asked for: another room.
  expect(completeRoom(olds, { namePrefix: "daily-standup" }, renamed).name).toBe(`daily-standup-${random}`);
});

test("the old name is kept where a policy has put another prefix beside it", () => {
  const name = `standup-${"o".repeat(RANDOM_LENGTH)}`;
  expect(completeRoom({ namePrefix: "policy", name }, { namePrefix: "standup" }, context).name).toBe(name);
});

test("the longest name is one that Daily takes, and its end is whole", () => {
  const { name } = completeRoom({}, { namePrefix: "x".repeat(200) }, context);
  expect(name).toHaveLength(128);
  expect(name).toMatch(new RegExp(`^x+-${random}$`));
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

test.each([
  [{ namePrefix: "a", name: `a-${random}` }, true],
  [{ namePrefix: "a", name: unknown }, true],
  [{ namePrefix: unknown, name: unknown }, true],
  [{ name: `a-${random}` }, false],
  [{ namePrefix: "a", name: "a" }, false],
  [{ namePrefix: "a", name: `b-${random}` }, false],
  [{ namePrefix: "a", name: `a-b-${random}` }, false],
  [{ namePrefix: "a", name: `a-${random}s` }, false],
])("of %j it is known whether the name was generated: %p", (inputs, expected) => {
  expect(hasGeneratedName(inputs)).toBe(expected);
});
