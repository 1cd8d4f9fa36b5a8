import { writes } from "../support/account";
import { HOURS } from "../support/clock";
import { saidIn } from "../support/plugin";
import { steps } from "../support/steps";
import { conform, walkWithPlugin } from "./conform";
import { protocolsOf } from "./protocol";

conform("quiet", (adapter) => {
  steps();
  const { daily } = adapter;
  const asked = protocolsOf(adapter);
  const world = walkWithPlugin(async () => {
    const room = new daily.Room("standup", { privacy: "private", sip: { displayName: "Phone", sipMode: "dial-in" } });
    new daily.MeetingToken("bot", { roomName: room.name, userName: "Bot", expiresIn: "24h" });
    new daily.MeetingToken("self", { roomName: room.name, expiresIn: "9d", signedBy: "apiKey" });
  });
  const all = (operation: string) => ({ standup: operation, bot: operation, self: operation });

  const renewal = { ...all("same"), bot: "replace" };

  async function shownOfRenewal(): Promise<string> {
    const run = await world.stack.preview({ diff: true });
    expect(run.operations).toEqual(renewal);
    return run.output;
  }

  async function expectNoChange(run: Promise<{ ok: boolean }>) {
    const before = await world.stack.decryptedState();
    expect((await run).ok).toBe(true);
    expect(await world.stack.decryptedState()).toBe(before);
  }

  return {
    "a second before its renewal window a token stays; from the window's first second on it is replaced": async () => {
      const args = { roomName: "standup", allowMissingRoom: true, expiresIn: "24h", renewBefore: "8h" };
      const made = await asked.MeetingToken.create((await asked.MeetingToken.check({}, args, false)).inputs);
      const opens = Date.parse(String(made.outputs.renewAt));
      const kinds: string[] = [];
      for (const seconds of [-1, 0, 1]) {
        const clock = jest.spyOn(Date, "now").mockReturnValue(opens + seconds * 1_000);
        const { inputs } = await asked.MeetingToken.check(made.inputs, args);
        kinds.push((await asked.MeetingToken.diff(made, inputs)).kind);
        clock.mockRestore();
      }
      expect(kinds).toEqual(["none", "replace", "replace"]);
    },

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

    "a refresh with an open renewal window finds no change, with --run-program and without": async () => {
      world.clock.advance(17 * HOURS);
      await expectNoChange(world.stack.refresh({ expectNoChanges: true }));
      await expectNoChange(world.stack.refresh({ expectNoChanges: true, runProgram: true }));
    },

    "the next preview shows the renewal, and that its end is not known yet": {
      dynamic: async () => {
        expect(await shownOfRenewal()).toMatch(/~ expiresAt *: "[^"]+" => \[unknown\]/);
      },
      native: async () => {
        const shown = await shownOfRenewal();
        expect(shown).toMatch(/- expiresAt *: "[^"]+"\n/);
        expect(shown).toMatch(/Token \w+ is renewed: it expires at/);
      },
    },

    "an update renews it once": async () => {
      expect((await world.stack.up()).operations).toEqual(renewal);
      expect((await world.stack.up()).operations).toEqual(all("same"));
    },
  };
});
