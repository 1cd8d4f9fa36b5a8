import { oneRoom } from "../support/oneRoom";
import { errorsOf, linesOf } from "../support/run";
import { steps } from "../support/steps";

/**
 * Daily makes the room, its answer is lost, and Daily cannot be asked either: nobody knows whether there is a room. It is
 * in the state all the same, so that nothing is forgotten.
 */
function unclearRoom(args: Parameters<typeof oneRoom>[0], { made = true } = {}) {
  const room = oneRoom(args);
  test("an unclear creation fails, and the room is in the state", async () => {
    room.emulator.fault(`POST /rooms ${made ? "drop-after" : "drop"}`);
    room.emulator.fault("GET /rooms/:name 503");
    const run = await room.up(args);
    room.emulator.clearFaults();
    expect(run.ok).toBe(false);
    expect(errorsOf(run).join()).toMatch(
      /Whether room "standup\S*" was created is unknown\. It is kept in the state: run the update again to finish it, or destroy it\./,
    );
    expect(room.stack.names).toEqual(["standup"]);
    expect(await room.names()).toEqual(made ? [room.state.id] : []);
  });
  return room;
}

describe("a room of which nobody knows whether it was made", () => {
  describe.each([{ made: true }, { made: false }])("(%o)", ({ made }) => {
    steps();
    const room = unclearRoom({ enableChat: true, maxParticipants: 5 }, { made });

    test("is settled by the next update, as it is declared then", async () => {
      const run = await room.up({ enableChat: true, lang: "de" });
      expect(run.ok).toBe(true);
      expect(await room.names()).toEqual([room.state.id]);
      expect(await room.atDaily()).toMatchObject({ properties: { enableChat: true, lang: "de" } });
      expect((await room.preview({ enableChat: true, lang: "de" })).operations).toEqual({ standup: "same" });
    });
  });

  describe("and that is destroyed instead", () => {
    steps();
    const room = unclearRoom({});

    test("is gone", async () => {
      expect((await room.stack.destroy()).ok).toBe(true);
      expect(room.stack.names).toEqual([]);
      expect(await room.names()).toEqual([]);
    });
  });

  describe("under a fixed name, while that was free", () => {
    const room = oneRoom({ name: "standup" });

    test("is settled by the next update: it was made while the request was under way", async () => {
      room.emulator.fault("POST /rooms drop-after");
      room.emulator.fault("GET /rooms/:name 503 nth=2 times=99");
      expect((await room.up({ name: "standup" })).ok).toBe(false);
      room.emulator.clearFaults();
      room.clock.advance(600);
      expect((await room.up({ name: "standup" })).ok).toBe(true);
      expect(room.state.outputs).toMatchObject({ roomId: expect.any(String) });
      expect((await room.preview({ name: "standup" })).operations).toEqual({ standup: "same" });
    });
  });

  describe("under a name that somebody else takes meanwhile", () => {
    steps();
    const room = oneRoom({ name: "standup" });

    test("is not taken over by the next update", async () => {
      room.emulator.fault("POST /rooms drop");
      room.emulator.fault("GET /rooms/:name 503 nth=2 times=99");
      expect((await room.up({ name: "standup" })).ok).toBe(false);
      expect(room.stack.names).toEqual(["standup"]);
      room.emulator.clearFaults();
      room.clock.advance(60);
      await room.byHand("POST", "/rooms", { name: "standup", properties: { lang: "de" } });
      const run = await room.up({ name: "standup" });
      expect(run.ok).toBe(false);
      expect(errorsOf(run).join()).toMatch('A room named "standup" already exists at Daily');
    });

    test("is not deleted either", async () => {
      const run = await room.stack.destroy();
      expect(run.ok).toBe(true);
      expect(linesOf(run)).toContain('Room "standup" is left alone: nothing shows that this stack created it.');
      expect(await room.names()).toEqual(["standup"]);
    });
  });
});
