import { RoomHolders } from "../../../../provider/src/lifecycle/room/holders";
import type { Diff } from "../../../../provider/src/lifecycle/types";

const same: Diff = { kind: "none" };
const update: Diff = { kind: "update", because: ["lang"] };
const replace: Diff = { kind: "replace", because: ["name"], renews: false, deleteFirst: true };

/** Whether a room is held after a resource with it in its state was checked and compared. */
function isHeld(hasState: boolean, diff: Diff, then: (holders: RoomHolders) => void = () => {}): boolean {
  const holders = new RoomHolders();
  holders.check("lobby", hasState);
  expect(holders.diff("lobby", "room-1", diff)).toBe(diff);
  then(holders);
  expect(holders.isHeldBy("lobby", "room-1")).toBe(holders.isHeld("room-1"));
  return holders.isHeld("room-1");
}

test("a resource that stays, or is updated, holds the room of its state", () => {
  expect([isHeld(true, same), isHeld(true, update)]).toEqual([true, true]);
});

test("one that is replaced does not, whoever has decided that", () => {
  expect(isHeld(true, replace)).toBe(false);
  // Before a replacement it is checked again, as if it were new: --replace, or an option.
  expect(isHeld(true, update, (holders) => holders.check("lobby", false))).toBe(false);
});

test("a Diff that follows no Check, as in a refresh, proves nothing of this update", () => {
  expect(isHeld(false, same)).toBe(false);
});

test("a resource that has taken a room over holds it, and no other does", () => {
  const holders = new RoomHolders();
  holders.hold("lobby", "room-1");
  expect([holders.isHeldBy("lobby", "room-1"), holders.isHeldBy("standup", "room-1")]).toEqual([true, false]);
  expect([holders.isHeld("room-1"), holders.isHeld("room-2")]).toEqual([true, false]);
});
