import { CheckRequest } from "@pulumi/pulumi/proto/provider_pb";
import type { CheckResult, Values } from "../../../provider/src/lifecycle";
import { AUTONAMED, autonamed } from "../../../provider/src/native/autonaming";
import { ROOM_NAME_MAX_LENGTH } from "../../../provider/src/properties/shared";
import { unknown } from "../../../provider/src/properties/unknown";

const { Mode } = CheckRequest.AutonamingOptions;
const propose = (proposedName: string) => ({ proposedName, mode: Mode.PROPOSE });
const enforce = (proposedName: string) => ({ proposedName, mode: Mode.ENFORCE });
const disable = { proposedName: "", mode: Mode.DISABLE };
const checked = (inputs: Values = {}): CheckResult => ({ inputs, problems: [] });

test("a new room takes the proposed name, and its state says so", () => {
  const { inputs, problems } = autonamed(undefined, checked(), propose("standup-1a2b3c4"));
  expect(inputs).toEqual({ name: "standup-1a2b3c4", [AUTONAMED]: true });
  expect(problems).toEqual([]);
});

test("a proposed name that Daily would not take is made to fit", () => {
  const { inputs, problems } = autonamed(undefined, checked(), propose(`Réunion du matin ${"x".repeat(200)}`));
  expect(inputs.name).toMatch(/^R-union-du-matin-x+$/);
  expect(inputs.name).toHaveLength(ROOM_NAME_MAX_LENGTH);
  expect(problems).toEqual([]);
});

test("a name that is to be taken as it is (verbatim) is refused where Daily would not take it", () => {
  expect(autonamed(undefined, checked(), enforce("daily-1")).inputs.name).toBe("daily-1");
  const { problems } = autonamed(undefined, checked(), enforce("with space"));
  expect(problems).toHaveLength(1);
  expect(problems[0]?.reason).toMatch(/^pulumi:autonaming: name /);
});

test("where it is disabled, a new room has to be named", () => {
  expect(autonamed(undefined, checked(), disable).problems).toEqual([
    { property: "name", reason: "name is missing, and pulumi:autonaming is disabled here. Give the room a name." },
  ]);
  expect(autonamed(undefined, checked({ name: "r" }), disable).problems).toEqual([]);
});

test.each([
  ["a name", { name: "r" }],
  ["a name that is not known yet", { name: unknown }],
  ["a prefix", { namePrefix: "r" }],
])("%s of the program's goes first", (_what, inputs) => {
  expect(autonamed(undefined, checked(inputs), propose("other"))).toEqual(checked(inputs));
});

test.each([
  ["is what it was", propose("other")],
  ["enforces another name", enforce("other")],
  ["is disabled", disable],
  ["is removed", undefined],
])("a room so named keeps its name when the setting %s", (_what, autonaming) => {
  const olds = { name: "standup-1", [AUTONAMED]: true };
  expect(autonamed(olds, checked(), autonaming)).toEqual(checked({ ...olds }));
});

test.each([propose("other"), disable])("a room that was named otherwise keeps that name, too", (autonaming) => {
  expect(autonamed({ privacy: "public" }, checked(), autonaming)).toEqual(checked());
});

test("a room keeps the name that the program takes back, where the setting would name it so again", () => {
  const kept = { name: "other", [AUTONAMED]: true };
  expect(autonamed({ name: "other" }, checked(), propose("other"))).toEqual(checked(kept));
  expect(autonamed({ name: "another" }, checked(), propose("other"))).toEqual(checked());
});

test("a program that names such a room has the name as its own", () => {
  expect(autonamed({ name: "old", [AUTONAMED]: true }, checked({ name: "new" }), undefined).inputs).toEqual({
    name: "new",
  });
});

test("other faults are told alone", () => {
  const faulty = { inputs: {}, problems: [{ property: "privacy", reason: "privacy is wrong." }] };
  expect(autonamed(undefined, faulty, disable)).toEqual(faulty);
});
