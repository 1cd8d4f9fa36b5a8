import { declaredOfImported, diffImportedRoom } from "../../../../provider/src/lifecycle/room/imported";
import { NOON, recordedLog } from "../../support/fakes";

const found = { name: "lobby", privacy: "private", enableChat: true, lang: "de", roomId: "1", url: "https://a/lobby" };

const diff = (news: object) => {
  const log = recordedLog();
  return { diff: diffImportedRoom(found, { ...news }, { log, now: NOON }), said: log.lines };
};

test("a program that declares all of it changes nothing", () => {
  const { name, privacy, enableChat, lang } = found;
  expect(diff({ name, privacy, enableChat, lang })).toEqual({ diff: { kind: "none" }, said: [] });
});

test("what the program does not declare leaves the state, and is said to stay at Daily", () => {
  expect(diff({ name: "lobby", privacy: "private" })).toEqual({
    diff: { kind: "update", because: ["enableChat", "lang"] },
    said: [
      'info: Room "lobby": the program does not declare enableChat, lang. Daily keeps what is set there: only the state drops it.',
    ],
  });
});

test("what it declares otherwise is changed beside that", () => {
  const { diff: changed } = diff({ name: "lobby", privacy: "private", lang: "fr" });
  expect(changed).toEqual({ kind: "update", because: ["lang", "enableChat"] });
});

test("another name is another room, of which nothing is said", () => {
  const { diff: replaced, said } = diff({ name: "hall" });
  expect(replaced).toMatchObject({ kind: "replace", because: ["name"] });
  expect(said).toEqual([]);
});

test("one that has expired is replaced, since Daily may no longer know it", () => {
  const olds = { ...found, exp: NOON - 1 };
  const declared = { name: "lobby", exp: NOON - 1, lang: "fr" };
  expect(diffImportedRoom(olds, declared, { log: recordedLog(), now: NOON })).toMatchObject({ kind: "replace" });
  expect(diffImportedRoom(olds, declared, { log: recordedLog(), now: NOON - 2 })).toMatchObject({ kind: "update" });
});

test("the update knows nothing of what the program does not declare", () => {
  const { enableChat: _, lang: __, ...rest } = found;
  expect(declaredOfImported(found, { name: "lobby", privacy: "private" })).toEqual(rest);
});

test("nor how to call the room, unless the program declares that", () => {
  const calls = { sipUri: { endpoint: "1@sip.example" }, dialinCode: "123" };
  const olds = { ...found, sip: { displayName: "Phone" }, dialin: { displayName: "Phone" }, ...calls };
  const declared = { name: "lobby", sip: olds.sip, dialin: olds.dialin };
  expect(declaredOfImported(olds, declared)).toMatchObject(calls);
  expect(Object.keys(declaredOfImported(olds, { name: "lobby" }))).toEqual(["name", "roomId", "url"]);
});
