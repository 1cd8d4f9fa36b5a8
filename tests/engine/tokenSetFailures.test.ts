import { cancelledWhen } from "../load/support";
import { writes } from "../support/account";
import { adapters } from "../support/adapters";
import { HOURS } from "../support/clock";
import { saidIn, withPlugin } from "../support/plugin";
import { errorsOf } from "../support/run";
import { steps } from "../support/steps";
import { walk } from "../support/walk";

const entries = (count: number, more: object = {}) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`bot${index}`, { userName: `bot${index}`, ...more }]),
  );

describe.each(adapters)("a set of tokens of which not all can be minted (%s)", (_, { MeetingTokenSet }) => {
  steps();
  let tokens: Record<string, object> = entries(200);
  const life = walk(
    async () => {
      const team = new MeetingTokenSet("team", { allRooms: true, expiresIn: "24h", tokens });
      return { tokens: team.tokens };
    },
    { environment: withPlugin, config: { "daily:requestPacing": "false" } },
  );
  const ofSet = async () => (await life.stack.outputs()).tokens as Record<string, string>;
  const heldNames = () => Object.keys(life.stack.resource("team").outputs?.issuedAt as object);
  const refused = "POST /meeting-tokens 400 error=invalid-request-error";
  const answered = (after = 0) => life.emulator.requests({ after }).filter(({ status }) => status === 200).length;
  const posts = (after: number) => writes(life.emulator, after).length;

  test("holds those that were made, and says which failed and what to do", async () => {
    life.emulator.fault(`${refused} nth=120`);
    const run = await life.stack.up();
    life.emulator.clearFaults();
    expect(run.ok).toBe(false);
    const made = heldNames().length;
    expect(made).toBeGreaterThanOrEqual(119);
    expect(made).toBeLessThan(200);
    expect(errorsOf(run).join("\n")).toMatch(
      new RegExp(
        `Minting bot\\d+: Daily refused the request \\(400, .* ${made} of 200 tokens were minted, and the state holds them: run pulumi up again for the rest\\.`,
      ),
    );
    expect(
      life.emulator.requests().filter(({ path, status }) => /meeting-tokens/.test(path) && status === 200),
    ).toHaveLength(made);
  });

  test("the next update, though hours later, mints the rest, each for its whole lifetime, and none twice", async () => {
    const before = heldNames();
    life.clock.advance(10 * HOURS);
    const after = life.emulator.requests().length;
    const run = await life.stack.up();
    expect([errorsOf(run), run.operations]).toEqual([[], { team: "update" }]);
    expect(posts(after)).toBe(200 - before.length);
    expect(Object.keys(await ofSet())).toHaveLength(200);
    const { expiresAt } = life.stack.resource("team").outputs as { expiresAt: Record<string, string> };
    const late = Object.keys(tokens).filter((name) => !before.includes(name));
    for (const name of late) {
      expect(Date.parse(String(expiresAt[name])) / 1_000 - life.clock.seconds).toBeGreaterThan(23.9 * HOURS);
    }
    expect((await life.stack.up()).operations).toEqual({ team: "same" });
  });

  test("if not a single one can be renewed, the state is as it was, and the old ones work on", async () => {
    tokens = entries(3);
    expect((await life.stack.up()).ok).toBe(true);
    life.clock.advance(20 * HOURS);
    const before = await ofSet();
    life.emulator.fault(refused);
    const run = await life.stack.up();
    expect([run.ok, errorsOf(run).join()]).toEqual([
      false,
      expect.stringMatching(/Minting bot0, bot1, bot2: Daily refused/),
    ]);
    life.emulator.clearFaults();
    expect(await ofSet()).toEqual(before);
  });

  test("one that could not be renewed is kept, and renewed by the next update", async () => {
    const before = await ofSet();
    life.emulator.fault(`${refused} nth=2`);
    const run = await life.stack.up();
    life.emulator.clearFaults();
    expect(run.ok).toBe(false);
    expect(heldNames()).toHaveLength(3);
    const after = life.emulator.requests().length;
    const again = await life.stack.up();
    expect([errorsOf(again), again.operations, posts(after)]).toEqual([[], { team: "update" }, 1]);
    for (const [name, token] of Object.entries(await ofSet())) expect(token).not.toBe(before[name]);
  });

  test("one whose arguments have changed is not kept under the new ones", async () => {
    tokens = { ...entries(2, { lang: "de" }), bot2: { userName: "bot2" } };
    life.emulator.fault(`${refused} nth=2`);
    const run = await life.stack.up();
    life.emulator.clearFaults();
    expect(run.ok).toBe(false);
    expect(heldNames()).toHaveLength(2);
    expect(saidIn(await life.stack.preview()).map(({ text }) => text)).toEqual([
      expect.stringMatching(/: an update mints bot[01] \(not there\)\.$/),
    ]);
    expect((await life.stack.up()).operations).toEqual({ team: "update" });
    expect((await life.stack.up()).operations).toEqual({ team: "same" });
  });

  test("a destroy asks Daily nothing", async () => {
    const after = life.emulator.requests().length;
    expect((await life.stack.destroy()).ok).toBe(true);
    expect([answered(after), life.stack.names]).toEqual([0, []]);
  });
});

describe.each(adapters)("a set of tokens whose update is cancelled (%s)", (_, { MeetingTokenSet }) => {
  steps();
  const life = walk(
    async () => {
      new MeetingTokenSet("team", { allRooms: true, expiresIn: "24h", tokens: entries(200) });
    },
    { environment: withPlugin, config: { "daily:requestPacing": "false" } },
  );
  const minted = () => life.emulator.requests("POST /meeting-tokens").filter(({ status }) => status === 200).length;

  test("holds what was made until then", async () => {
    life.emulator.fault("POST /meeting-tokens delay=300");
    const { run } = await cancelledWhen({ account: life, stack: life.stack }, () => minted() >= 40);
    life.emulator.clearFaults();
    expect(run.ok).toBe(false);
    expect(Object.keys(life.stack.resource("team").outputs?.issuedAt as object)).toHaveLength(minted());
    expect(minted()).toBeLessThan(200);
  });

  test("is completed by the next update, and nothing is minted twice", async () => {
    expect((await life.stack.up()).operations).toEqual({ team: "update" });
    expect(minted()).toBe(200);
    expect((await life.stack.up()).operations).toEqual({ team: "same" });
  });
});
