import { byHand } from "../support/byHand";
import { steps } from "../support/steps";
import { conform, walkWithPlugin } from "./conform";

conform("drift", ({ daily }) => {
  steps();
  const world = walkWithPlugin(async () => {
    const room = new daily.Room("standup", { lang: "de", enableChat: true });
    new daily.MeetingToken("bot", { roomName: room.name, expiresIn: "24h" });
  });
  const roomId = () => String(world.stack.resource("standup").id);
  const atDaily = (properties: object) => byHand(world, "POST", `/rooms/${roomId()}`, { properties });
  const isQuiet = async () => {
    expect((await world.stack.refresh({ expectNoChanges: true })).ok).toBe(true);
    expect((await world.stack.preview()).operations).toEqual({ standup: "same", bot: "same" });
  };
  /** The lines about what a preview would change in the room. */
  const shownInPreview = async () => {
    const run = await world.stack.preview({ diff: true });
    expect(run.operations).toEqual({ standup: "update", bot: "same" });
    return [...run.output.matchAll(/^ *([~+-] \w+ *: .*)$/gm)].map(([, line]) => line);
  };

  return {
    "what the program does not declare is left alone": async () => {
      expect((await world.stack.up()).ok).toBe(true);
      await atDaily({ max_participants: 3, enable_pip_ui: true });
      await isQuiet();
    },

    "a refresh shows what somebody changed by hand, as declared => actual": async () => {
      await atDaily({ lang: "fr" });
      const output = await world.stack.pulumi("refresh", "--diff", "--yes", "--skip-preview", "--stack", "test");
      expect(output).toMatch(/~ lang *: "de" => "fr"/);
    },

    "a second refresh shows it no more": {
      dynamic: async () => {
        const run = await world.stack.refresh({ expectNoChanges: true });
        expect(run.ok).toBe(false);
        expect(run.output).toContain("no changes were expected");
      },
      native: async () => {
        expect((await world.stack.refresh({ expectNoChanges: true })).ok).toBe(true);
      },
    },

    "the next preview shows it as actual => declared, and nothing else": {
      dynamic: async () => {
        expect(await shownInPreview()).toEqual([]);
      },
      native: async () => {
        expect(await shownInPreview()).toEqual([expect.stringMatching(/^~ lang *: "fr" => "de"$/)]);
      },
    },

    "the next update mends it, and then all is quiet": async () => {
      expect((await world.stack.up()).operations).toEqual({ standup: "update", bot: "same" });
      expect(await byHand(world, "GET", `/rooms/${roomId()}`)).toMatchObject({
        config: { lang: "de", max_participants: 3 },
      });
      await isQuiet();
    },

    "a refresh takes a room that was deleted, and its token, out of the state": async () => {
      await byHand(world, "DELETE", `/rooms/${roomId()}`);
      expect((await world.stack.refresh()).ok).toBe(true);
      expect(world.stack.names).toEqual([]);
    },

    "the next update makes both again, and then all is quiet": async () => {
      expect((await world.stack.up()).operations).toEqual({ standup: "create", bot: "create" });
      await isQuiet();
    },
  };
});
