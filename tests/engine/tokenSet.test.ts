import * as dynamic from "pulumi-daily";
import * as native from "pulumi-daily/native";
import { HOURS } from "../support/clock";
import { saidIn, withPlugin } from "../support/plugin";
import { errorsOf } from "../support/run";
import { leaksIn } from "../support/secrets";
import { steps } from "../support/steps";
import { walk } from "../support/walk";

const adapters = { dynamic, native } as const;

describe.each(["dynamic", "native"] as const)("a set of tokens, %s", (adapter) => {
  steps();
  const daily = adapters[adapter] as typeof dynamic;
  let entries: Record<string, dynamic.MeetingTokenArgs> = {
    ada: { userName: "Ada", isOwner: true },
    bot: { permissions: { canSend: ["audio"] } },
  };
  const life = walk(
    async () => {
      const room = new daily.Room("standup", { privacy: "private" });
      const team = new daily.MeetingTokenSet("team", { roomName: room.name, expiresIn: "24h", tokens: entries });
      return {
        room: room.name,
        tokens: team.tokens,
        joinUrls: team.joinUrls,
        expiresAt: team.expiresAt,
        renewAt: team.renewAt,
      };
    },
    { environment: withPlugin },
  );
  const tokens = async () => (await life.stack.outputs()).tokens as Record<string, string>;

  test("a preview makes nothing, and says what it will mint", async () => {
    const run = await life.stack.preview();
    expect(errorsOf(run)).toEqual([]);
    expect(run.operations).toEqual({ standup: "create", team: "create" });
    expect(life.emulator.requests()).toEqual([]);
  });

  test("an update mints each, and each works", async () => {
    const run = await life.stack.up();
    expect(saidIn(run)).toEqual([]);
    const { joinUrls } = await life.stack.outputs();
    for (const url of Object.values(joinUrls as object)) {
      expect(await life.emulator.join({ url })).toMatchObject({ outcome: "joins" });
    }
    console.log(JSON.stringify(life.stack.resource("team"), undefined, 1));
  });

  test("no change is none, and a refresh is quiet", async () => {
    const run = await life.stack.up();
    expect(saidIn(run)).toEqual([]);
    expect(run.operations).toEqual({ standup: "same", team: "same" });
    life.clock.advance(17 * HOURS);
    const refresh = await life.stack.refresh({ expectNoChanges: true });
    expect([refresh.ok, errorsOf(refresh)]).toEqual([true, []]);
  });

  test("an entry that is added, changed or taken out touches that one only", async () => {
    const before = await tokens();
    entries = { ada: { userName: "Ada L.", isOwner: true }, carl: {} };
    const preview = await life.stack.preview();
    console.log(preview.output);
    const run = await life.stack.up();
    console.log(run.output);
    expect(run.ok).toBe(true);
    const after = await tokens();
    expect(Object.keys(after)).toEqual(["ada", "carl"]);
    expect(after.ada).not.toBe(before.ada);
    expect(leaksIn(life.stack.evidence, [...Object.values(before), ...Object.values(after)])).toEqual([]);
  });
});
