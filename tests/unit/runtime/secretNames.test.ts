import { unknown } from "../../../provider/src/properties/unknown";
import { type Path, refuseSecretNames, shownIn } from "../../../provider/src/runtime/secretNames";

const shown = { ...shownIn.meetingToken, ...shownIn.meetingTokenSet };
const another = { property: "lang", reason: "lang is wrong." };
const refused = (inputs: object, secrets: readonly (string | Path)[]) =>
  refuseSecretNames({ inputs: { ...inputs }, problems: [another] }, secrets, shown).problems.map(
    ({ property }) => property,
  );

const ofSet = {
  roomName: "standup",
  tokens: { ada: { roomName: "retro", userName: "Ada" }, "b.c": { roomName: unknown } },
};

test.each<[string, readonly (string | Path)[], string[]]>([
  ["nothing", [], []],
  ["what is not shown", ["lang", ["tokens", "ada", "userName"]], []],
  ["a room's name", ["roomName"], ["roomName"]],
  ["that of one token", [["tokens", "ada", "roomName"]], ["tokens.ada.roomName"]],
  ["that of a token with a dot, which is not known yet", [["tokens", "b.c", "roomName"]], ["tokens.b.c.roomName"]],
  ["all that one token is given", [["tokens", "ada"]], ["tokens.ada.roomName"]],
  ["something within of that name", [["tokens", "ada", "otherProperties", "roomName"]], []],
])("secret is %s", (_, secrets, paths) => {
  expect(refused(ofSet, secrets)).toEqual(["lang", ...paths]);
});

test("what is not given is not refused", () => {
  expect(refused({ tokens: { ada: {} } }, ["roomName", ["tokens", "ada"], ["tokens", "ada", "roomName"]])).toEqual([
    "lang",
  ]);
  expect(refused({ tokens: { ada: 7 } }, [["tokens", "ada"]])).toEqual(["lang"]);
});

test("where the names of the tokens are secret, nothing else is told: it could name one", () => {
  expect(refused(ofSet, ["tokens", "roomName"])).toEqual(["roomName", "tokens"]);
});
