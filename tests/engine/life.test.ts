import * as daily from "pulumi-daily";
import { writes } from "../support/account";
import { HOURS } from "../support/clock";
import { linesOf } from "../support/stack";
import { steps } from "../support/steps";
import { walk } from "../support/walk";

describe("a token's life", () => {
  steps();
  const life = walk(async () => {
    const room = new daily.Room("standup", { privacy: "private" });
    const bot = new daily.MeetingToken("bot", {
      roomName: room.name,
      userName: "Bot",
      isOwner: true,
      expiresIn: "24h",
    });
    return { token: bot.token, joinUrl: bot.joinUrl, url: room.url };
  });
  const token = async () => String((await life.stack.outputs()).token);
  const times = () => {
    const { issuedAt, expiresAt, renewAt } = life.stack.resource("bot").outputs ?? {};
    return [issuedAt, renewAt, expiresAt].map((time) => Date.parse(String(time)) / 1_000) as [number, number, number];
  };

  test("a preview creates nothing, and asks Daily nothing", async () => {
    const run = await life.stack.preview();
    expect(run.operations).toEqual({ standup: "create", bot: "create" });
    expect(run.messages).toEqual([]);
    expect(life.emulator.requests()).toEqual([]);
  });

  test("fresh: an update makes it, and it works", async () => {
    const run = await life.stack.up();
    expect(run.operations).toEqual({ standup: "create", bot: "create" });
    expect(run.messages).toEqual([]);
    const { url, joinUrl } = await life.stack.outputs();
    expect(joinUrl).toBe(`${url}?t=${await token()}`);
    expect(await life.emulator.join({ url: String(joinUrl) })).toMatchObject({ outcome: "joins" });
  });

  test("its times say when it was issued, is renewed and expires", () => {
    const [issued, renewed, expires] = times();
    expect(Math.abs(life.clock.seconds - issued)).toBeLessThan(60);
    // The deadline counts from the check; Daily issues the token a moment later.
    expect(issued + 24 * HOURS - expires).toBeGreaterThanOrEqual(0);
    expect(issued + 24 * HOURS - expires).toBeLessThan(60);
    expect(expires - renewed).toBe(8 * HOURS);
  });

  test("no change: an update, a preview and a refresh leave it alone and say nothing", async () => {
    const before = await token();
    for (const run of [await life.stack.up(), await life.stack.preview()]) {
      expect(run.operations).toEqual({ standup: "same", bot: "same" });
      expect(run.messages).toEqual([]);
    }
    const refresh = await life.stack.refresh({ expectNoChanges: true });
    expect(refresh.ok).toBe(true);
    expect(refresh.messages).toEqual([]);
    expect(await token()).toBe(before);
    expect(writes(life.emulator)).toEqual(["POST /rooms", "POST /meeting-tokens"]);
  });

  test("shortly before the window opens it stays", async () => {
    life.clock.advance(15.9 * HOURS);
    expect((await life.stack.preview()).operations).toEqual({ standup: "same", bot: "same" });
  });

  test("inside the window a preview shows one replacement, because of expiresAt", async () => {
    life.clock.advance(0.2 * HOURS);
    const { expiresAt } = life.stack.resource("bot").outputs ?? {};
    const run = await life.stack.preview({ diff: true });
    expect(run.operations).toEqual({ standup: "same", bot: "replace" });
    expect(run.output).toContain(`~ expiresAt : "${expiresAt}" => [unknown]`);
    expect(run.output).toContain("+-1 to replace\n    2 unchanged");
    expect(run.messages).toEqual([]);
    expect(writes(life.emulator)).toHaveLength(2);
  });

  test("replaced: the new one is made before the old one is given up, which works on", async () => {
    const before = await token();
    const { id, outputs } = life.stack.resource("bot");
    const run = await life.stack.up();
    expect(run.operations).toEqual({ standup: "same", bot: "replace" });
    expect(run.steps.filter((step) => step.endsWith(" bot"))).toEqual([
      "create-replacement bot",
      "replace bot",
      "delete-replaced bot",
    ]);
    expect(linesOf(run)).toEqual([
      `Token ${id} works until ${outputs?.expiresAt}, or until room "${outputs?.roomName}" is deleted: Daily has no call that revokes a token. The same applies to every other token of that room that this update removes, each until its own expiry.`,
    ]);
    const after = await token();
    expect(after).not.toBe(before);
    for (const each of [before, after]) {
      expect(await life.emulator.join({ url: `${outputs?.roomUrl}?t=${each}` })).toMatchObject({ outcome: "joins" });
    }
  });

  test("quiet again, until the next window", async () => {
    expect((await life.stack.preview()).operations).toEqual({ standup: "same", bot: "same" });
    const [issued] = times();
    expect(Math.abs(life.clock.seconds - issued)).toBeLessThan(60);
  });

  test("expired: a refresh keeps it and says so", async () => {
    life.clock.advance(25 * HOURS);
    const { id, outputs } = life.stack.resource("bot");
    const before = await life.stack.decryptedState();
    const run = await life.stack.refresh();
    expect(run.ok).toBe(true);
    expect(linesOf(run)).toEqual([
      `warning: Token ${id} expired at ${outputs?.expiresAt}. The next update mints another.`,
    ]);
    expect(await life.stack.decryptedState()).toBe(before);
  });

  test("the next update renews it, and then all is quiet", async () => {
    const before = await token();
    const run = await life.stack.up();
    expect(run.operations).toEqual({ standup: "same", bot: "replace" });
    // Nothing is said of an old token that has expired: nobody can use it.
    expect(run.messages).toEqual([]);
    expect(await token()).not.toBe(before);
    expect((await life.stack.preview()).operations).toEqual({ standup: "same", bot: "same" });
    expect((await life.stack.refresh({ expectNoChanges: true })).ok).toBe(true);
  });

  test("destroyed: it is said until when the token works, which is now, and Daily has no room left", async () => {
    const { id, outputs } = life.stack.resource("bot");
    const url = `${outputs?.roomUrl}?t=${await token()}`;
    expect(await life.emulator.join({ url })).toMatchObject({ outcome: "joins" });
    const run = await life.stack.destroy();
    expect(run.operations).toEqual({ standup: "delete", bot: "delete" });
    expect(linesOf(run)).toEqual([
      `Token ${id} works until ${outputs?.expiresAt}, or until room "${outputs?.roomName}" is deleted: Daily has no call that revokes a token. The same applies to every other token of that room that this update removes, each until its own expiry.`,
    ]);
    expect(await life.emulator.join({ url })).not.toMatchObject({ outcome: "joins" });
    expect(life.stack.names).toEqual([]);
    expect(writes(life.emulator).filter((write) => write.startsWith("DELETE"))).toEqual([
      `DELETE /rooms/${outputs?.roomName}`,
    ]);
  });
});
