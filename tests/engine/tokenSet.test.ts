import { join } from "node:path";
import type * as daily from "pulumi-daily";
import { decodeMeetingToken } from "pulumi-daily/token";
import { writes } from "../support/account";
import { adapters } from "../support/adapters";
import { HOURS } from "../support/clock";
import { saidIn, withPlugin } from "../support/plugin";
import { leaksIn } from "../support/secrets";
import { steps } from "../support/steps";
import { walk } from "../support/walk";

type ByName = Record<string, string>;

describe.each(adapters)("a set of tokens (%s)", (_, { MeetingTokenSet, Room }) => {
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
      return { tokens: team.tokens, joinUrls: team.joinUrls };
    },
    { environment: { ...withPlugin, PULUMI_EXPERIMENTAL: "true" } },
  );
  const plan = () => join(life.stack.folder, "plan.json");
  const outputs = async () => (await life.stack.outputs()) as { tokens: ByName; joinUrls: ByName };
  const timesOf = (output: "expiresAt" | "renewAt") => life.stack.resource("team").outputs?.[output] as ByName;
  const SAME = { standup: "same", team: "same" };
  const UPDATED = { standup: "same", team: "update" };

  /** What changes a set: the preview asks Daily nothing, and says what the update will do. */
  async function change() {
    const before = await outputs();
    const asked = life.emulator.requests().length;
    const preview = await life.stack.preview();
    expect([preview.operations, life.emulator.requests().length]).toEqual([UPDATED, asked]);
    const run = await life.stack.up();
    expect([run.ok, run.operations]).toEqual([true, UPDATED]);
    const after = await outputs();
    all.push(...Object.values(after.tokens));
    const kept = Object.keys(after.tokens).filter((name) => after.tokens[name] === before.tokens[name]);
    const said = saidIn(preview).map(({ text }) => text.replace(/^.*: an update /, ""));
    return {
      before,
      after,
      kept,
      said,
      minted: writes(life.emulator, asked),
      told: saidIn(run).map(({ text }) => text),
    };
  }

  test("is made later as a saved plan says, and Daily is asked nothing before", async () => {
    const preview = await life.stack.preview({ plan: plan() });
    expect([preview.operations, saidIn(preview)]).toEqual([{ standup: "create", team: "create" }, []]);
    expect(life.emulator.requests()).toEqual([]);
    life.clock.advance(5 * HOURS);
    expect(saidIn(await life.stack.up({ plan: plan() }))).toEqual([]);
    const { tokens, joinUrls } = await outputs();
    all.push(...Object.values(tokens));
    for (const [name, hours] of Object.entries({ ada: 24, bot: 24, day: 8 })) {
      expect(await life.emulator.join({ url: String(joinUrls[name]) })).toMatchObject({ outcome: "joins" });
      const { properties, issuedAt } = decodeMeetingToken(String(tokens[name]));
      const exp = Number(properties.exp);
      expect(Date.parse(String(timesOf("expiresAt")[name])) / 1_000).toBe(exp);
      expect(Date.parse(String(timesOf("renewAt")[name])) / 1_000).toBe(exp - (hours * HOURS) / 3);
      expect((exp - Number(issuedAt) / 1_000) / HOURS).toBeCloseTo(hours, 1);
    }
    expect(decodeMeetingToken(String(tokens.ada)).properties).toMatchObject({ userName: "Ada", isOwner: true });
    expect(decodeMeetingToken(String(tokens.bot)).properties).toMatchObject({ permissions: { canSend: ["audio"] } });
  });

  test("without a change it is left alone, whatever is asked", async () => {
    life.clock.advance(1 * HOURS);
    const before = await outputs();
    for (const run of [await life.stack.up(), await life.stack.preview()]) {
      expect([run.operations, saidIn(run)]).toEqual([SAME, []]);
    }
    expect(await outputs()).toEqual(before);
  });

  test("an entry that is added, changed or taken out touches that one only", async () => {
    const expiresAt = timesOf("expiresAt");
    tokens = { ada: tokens.ada ?? {}, bot: { permissions: { canSend: ["video"] } }, carl: { expiresIn: "8h" } };
    const { kept, minted, said, told } = await change();
    expect([kept, minted]).toEqual([["ada"], ["POST /meeting-tokens", "POST /meeting-tokens"]]);
    expect(said).toEqual(["mints bot (permissions changed), carl (new); it drops day."]);
    for (const name of ["bot", "day"]) {
      const until = new RegExp(`^Token "${name}" works until ${expiresAt[name]}, or until room "[^"]+" is deleted: `);
      expect(told).toContainEqual(expect.stringMatching(until));
    }
    expect(Object.keys((await outputs()).tokens).sort()).toEqual(["ada", "bot", "carl"]);
  });

  test("a token is renewed by its own deadline, the others stay, and the old one works on", async () => {
    life.clock.advance(7 * HOURS);
    // Of what only time changes a refresh says nothing.
    expect((await life.stack.refresh({ expectNoChanges: true })).ok).toBe(true);
    const { before, after, kept, minted, said } = await change();
    expect([kept.sort(), minted]).toEqual([["ada", "bot"], ["POST /meeting-tokens"]]);
    expect(said).toEqual(["mints carl (its renewal window has opened)."]);
    for (const { joinUrls } of [before, after]) {
      expect(await life.emulator.join({ url: String(joinUrls.carl) })).toMatchObject({ outcome: "joins" });
    }
  });

  test("no token stands in the state, nor in anything that was printed, --debug included", async () => {
    expect((await life.stack.up({ debug: true })).operations).toEqual(SAME);
    expect(new Set(all).size).toBe(6);
    expect(leaksIn(life.stack.evidence, [...all, life.emulator.apiKey])).toEqual([]);
  });
});
