import { join } from "node:path";
import { HOURS } from "../support/clock";
import { saidIn } from "../support/plugin";
import type { Run } from "../support/run";
import { steps } from "../support/steps";
import { conform, walkWithPlugin } from "./conform";

conform("plans", ({ daily }) => {
  steps();
  const declared = { userName: "Bot", lang: "de" as "de" | "fr" };
  const world = walkWithPlugin(
    async () => {
      const room = new daily.Room("standup", { lang: declared.lang });
      const fixed = new daily.Room("fixed", { name: "fixed" });
      const bot = new daily.MeetingToken("bot", { roomName: room.name, expiresIn: "24h", userName: declared.userName });
      new daily.MeetingToken("self", { roomName: fixed.name, expiresIn: "9d", signedBy: "apiKey" });
      return { token: bot.token };
    },
    { environment: { PULUMI_EXPERIMENTAL: "true" } },
  );
  const plan = () => join(world.stack.folder, "plan.json");
  const SAME = { standup: "same", fixed: "same", bot: "same", self: "same" };

  /** `pulumi preview --save-plan`, a wait of an hour for somebody's approval, `pulumi up --plan`. */
  async function approved(): Promise<Run> {
    expect((await world.stack.preview({ plan: plan() })).ok).toBe(true);
    world.clock.advance(1 * HOURS);
    const run = await world.stack.up({ plan: plan() });
    expect(run.ok).toBe(true);
    return run;
  }

  return {
    "a saved plan of a creation can be carried out later, and the lifetime counts from then": async () => {
      const run = await approved();
      expect(saidIn(run)).toEqual([]);
      expect(run.operations).toEqual({ standup: "create", fixed: "create", bot: "create", self: "create" });
      const { expiresAt } = world.stack.resource("bot").outputs ?? {};
      const late = world.clock.seconds + 24 * HOURS - Date.parse(String(expiresAt)) / 1_000;
      expect(late).toBeGreaterThanOrEqual(0);
      expect(late).toBeLessThan(1 * HOURS);
    },

    "so can one of an update in place, and of a change that needs another token": async () => {
      Object.assign(declared, { userName: "Note taker", lang: "fr" });
      expect((await approved()).operations).toEqual({ ...SAME, standup: "update", bot: "replace" });
    },

    "so can one of a renewal": async () => {
      world.clock.advance(17 * HOURS);
      const { token } = await world.stack.outputs();
      expect((await approved()).operations).toEqual({ ...SAME, bot: "replace" });
      expect((await world.stack.outputs()).token).not.toBe(token);
    },

    "so can one of no change": async () => {
      expect((await approved()).operations).toEqual(SAME);
    },

    "a plan does not allow what it does not hold": async () => {
      await world.stack.preview({ plan: plan() });
      declared.userName = "Somebody else";
      const run = await world.stack.up({ plan: plan() });
      expect(run.ok).toBe(false);
      expect(run.output).toContain("violates plan");
    },
  };
});
