import { join } from "node:path";
import type * as daily from "pulumi-daily";
import { decodeMeetingToken } from "pulumi-daily/token";
import { writes } from "../support/account";
import { adapters } from "../support/adapters";
import { HOURS } from "../support/clock";
import { saidIn, withPlugin } from "../support/plugin";
import { leaksIn } from "../support/secrets";
import { steps } from "../support/steps";
import { type Walk, walk } from "../support/walk";

/** What a set's state says, and its tokens. */
async function setOf({ stack }: Walk) {
  const { tokens, joinUrls } = await stack.outputs();
  const { expiresAt, renewAt, issuedAt } = stack.resource("team").outputs as Record<string, Record<string, string>>;
  return { tokens, joinUrls, expiresAt, renewAt, issuedAt } as Record<string, Record<string, string>>;
}

describe.each(adapters)("a set of tokens (%s)", (_, { MeetingToken, MeetingTokenSet, Room }) => {
  steps();
  const all: string[] = [];
  let tokens: Record<string, daily.MeetingTokenArgs> = {
    ada: { userName: "Ada", isOwner: true },
    bot: { permissions: { canSend: ["audio"] } },
    day: { expiresIn: "8h", signedBy: "apiKey" },
  };
  const life = walk(
    async () => {
      const room = new Room("standup", { privacy: "private" });
      const team = new MeetingTokenSet("team", { roomName: room.name, expiresIn: "24h", tokens });
      // Stands for a deployment that holds a token: it has to be made anew with it.
      new MeetingToken("user", { roomName: room.name, expiresIn: "90d", triggers: team.tokens });
      return { room: room.name, tokens: team.tokens, joinUrls: team.joinUrls };
    },
    { environment: { ...withPlugin, PULUMI_EXPERIMENTAL: "true" } },
  );
  const plan = () => join(life.stack.folder, "plan.json");
  const minted = (after: number) =>
    writes(life.emulator, after).filter((call) => call === "POST /meeting-tokens").length;
  const SAME = { standup: "same", team: "same", user: "same" };
  const CHANGED = { standup: "same", team: "update", user: "replace" };

  /** What changes a set: the preview asks Daily nothing, and says what the update will do. */
  async function change() {
    const before = await setOf(life);
    const asked = life.emulator.requests().length;
    const preview = await life.stack.preview();
    expect([preview.ok, preview.operations, life.emulator.requests().length]).toEqual([true, CHANGED, asked]);
    const run = await life.stack.up();
    expect([run.ok, run.operations]).toEqual([true, CHANGED]);
    const after = await setOf(life);
    all.push(...Object.values(after.tokens ?? {}));
    const kept = Object.keys(after.tokens ?? {}).filter((name) => after.tokens?.[name] === before.tokens?.[name]);
    // One of them is the token that stands for what depends on the set.
    const said = saidIn(preview).map(({ text }) => text.replace(/^.*: an update /, ""));
    return { before, after, kept, said, minted: minted(asked) - 1, told: saidIn(run) };
  }

  test("is carried out later as a saved plan says, and asks Daily nothing before", async () => {
    const preview = await life.stack.preview({ plan: plan() });
    expect([preview.operations, saidIn(preview)]).toEqual([{ standup: "create", team: "create", user: "create" }, []]);
    expect(life.emulator.requests()).toEqual([]);
    life.clock.advance(5 * HOURS);
    expect(saidIn(await life.stack.up({ plan: plan() }))).toEqual([]);
    const { tokens, joinUrls, expiresAt, renewAt } = await setOf(life);
    all.push(...Object.values(tokens ?? {}));
    for (const url of Object.values(joinUrls as object)) {
      expect(await life.emulator.join({ url })).toMatchObject({ outcome: "joins" });
    }
    for (const [name, hours] of Object.entries({ ada: 24, bot: 24, day: 8 })) {
      const { properties, issuedAt } = decodeMeetingToken(String(tokens?.[name]));
      expect(properties.exp).toBe(Date.parse(String(expiresAt?.[name])) / 1_000);
      expect(Math.round(Number(properties.exp) - Number(issuedAt) / 1_000) / HOURS).toBeCloseTo(hours, 1);
      expect(Date.parse(String(renewAt?.[name])) / 1_000).toBe(Number(properties.exp) - (hours * HOURS) / 3);
    }
    expect(decodeMeetingToken(String(tokens?.ada)).properties).toMatchObject({ userName: "Ada", isOwner: true });
    expect(decodeMeetingToken(String(tokens?.bot)).properties).toMatchObject({ permissions: { canSend: ["audio"] } });
  });

  test("without a change it is left alone, whatever is asked", async () => {
    life.clock.advance(1 * HOURS);
    const before = await setOf(life);
    for (const run of [await life.stack.up(), await life.stack.preview()]) {
      expect([run.operations, saidIn(run)]).toEqual([SAME, []]);
    }
    expect((await life.stack.refresh({ expectNoChanges: true })).ok).toBe(true);
    expect(await setOf(life)).toEqual(before);
  });

  test("an entry that is added, changed or taken out touches that one only", async () => {
    tokens = { ada: { userName: "Ada", isOwner: true }, bot: { permissions: { canSend: ["video"] } }, carl: {} };
    const { kept, minted, said, before, told } = await change();
    expect([kept, minted]).toEqual([["ada"], 2]);
    expect(said).toContainEqual("mints bot (permissions changed), carl (new); it drops day.");
    expect(told.map(({ text }) => text)).toContainEqual(
      expect.stringMatching(new RegExp(`^Token "day" works until ${before.expiresAt?.day}, or until room `)),
    );
    expect(Object.keys((await setOf(life)).tokens ?? {}).sort()).toEqual(["ada", "bot", "carl"]);
  });

  test("what all share mints all but those that say otherwise", async () => {
    tokens = { ...tokens, bot: { ...tokens.bot, lang: "de" }, day: { expiresIn: "8h", renewBefore: "1h" } };
    expect(await change()).toMatchObject({ kept: ["ada", "carl"], minted: 2 });
  });

  test("with a window that is open a refresh is quiet", async () => {
    life.clock.advance(7.5 * HOURS);
    expect((await life.stack.refresh({ expectNoChanges: true })).ok).toBe(true);
  });

  test("a token is renewed by its own deadline, the others stay, and the old one works on", async () => {
    const { before, after, kept, minted, said } = await change();
    expect([kept.sort(), minted]).toEqual([["ada", "bot", "carl"], 1]);
    expect(said).toContainEqual("mints day (its renewal window has opened).");
    for (const { joinUrls } of [before, after]) {
      expect(await life.emulator.join({ url: String(joinUrls?.day) })).toMatchObject({ outcome: "joins" });
    }
  });

  test("all that are due are renewed in one update, as a saved plan says, and what depends on them with them", async () => {
    life.clock.advance(9 * HOURS);
    const before = await setOf(life);
    expect((await life.stack.preview({ plan: plan() })).operations).toEqual(CHANGED);
    life.clock.advance(0.5 * HOURS);
    const run = await life.stack.up({ plan: plan() });
    expect([run.ok, run.operations]).toEqual([true, CHANGED]);
    const after = await setOf(life);
    all.push(...Object.values(after.tokens ?? {}));
    for (const name of Object.keys(tokens))
      expect([name, after.tokens?.[name]]).not.toEqual([name, before.tokens?.[name]]);
    expect((await life.stack.up()).operations).toEqual(SAME);
  });

  test("no token stands in the state, nor in anything that was printed, --debug included", async () => {
    expect((await life.stack.up({ debug: true })).ok).toBe(true);
    expect(new Set(all).size).toBeGreaterThan(10);
    expect(leaksIn(life.stack.evidence, [...all, life.emulator.apiKey])).toEqual([]);
  });

  test("may be empty", async () => {
    tokens = {};
    expect(await change()).toMatchObject({ kept: [], minted: 0, after: { tokens: {} } });
    expect((await life.stack.up()).operations).toEqual(SAME);
    expect((await life.stack.destroy()).ok).toBe(true);
  });
});
