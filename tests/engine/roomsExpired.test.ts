import { MeetingToken, Room } from "pulumi-daily";
import { oneRoom } from "../support/oneRoom";
import { errorsOf, linesOf } from "../support/run";
import { steps } from "../support/steps";
import { walk } from "../support/walk";

// Whether Daily still answers for a room whose exp has passed, until it is collected, is not known.
describe.each([{ expiredRoomsAlive: false }, { expiredRoomsAlive: true }])("a room that expires (%o)", (daily) => {
  steps();
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

describe.each([{ expiredRoomsAlive: false }, { expiredRoomsAlive: true }])(
  "a token for a room that expires (%o)",
  (daily) => {
    steps();
    const HOUR = 3_600;
    const soon = Math.floor(Date.now() / 1_000) + HOUR;
    let exp = soon;
    const world = walk(
      async () => {
        const room = new Room("standup", { exp });
        const { token } = new MeetingToken("bot", { roomName: room.name, expiresIn: "24h", renewBefore: "23h" });
        return { room: room.name, token };
      },
      { daily },
    );

    test("is not minted anew for a room that opens no more, and the old one stays in the state", async () => {
      await world.stack.up();
      const { id } = world.stack.resource("bot");
      world.clock.advance(2 * HOUR);
      const run = await world.stack.up();
      expect(run.ok).toBe(false);
      expect(errorsOf(run).join()).toMatch(
        daily.expiredRoomsAlive
          ? /Room "standup-\S+" expired at \S+Z, so the token would grant nothing\. Give the room a later exp/
          : /Room "standup-\S+" does not exist at Daily, or has expired, so the token would grant nothing\..* give it a later exp/,
      );
      expect(world.stack.resource("bot").id).toBe(id);
    });

    test("is minted for the room that comes with a later exp", async () => {
      exp = soon + 100 * HOUR;
      const run = await world.stack.up();
      expect(run.operations).toEqual({ standup: "replace", bot: "replace" });
      const { room, token } = (await world.stack.outputs()) as Record<string, string>;
      const joins = await world.emulator.join({ room: room as string, token: token as string });
      expect(joins).toMatchObject({ outcome: "joins", token: { use: "honoured" } });
      expect((await world.stack.refresh({ expectNoChanges: true })).ok).toBe(true);
    });
  },
);
