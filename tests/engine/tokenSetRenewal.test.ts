import { join } from "node:path";
import type * as daily from "pulumi-daily";
import { writes } from "../support/account";
import { adapters } from "../support/adapters";
import { HOURS } from "../support/clock";
import { saidIn, withPlugin } from "../support/plugin";
import { errorsOf } from "../support/run";
import { steps } from "../support/steps";
import { walk } from "../support/walk";

describe.each(adapters)("what depends on a set of tokens (%s)", (_, { MeetingToken, MeetingTokenSet, Room }) => {
  steps();
  let tokens: Record<string, daily.MeetingTokenArgs> = { ada: {}, bot: { lang: "de" }, carl: { renew: false } };
  let shared: daily.MeetingTokenArgs = { expiresIn: "24h" };
  const life = walk(
    async () => {
      const room = new Room("standup", { privacy: "private" });
      const team = new MeetingTokenSet("team", { roomName: room.name, ...shared, tokens });
      // Stands for a deployment that holds a token: it has to be made anew with it.
      new MeetingToken("user", { roomName: room.name, expiresIn: "90d", triggers: team.tokens });
      return { tokens: team.tokens };
    },
    { environment: { ...withPlugin, PULUMI_EXPERIMENTAL: "true" } },
  );
  const plan = () => join(life.stack.folder, "plan.json");
  const ofSet = async () => (await life.stack.outputs()).tokens as Record<string, string>;
  const SAME = { standup: "same", team: "same", user: "same" };
  const CHANGED = { standup: "same", team: "update", user: "replace" };
  /** The names of the tokens that are the same after an update, which replaces what depends on them. */
  const keptBy = async (update: () => Promise<unknown>) => {
    const [before, asked] = [await ofSet(), writes(life.emulator).length];
    await update();
    const after = await ofSet();
    const kept = Object.keys(after).filter((name) => after[name] === before[name]);
    expect(writes(life.emulator).length - asked).toBe(Object.keys(after).length - kept.length + 1);
    return kept.sort();
  };

  test("is replaced in the same update, which renews all that are due, as a saved plan says", async () => {
    expect(errorsOf(await life.stack.up())).toEqual([]);
    life.clock.advance(17 * HOURS);
    const preview = await life.stack.preview({ plan: plan() });
    expect([errorsOf(preview), preview.operations]).toEqual([[], CHANGED]);
    life.clock.advance(1 * HOURS);
    const kept = await keptBy(async () => {
      const run = await life.stack.up({ plan: plan() });
      expect([errorsOf(run), run.operations]).toEqual([[], CHANGED]);
    });
    expect(kept).toEqual(["carl"]);
    expect((await life.stack.up()).operations).toEqual(SAME);
  });

  test("and so when a shared argument changes, which mints those that do not say otherwise", async () => {
    shared = { ...shared, lang: "fr" };
    const preview = await life.stack.preview();
    expect(saidIn(preview).map(({ text }) => text)).toContainEqual(
      expect.stringMatching(/: an update mints ada \(lang changed\), carl \(lang changed\)\.$/),
    );
    expect(await keptBy(async () => expect((await life.stack.up()).operations).toEqual(CHANGED))).toEqual(["bot"]);
  });

  test("but not where only the renewal is another: the tokens are the same", async () => {
    shared = { ...shared, renewBefore: "1h" };
    const before = await ofSet();
    expect((await life.stack.up()).operations).toEqual({ ...SAME, team: "update" });
    expect(await ofSet()).toEqual(before);
  });

  test("an empty set is one, too", async () => {
    tokens = {};
    expect(await keptBy(() => life.stack.up())).toEqual([]);
    expect(await ofSet()).toEqual({});
    expect((await life.stack.up()).operations).toEqual(SAME);
    expect((await life.stack.destroy()).ok).toBe(true);
  });
});
