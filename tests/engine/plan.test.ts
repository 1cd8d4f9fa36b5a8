import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as daily from "pulumi-daily";
import { HOURS } from "../support/clock";
import { steps } from "../support/steps";
import { walk } from "../support/walk";

/** `pulumi preview --save-plan`, a wait (for somebody's approval), `pulumi up --plan`. */
describe("a saved plan", () => {
  steps();
  let triggers: string[] = [];
  const life = walk(
    async () => {
      // One room whose name the update generates, and one with a fixed one.
      const room = new daily.Room("standup", { privacy: "private" });
      const fixed = new daily.Room("fixed", { name: "fixed" });
      const bot = new daily.MeetingToken("bot", { roomName: room.name, expiresIn: "24h", triggers });
      new daily.MeetingToken("self", { roomName: fixed.name, expiresIn: "8h", signedBy: "apiKey" });
      return { token: bot.token, room: room.name };
    },
    { environment: { PULUMI_EXPERIMENTAL: "true" } },
  );
  const plan = () => join(life.stack.folder, "plan.json");

  async function approve(hours: number) {
    const preview = await life.stack.preview({ plan: plan() });
    expect(preview.messages).toEqual([]);
    life.clock.advance(hours * HOURS);
    return life.stack.up({ plan: plan() });
  }

  test("of a creation can be carried out later, and the times count from then", async () => {
    const run = await approve(5);
    expect(run.messages).toEqual([]);
    expect(run.operations).toEqual({ standup: "create", fixed: "create", bot: "create", self: "create" });
    const { issuedAt, expiresAt } = life.stack.resource("bot").outputs ?? {};
    expect(Math.abs(life.clock.seconds - Date.parse(String(issuedAt)) / 1_000)).toBeLessThan(60);
    // The deadline counts from the check; Daily issues the token a moment later.
    const late = Date.parse(String(issuedAt)) / 1_000 + 24 * HOURS - Date.parse(String(expiresAt)) / 1_000;
    expect(late).toBeGreaterThanOrEqual(0);
    expect(late).toBeLessThan(60);
  });

  test("of no change can be carried out too", async () => {
    const run = await approve(1);
    expect(run.messages).toEqual([]);
    expect(run.operations).toEqual({ standup: "same", fixed: "same", bot: "same", self: "same" });
  });

  test("of a renewal can be carried out later", async () => {
    life.clock.advance(16 * HOURS);
    const before = (await life.stack.outputs()).token;
    const run = await approve(3);
    expect(run.ok).toBe(true);
    expect(run.operations).toEqual({ standup: "same", fixed: "same", bot: "replace", self: "replace" });
    expect((await life.stack.outputs()).token).not.toBe(before);
  });

  test("of a change can be carried out later", async () => {
    triggers = ["a new bot"];
    const run = await approve(2);
    expect(run.ok).toBe(true);
    expect(run.operations).toEqual({ standup: "same", fixed: "same", bot: "replace", self: "same" });
  });

  test("of a room that is replaced can be carried out later, and renames it", async () => {
    const before = (await life.stack.outputs()).room;
    const replace = [life.stack.resource("standup").urn];
    expect((await life.stack.preview({ plan: plan(), replace })).messages).toEqual([]);
    life.clock.advance(1 * HOURS);
    const run = await life.stack.up({ plan: plan(), replace });
    expect(run.ok).toBe(true);
    expect(run.operations).toEqual({ standup: "replace", fixed: "same", bot: "replace", self: "same" });
    expect((await life.stack.outputs()).room).not.toBe(before);
  });

  test("is still a constraint: what it does not hold is refused", async () => {
    await life.stack.preview({ plan: plan() });
    triggers = ["something else"];
    const run = await life.stack.up({ plan: plan() });
    expect(run.ok).toBe(false);
    expect(run.output).toContain("violates plan");
    expect(readFileSync(plan(), "utf8")).toContain('"manifest"');
  });
});
