import { writes } from "../support/account";
import { HOURS } from "../support/clock";
import { saidIn } from "../support/plugin";
import { steps } from "../support/steps";
import { conform, walkWithPlugin } from "./conform";

conform("quiet", ({ daily }) => {
  steps();
  const world = walkWithPlugin(async () => {
    const room = new daily.Room("standup", { privacy: "private", sip: { displayName: "Phone", sipMode: "dial-in" } });
    new daily.MeetingToken("bot", { roomName: room.name, userName: "Bot", expiresIn: "24h" });
    new daily.MeetingToken("self", { roomName: room.name, expiresIn: "9d", signedBy: "apiKey" });
  });
  const all = (operation: string) => ({ standup: operation, bot: operation, self: operation });

  async function expectNoChange(run: Promise<{ ok: boolean }>) {
    const before = await world.stack.decryptedState();
    expect((await run).ok).toBe(true);
    expect(await world.stack.decryptedState()).toBe(before);
  }

  return {
    "a preview of a creation asks Daily nothing": async () => {
      const run = await world.stack.preview();
      expect(run.operations).toEqual(all("create"));
      expect(saidIn(run)).toEqual([]);
      expect(world.emulator.requests()).toEqual([]);
    },

    "an update creates, and says nothing": async () => {
      const run = await world.stack.up();
      expect(run.operations).toEqual(all("create"));
      expect(saidIn(run)).toEqual([]);
    },

    "a second update and a third change nothing, and say nothing": async () => {
      const before = world.emulator.requests().length;
      for (const run of [await world.stack.up(), await world.stack.up()]) {
        expect(run.operations).toEqual(all("same"));
        expect(saidIn(run)).toEqual([]);
      }
      expect(writes(world.emulator, before)).toEqual([]);
    },

    "a refresh finds no change, twice": async () => {
      for (const _ of [1, 2]) {
        await expectNoChange(world.stack.refresh({ expectNoChanges: true }));
      }
      expect((await world.stack.preview()).operations).toEqual(all("same"));
    },

    "a refresh with an open renewal window finds no change": async () => {
      world.clock.advance(17 * HOURS);
      await expectNoChange(world.stack.refresh({ expectNoChanges: true }));
    },

    "after that a preview shows the renewal, and an update does it once": async () => {
      const renewal = { ...all("same"), bot: "replace" };
      expect((await world.stack.preview()).operations).toEqual(renewal);
      expect((await world.stack.up()).operations).toEqual(renewal);
      expect((await world.stack.up()).operations).toEqual(all("same"));
    },
  };
});
