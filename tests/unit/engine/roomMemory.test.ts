import { RoomMemory } from "../../../provider/src/engine/roomMemory";

test("an update that was told nothing knows nothing", () => {
  const memory = new RoomMemory();
  expect(memory.isKnown("standup")).toBe(false);
  expect(memory.idInState("standup")).toBeUndefined();
  expect(memory.isAdopted("1")).toBe(false);
});

test("a room is known from the check on, and its id from the diff on, which alone is told it", () => {
  const memory = new RoomMemory();
  memory.seen({ name: "standup" });
  expect([memory.isKnown("standup"), memory.idInState("standup")]).toEqual([true, undefined]);
  memory.seen({ name: "standup", roomId: "1" });
  expect(memory.idInState("standup")).toBe("1");
  expect([memory.isKnown("retro"), memory.idInState("retro")]).toEqual([false, undefined]);
});

test("a check after the diff, as of a replacement, does not make it forget the id", () => {
  const memory = new RoomMemory();
  memory.seen({ name: "standup", roomId: "1" });
  memory.seen({ name: "standup" });
  expect(memory.idInState("standup")).toBe("1");
});

test("a resource that is new has no room in the state", () => {
  const memory = new RoomMemory();
  memory.seen({});
  expect(memory.isKnown("undefined")).toBe(false);
});

test("a room that was made on request to take it over is adopted; no other is", () => {
  const memory = new RoomMemory();
  memory.made({ name: "lobby", adopt: true, roomId: "1" });
  memory.made({ name: "standup", roomId: "2" });
  memory.made({ name: "retro", adopt: false, roomId: "3" });
  expect(["1", "2", "3"].map(memory.isAdopted)).toEqual([true, false, false]);
});

test("which resource a room is declared as is known, unless two claim its name", () => {
  const memory = new RoomMemory();
  expect(memory.declarationOf("standup")).toBeUndefined();
  memory.declared({ name: "standup" }, "a");
  memory.declared({ name: "standup" }, "a");
  memory.declared({ name: "retro" }, "b");
  expect([memory.declarationOf("standup"), memory.declarationOf("retro")]).toEqual(["a", "b"]);
  memory.declared({ name: "standup" }, "b");
  expect(memory.declarationOf("standup")).toBeUndefined();
  memory.declared({ name: "standup" }, "b");
  expect(memory.declarationOf("standup")).toBeUndefined();
});
