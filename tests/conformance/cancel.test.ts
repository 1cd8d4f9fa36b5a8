import { setTimeout } from "node:timers/promises";
import { drilled, unanswered, unheard } from "../support/killed/drill";
import type { Rest } from "../support/killed/killedUp";
import { causesOf, errorsOf } from "../support/run";
import { steps } from "../support/steps";
import { conform } from "./conform";

conform("cancel", ({ classes }) => {
  steps();
  const world = drilled(classes);
  const named = (name: string, more = {}) => ({ ...world.drill.rooms, [name]: { name, ...more } });
  let rest: Rest | undefined;
  afterAll(() => rest?.kill());

  return {
    "cancelled while Daily is silent, an update ends without waiting for an answer": async () => {
      const { drill } = world;
      const run = await drill.cancelled(named("silent"), unheard("the room is made"));
      expect(run.output).toContain("^C received; cancelling.");
      // By itself it would try again.
      expect(causesOf(run).join()).toMatch(/Cancelled while creating room "silent" \(1 attempt, \d+ s\)\. Whether/);
    },

    "what may have been made then is in the state, and the next update settles it": async () => {
      const { drill } = world;
      expect(drill.stack.names).toEqual(["silent"]);
      expect(errorsOf(await drill.up(drill.rooms))).toEqual([]);
      await drill.expectDeclared();
      expect(await drill.orphans()).toEqual([]);
    },

    "a room whose answer comes after the cancellation is in the state": async () => {
      const { drill } = world;
      const run = await drill.cancelled(named("late"), unanswered("the room is made"), { answer: true });
      expect(run.ok).toBe(false);
      expect(drill.stack.resource("late").outputs).toMatchObject({ roomId: expect.any(String) });
      expect((await drill.up(drill.rooms)).operations).toMatchObject({ late: "same", "late-token": "create" });
    },

    "an engine that is killed leaves nothing under way": async () => {
      const { drill } = world;
      rest = await drill.killed(named("killed"), unanswered("the room is made"), { alone: true });
      await drill.line.dropped;
    },

    "nor a process of the provider's": {
      dynamic: async () => {
        expect(rest?.lives).toBe(true);
      },
      native: async () => {
        while (rest?.lives) await setTimeout(50);
      },
    },

    "what was made then is nobody's: the next update says what to type, and that works": async () => {
      const { drill } = world;
      await drill.stack.stack.cancel();
      expect(causesOf(await drill.up(named("killed"))).join()).toContain("set adopt: true.");
      expect(errorsOf(await drill.up(named("killed", { adopt: true })))).toEqual([]);
      expect(errorsOf(await drill.up(named("killed", { adopt: undefined })))).toEqual([]);
      await drill.expectDeclared();
      await drill.expectQuiet();
      expect(await drill.orphans()).toEqual([]);
    },
  };
});
