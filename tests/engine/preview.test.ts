import * as daily from "pulumi-daily";
import { writes } from "../support/account";
import { HOURS } from "../support/clock";
import { steps } from "../support/steps";
import { walk } from "../support/walk";

/** Whatever a preview is of, it changes nothing at Daily: its request log shows no call but GET. */
describe("a preview writes nothing", () => {
  steps();
  let userName = "Bot";
  let enableKnocking = false;
  let name: string | undefined;
  const life = walk(async () => {
    const fixed = new daily.Room("fixed", { name: name ?? "fixed" });
    const room = new daily.Room("standup", { privacy: "private", enableKnocking });
    new daily.MeetingToken("bot", { roomName: room.name, userName, expiresIn: "24h" });
    new daily.MeetingToken("self", { roomName: fixed.name, expiresIn: "24h", signedBy: "apiKey" });
  });
  const SAME = { fixed: "same", standup: "same", bot: "same", self: "same" };
  let after = 0;
  const wrote = () => writes(life.emulator, after);

  test("of a creation", async () => {
    expect((await life.stack.preview()).operations).toEqual({
      fixed: "create",
      standup: "create",
      bot: "create",
      self: "create",
    });
    expect(wrote()).toEqual([]);
  });

  test("the update then writes what is to be written, and no more", async () => {
    await life.stack.up();
    expect(wrote().sort()).toEqual(["POST /meeting-tokens", "POST /rooms", "POST /rooms"]);
    after = life.emulator.requests().at(-1)?.number ?? 0;
  });

  test("of an update in place", async () => {
    enableKnocking = true;
    expect((await life.stack.preview()).operations).toEqual({ ...SAME, standup: "update" });
    expect(wrote()).toEqual([]);
  });

  test("of a token that is replaced", async () => {
    userName = "Note taker";
    expect((await life.stack.preview()).operations).toEqual({ ...SAME, standup: "update", bot: "replace" });
    expect(wrote()).toEqual([]);
  });

  test("of a room that is replaced, and its token with it", async () => {
    name = "renamed";
    const run = await life.stack.preview();
    expect(run.operations).toEqual({ fixed: "replace", standup: "update", bot: "replace", self: "replace" });
    expect(wrote()).toEqual([]);
  });

  test("of a renewal", async () => {
    [userName, enableKnocking, name] = ["Bot", false, undefined];
    life.clock.advance(23 * HOURS);
    expect((await life.stack.preview()).operations).toEqual({ ...SAME, bot: "replace", self: "replace" });
    expect(wrote()).toEqual([]);
  });

  test("with a refresh before it", async () => {
    const run = await life.stack.preview({ refresh: true });
    expect(run.ok).toBe(true);
    expect(life.emulator.requests({ after }).length).toBeGreaterThan(0);
    expect(wrote()).toEqual([]);
  });

  test("of a refresh", async () => {
    await life.stack.refresh({ previewOnly: true });
    expect(wrote()).toEqual([]);
  });

  test("of a destruction", async () => {
    const run = await life.stack.destroy({ previewOnly: true });
    expect(run.operations).toEqual({ fixed: "delete", standup: "delete", bot: "delete", self: "delete" });
    expect(wrote()).toEqual([]);
    expect(life.stack.names).toHaveLength(4);
  });
});
