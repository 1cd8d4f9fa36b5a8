import * as daily from "pulumi-daily";
import { byHand } from "../support/byHand";
import { errorsOf, linesOf } from "../support/stack";
import { steps } from "../support/steps";
import { walk } from "../support/walk";

/** What nobody outside Daily knows of its validation: both sides have to do. */
const DAILYS = [
  ["lenient", {}],
  [
    "strict",
    { rejectsAs404: true, strictValidation: true, refuseOldTokens: true, verboseValidation: true, fullConfig: true },
  ],
] as const;

describe.each(DAILYS)("a room that was deleted behind our back (a %s Daily)", (_, dailyOptions) => {
  steps();
  const life = walk(
    async () => {
      const room = new daily.Room("standup");
      const bot = new daily.MeetingToken("bot", { roomName: room.name, expiresIn: "24h" });
      return { url: room.url, joinUrl: bot.joinUrl };
    },
    { daily: dailyOptions },
  );
  let before: Record<string, unknown>;

  test("a refresh says why, and neither the room nor its token is in the state", async () => {
    await life.stack.up();
    before = await life.stack.outputs();
    const { id: tokenId } = life.stack.resource("bot");
    const { id: room } = life.stack.resource("standup");
    await byHand(life, "DELETE", `/rooms/${room}`);
    const run = await life.stack.refresh();
    expect(run.ok).toBe(true);
    expect(linesOf(run).sort()).toEqual([
      `warning: Room "${room}" no longer exists at Daily. The next update creates it again.`,
      `warning: Token ${tokenId}: Room "${room}" was deleted or has expired, which revoked it. The next update mints another.`,
    ]);
    expect(life.stack.names).toEqual([]);
  });

  test("the next update makes both again, under another name, so that the old token opens nothing", async () => {
    const run = await life.stack.up();
    expect(run.operations).toEqual({ standup: "create", bot: "create" });
    const after = await life.stack.outputs();
    expect(after.url).not.toBe(before.url);
    expect(await life.emulator.join({ url: String(after.joinUrl) })).toMatchObject({ outcome: "joins" });
    expect(await life.emulator.join({ url: String(before.joinUrl) })).not.toMatchObject({ outcome: "joins" });
    expect((await life.stack.preview()).operations).toEqual({ standup: "same", bot: "same" });
  });
});

describe.each(DAILYS)("a room that was made again under the same name (a %s Daily)", (_, dailyOptions) => {
  steps();
  let adopt = false;
  const life = walk(
    async () => {
      const room = new daily.Room("standup", { name: "standup", adopt });
      new daily.MeetingToken("bot", { roomName: room.name, expiresIn: "24h" });
    },
    { daily: dailyOptions },
  );

  test("a refresh takes both for gone, since neither is what the state had, and says why", async () => {
    await life.stack.up();
    const { id } = life.stack.resource("bot");
    await byHand(life, "DELETE", "/rooms/standup");
    await byHand(life, "POST", "/rooms", { name: "standup" });
    const run = await life.stack.refresh();
    expect(linesOf(run).sort()).toEqual([
      expect.stringMatching(
        /^warning: Room "standup" was deleted outside this program, and Daily has a different room of that name, created at /,
      ),
      `warning: Token ${id}: Room "standup" was deleted and created again; it was created for the old one. The next update mints another.`,
    ]);
    expect(life.stack.names).toEqual([]);
  });

  test("an update that adopts the room mints a token for the room as it is now", async () => {
    adopt = true;
    const run = await life.stack.up();
    adopt = false;
    expect(run.operations).toEqual({ standup: "create", bot: "create" });
    expect(life.stack.resource("bot").outputs?.roomId).toBe(life.stack.resource("standup").outputs?.roomId);
    expect((await life.stack.refresh({ expectNoChanges: true })).messages).toEqual([]);
  });
});

describe("a token that Daily calls invalid", () => {
  steps();
  const life = walk(async () => {
    const room = new daily.Room("standup");
    new daily.MeetingToken("bot", { roomName: room.name, expiresIn: "24h" });
  });

  test.each([
    ["400", "400 error=invalid-request-error"],
    ["404", "404"],
  ])("a refresh takes it for gone and says so (%s)", async (_, fault) => {
    await life.stack.up();
    const { id } = life.stack.resource("bot");
    life.emulator.fault(`GET /meeting-tokens/:token ${fault}`);
    const run = await life.stack.refresh();
    life.emulator.clearFaults();
    expect(run.ok).toBe(true);
    expect(linesOf(run)).toEqual([
      `warning: Token ${id}: Daily calls it invalid, although it has not expired. The next update mints another.`,
    ]);
    expect(life.stack.names).toEqual(["standup"]);
  });

  test("the next update mints another, and leaves the room alone", async () => {
    expect((await life.stack.up()).operations).toEqual({ standup: "same", bot: "create" });
  });
});

describe("a token for a room that does not exist yet, at a strict Daily", () => {
  const life = walk(
    async () => {
      new daily.MeetingToken("bot", { roomName: "to-come", allowMissingRoom: true, expiresIn: "24h" });
    },
    { daily: { strictValidation: true } },
  );

  test("is kept by a refresh: another would fare no better", async () => {
    await life.stack.up();
    const run = await life.stack.refresh({ expectNoChanges: true });
    expect(run.ok).toBe(true);
    expect(linesOf(run)).toEqual([
      `Token ${life.stack.resource("bot").id} is for room "to-come", which does not exist at Daily, or has expired: it is kept.`,
    ]);
    expect((await life.stack.preview()).operations).toEqual({ bot: "same" });
  });
});

describe("what an account refuses", () => {
  const life = walk(
    async () => {
      new daily.MeetingToken("bot", { roomName: "to-come", allowMissingRoom: true, expiresIn: "24h" });
      new daily.Room("large", { maxParticipants: 5 });
    },
    { daily: { tokenNeedsRoom: true, freePlan: true } },
  );

  test("is said in its words, for each resource, and nothing is kept", async () => {
    const run = await life.stack.up({ continueOnError: true });
    expect(run.ok).toBe(false);
    expect(errorsOf(run)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(
          /^Daily refused the request \(400, invalid-request-error, room to-come not found\) while creating a meeting token for room "to-come"\./,
        ),
        expect.stringMatching(
          /^Daily does not allow this account \(403, invalid-plan-type, .*max_participants\) while creating room "large-[^"]+"\. Check the account's plan and the key's domain\.$/,
        ),
      ]),
    );
    expect(life.stack.names).toEqual([]);
  });
});
