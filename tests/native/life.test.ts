import * as daily from "pulumi-daily/native";
import { writes } from "../support/account";
import { HOURS } from "../support/clock";
import { saidIn, withPlugin } from "../support/plugin";
import { leaksIn } from "../support/secrets";
import { steps } from "../support/steps";
import { walk } from "../support/walk";

describe("a room and a token of the plugin's, in a Node.js program", () => {
  steps();
  const life = walk(
    async () => {
      const room = new daily.Room("standup", { privacy: "private", enableChat: true });
      const bot = new daily.MeetingToken("bot", { roomName: room.name, userName: "Bot", expiresIn: "24h" });
      return { token: bot.token, joinUrl: bot.joinUrl, url: room.url, name: room.name, renewAt: bot.renewAt };
    },
    { environment: withPlugin },
  );

  test("a preview creates nothing, and asks Daily nothing", async () => {
    const run = await life.stack.preview();
    expect(run.operations).toEqual({ standup: "create", bot: "create" });
    expect(saidIn(run)).toEqual([]);
    expect(life.emulator.requests()).toEqual([]);
  });

  test("an update makes them, and they work", async () => {
    const run = await life.stack.up();
    expect(saidIn(run)).toEqual([]);
    expect(run.operations).toEqual({ standup: "create", bot: "create" });
    const { token, url, joinUrl } = await life.stack.outputs();
    expect(joinUrl).toBe(`${url}?t=${token}`);
    expect(await life.emulator.join({ url: String(joinUrl) })).toMatchObject({ outcome: "joins" });
  });

  test("no change: an update, a preview and a refresh leave them alone and say nothing", async () => {
    const before = await life.stack.outputs();
    for (const run of [await life.stack.up(), await life.stack.preview()]) {
      expect(saidIn(run)).toEqual([]);
      expect(run.operations).toEqual({ standup: "same", bot: "same" });
    }
    expect((await life.stack.refresh({ expectNoChanges: true })).ok).toBe(true);
    expect(await life.stack.outputs()).toEqual(before);
  });

  test("an update after the window has opened mints another token", async () => {
    const { token } = await life.stack.outputs();
    life.clock.advance(17 * HOURS);
    const run = await life.stack.up();
    expect(run.operations).toEqual({ standup: "same", bot: "replace" });
    expect((await life.stack.outputs()).token).not.toBe(token);
  });

  test("no secret stands in the state, nor in anything that was printed, --debug included", async () => {
    const { token } = await life.stack.outputs();
    expect((await life.stack.up({ debug: true })).ok).toBe(true);
    expect(leaksIn(life.stack.evidence, [String(token), life.emulator.apiKey])).toEqual([]);
  });

  test("destroy leaves nothing at Daily", async () => {
    expect((await life.stack.destroy()).ok).toBe(true);
    expect(writes(life.emulator).at(-1)).toMatch(/^DELETE/);
  });
});
