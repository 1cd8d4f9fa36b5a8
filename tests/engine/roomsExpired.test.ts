import { oneRoom } from "../support/oneRoom";
import { linesOf } from "../support/run";

// Whether Daily still answers for a room whose exp has passed, until it is collected, is not known.
describe.each([{ expiredRoomsAlive: false }, { expiredRoomsAlive: true }])("a room that expires (%o)", (daily) => {
  const HOUR = 3_600;
  const soon = Math.floor(Date.now() / 1_000) + HOUR;
  const room = oneRoom({ exp: soon, enableChat: true }, { daily });
  beforeAll(async () => {
    await room.up({ exp: soon, enableChat: true });
    room.clock.advance(2 * HOUR);
  });

  test("stays in the state, and nothing is done about it", async () => {
    const run = await room.up({ exp: soon, enableChat: true });
    expect(run.operations).toEqual({ standup: "same" });
  });

  test("a refresh says so, and changes nothing", async () => {
    const refresh = await room.stack.refresh({ expectNoChanges: true });
    expect(refresh.ok).toBe(true);
    expect(linesOf(refresh)).toContain(
      `warning: Room "${room.state.id}" expired at ${new Date(soon * 1_000).toISOString().replace(".000", "")}; Daily treats it as deleted. Give it a later exp, or remove it.`,
    );
  });

  test("with a later exp it is made anew", async () => {
    const before = room.state.id;
    const later = soon + 10 * HOUR;
    const run = await room.up({ exp: later, enableChat: true });
    expect(run.operations).toEqual({ standup: "replace" });
    expect(room.state.id).not.toBe(before);
    expect(await room.atDaily()).toMatchObject({ properties: { exp: later, enableChat: true } });
  });

  test("with a fixed name, too, in the order that works", async () => {
    const exp = soon + 3 * HOUR;
    await room.up({ name: "standup", exp });
    room.clock.advance(4 * HOUR);
    const run = await room.up({ name: "standup", exp: exp + 10 * HOUR });
    expect(run.ok).toBe(true);
    expect(await room.names()).toEqual(["standup"]);
  });

  test("is deleted as any other when it has expired", async () => {
    room.clock.advance(20 * HOUR);
    const run = await room.up(undefined);
    expect(run.operations).toEqual({ standup: "delete" });
    expect(room.stack.names).toEqual([]);
  });
});
