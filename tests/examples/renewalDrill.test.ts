import * as daily from "pulumi-daily";
import { HOURS } from "../support/clock";
import { RenewalDrill } from "../support/renewalDrill";
import { steps } from "../support/steps";
import { walk } from "../support/walk";

/** One cycle on the engine; tests/unit/dynamic/renewalDrill has ten days of them. */
describe("a token that is renewed 8 h before its end, with an update every 4 h", () => {
  steps();
  const world = walk(async () => {
    const room = new daily.Room("standup", { privacy: "private" });
    const bot = new daily.MeetingToken("bot", { roomName: room.name, expiresIn: "24h", renewBefore: "8h" });
    return { token: bot.token, room: room.name };
  });
  let drill: RenewalDrill;

  beforeAll(async () => {
    await world.stack.up();
    let outputs = await world.stack.outputs();
    drill = new RenewalDrill({
      emulator: world.emulator,
      room: String(outputs.room),
      get token() {
        return String(outputs.token);
      },
      now: () => world.clock.seconds,
      pass: (seconds) => world.clock.advance(seconds),
      up: async () => {
        const { ok, operations } = await world.stack.up();
        // Looking takes as long as an update: not where nothing can have changed it.
        if (!ok || operations.bot !== "same") outputs = await world.stack.outputs();
        return ok;
      },
    });
  });

  test("stays until its window opens, and no reader holds a refused one", async () => {
    for (let run = 1; run <= 3; run++) expect(await drill.interval(4 * HOURS)).toEqual([]);
    expect(drill).toMatchObject({ failures: 0, tokens: 1 });
  });

  test("is kept by an update that fails when it is due, since Daily is down, and the next one is in time", async () => {
    expect(await drill.interval(4 * HOURS, { outage: true })).toEqual([]);
    expect(drill).toMatchObject({ failures: 1, tokens: 1 });
    expect(await drill.interval(4 * HOURS)).toEqual([]);
    expect(await drill.interval(4 * HOURS)).toEqual([]);
    expect(drill).toMatchObject({ failures: 1, tokens: 2 });
  });
});
