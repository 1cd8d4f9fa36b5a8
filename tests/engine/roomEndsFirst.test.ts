import * as daily from "pulumi-daily";
import { HOURS } from "../support/clock";
import { linesOf } from "../support/stack";
import { steps } from "../support/steps";
import { walk } from "../support/walk";

describe("a room that ends before its token", () => {
  steps();
  let exp = 0;
  const life = walk(async () => {
    const room = new daily.Room("standup", { exp });
    new daily.MeetingToken("bot", { roomName: room.name, expiresIn: "24h" });
  });
  const iso = () => new Date(exp * 1_000).toISOString().replace(".000Z", "Z");

  test("is said at the mint, with both times, and no more while nothing changes", async () => {
    exp = life.clock.seconds + 2 * HOURS;
    const run = await life.stack.up();
    const { id, outputs } = life.stack.resource("bot");
    expect(linesOf(run)).toEqual([
      `warning: Token ${id} expires at ${outputs?.expiresAt}, but its room "${outputs?.roomName}" at ${iso()}: from then on the token grants nothing. Give the room a later exp, or the token an earlier end.`,
    ]);
    for (const quiet of [await life.stack.up(), await life.stack.refresh({ expectNoChanges: true })]) {
      expect(quiet.ok).toBe(true);
      expect(quiet.messages).toEqual([]);
    }
  });

  test("is what the deletion names as the token's end", async () => {
    const { id, outputs } = life.stack.resource("bot");
    expect(linesOf(await life.stack.destroy())).toContain(
      `Token ${id} works until ${iso()}, when room "${outputs?.roomName}" ends, or until that is deleted: Daily has no call that revokes a token. If the room's exp has been moved since, it works until ${outputs?.expiresAt}. The same applies to every other token of that room that this update removes, each until its own expiry.`,
    );
  });
});
