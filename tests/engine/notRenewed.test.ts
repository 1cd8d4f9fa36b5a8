import * as daily from "pulumi-daily";
import { writes } from "../support/account";
import { HOURS } from "../support/clock";
import { linesOf } from "../support/stack";
import { steps } from "../support/steps";
import { walk } from "../support/walk";

/** Tokens whose end is meant: nothing may renew them, and nothing may be silent about it. */
describe("tokens that are not renewed", () => {
  steps();
  let end = 0;
  const life = walk(async () => {
    const room = new daily.Room("standup");
    new daily.MeetingToken("kept", { roomName: room.name, expiresIn: "2h", renew: false });
    new daily.MeetingToken("fixed", { roomName: room.name, exp: end });
    new daily.MeetingToken("endless", { roomName: room.name, neverExpires: true });
  });
  const SAME = { standup: "same", kept: "same", fixed: "same", endless: "same" };

  test("only a renewed token says when it is renewed, and only one that ends says when", async () => {
    end = life.clock.seconds + 2 * HOURS;
    expect((await life.stack.up()).ok).toBe(true);
    const { fixed, kept, endless } = Object.fromEntries(
      ["fixed", "kept", "endless"].map((name) => [name, life.stack.resource(name).outputs ?? {}]),
    );
    expect(fixed).toHaveProperty("expiresAt", new Date(end * 1_000).toISOString().replace(".000Z", "Z"));
    expect(kept).toHaveProperty("expiresAt");
    expect(endless).not.toHaveProperty("expiresAt");
    for (const outputs of [fixed, kept, endless]) expect(outputs).not.toHaveProperty("renewAt");
  });

  test("shortly before their end nothing is said and nothing is done", async () => {
    life.clock.advance(1.9 * HOURS);
    const run = await life.stack.preview();
    expect(run.operations).toEqual(SAME);
    expect(run.messages).toEqual([]);
  });

  test("expired: a refresh keeps them and warns", async () => {
    life.clock.advance(1 * HOURS);
    const before = await life.stack.decryptedState();
    const run = await life.stack.refresh();
    expect(run.ok).toBe(true);
    const warnings = ["kept", "fixed"].map((name) => {
      const { id, outputs } = life.stack.resource(name);
      return `warning: Token ${id} expired at ${outputs?.expiresAt}. It is kept, since it is not renewed.`;
    });
    expect(linesOf(run).sort()).toEqual(warnings.sort());
    expect(await life.stack.decryptedState()).toBe(before);
  });

  test("expired: a preview and an update show no change", async () => {
    for (const run of [await life.stack.preview(), await life.stack.up()]) {
      expect(run.ok).toBe(true);
      expect(run.operations).toEqual(SAME);
    }
    expect(writes(life.emulator)).toHaveLength(4);
  });

  test("another fixed exp replaces the token", async () => {
    end = life.clock.seconds + 3 * HOURS;
    const run = await life.stack.up();
    expect(run.operations).toEqual({ ...SAME, fixed: "replace" });
  });

  test("destroyed: the endless one is said to work for ever", async () => {
    const { id, outputs } = life.stack.resource("endless");
    const run = await life.stack.destroy();
    expect(linesOf(run)).toContain(
      `Token ${id} works forever, or until room "${outputs?.roomName}" is deleted: Daily has no call that revokes a token. The same applies to every other token of that room that this update removes, each until its own expiry.`,
    );
  });
});
