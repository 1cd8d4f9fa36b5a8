import * as pulumi from "@pulumi/pulumi";
import * as daily from "pulumi-daily";
import { decodeMeetingToken } from "pulumi-daily/token";
import { writes } from "../support/account";
import { DAYS, HOURS } from "../support/clock";
import { type PolicyChanges, policyPack } from "../support/policy/pack";
import { errorsOf, linesOf } from "../support/stack";
import { steps } from "../support/steps";
import { walk } from "../support/walk";

/** Where a policy remediates, the engine hands over other inputs than were checked, and does not check again. */
describe("a policy that sets the end of tokens", () => {
  steps();
  let far = 0;
  let soon = 0;
  const life = walk(async () => {
    const room = new daily.Room("standup", { privacy: "private" });
    const make = (name: string, args: Omit<daily.MeetingTokenArgs, "roomName">) =>
      new daily.MeetingToken(name, { roomName: room.name, ...args }).token;
    return {
      day: make("day", { expiresIn: "24h" }),
      month: make("month", { expiresIn: "30d", signedBy: "apiKey" }),
      hour: make("hour", { expiresIn: "1h" }),
      fixed: make("fixed", { exp: far }),
      endless: make("endless", { neverExpires: true }),
      named: make("named", { expiresIn: "24h", userName: "Bot" }),
    };
  });
  const ends = {
    day: { expiresIn: "1h" },
    month: { expiresIn: "1h" },
    hour: { expiresIn: "24h" },
    endless: { neverExpires: null, expiresIn: "1h" },
  };
  const inForce = (changes: PolicyChanges = { ...ends, fixed: { exp: soon }, named: { userName: "Robot" } }) => ({
    policyPacks: [policyPack(life.stack.folder, changes)],
  });

  const names = ["day", "month", "hour", "fixed", "endless", "named"];
  const SAME = Object.fromEntries(["standup", ...names].map((name) => [name, "same"]));
  const claims = async (name: string) => decodeMeetingToken(String((await life.stack.outputs())[name]));
  /** For how many hours each token is valid, by its own claims; undefined if for ever. */
  const hours = async () => {
    const entries = names.map(async (name) => {
      const { issuedAt, expiresAt } = await claims(name);
      return [name, expiresAt && issuedAt && Math.round((expiresAt.getTime() - issuedAt.getTime()) / 3_600_000)];
    });
    return Object.fromEntries(await Promise.all(entries));
  };

  test("tokens end as the policy says, and the state says the same", async () => {
    far = life.clock.seconds + 90 * DAYS;
    soon = life.clock.seconds + 1 * HOURS;
    expect(errorsOf(await life.stack.up(inForce()))).toEqual([]);
    expect(await hours()).toEqual({ day: 1, month: 1, hour: 24, fixed: 1, endless: 1, named: 24 });
    for (const name of names) {
      const { expiresAt } = await claims(name);
      expect(Date.parse(String(life.stack.resource(name).outputs?.expiresAt))).toBe(expiresAt?.getTime());
    }
    expect(life.stack.resource("day").outputs).toMatchObject({ expiresIn: "1h" });
    expect(life.stack.resource("endless").outputs).not.toHaveProperty("neverExpires");
    expect((await claims("named")).properties.userName).toBe("Robot");
  });

  test.each([0, 0.6])(
    "until their windows nothing changes, in updates, a preview and a refresh (%s h)",
    async (more) => {
      life.clock.advance(more * HOURS);
      const before = writes(life.emulator).length;
      const { up, preview } = { up: () => life.stack.up(inForce()), preview: () => life.stack.preview(inForce()) };
      for (const command of [up, preview, up]) {
        const run = await command();
        expect(errorsOf(run)).toEqual([]);
        expect(run.operations).toEqual(SAME);
        expect(linesOf(run)).toEqual([]);
      }
      const refresh = await life.stack.refresh({ expectNoChanges: true });
      expect(refresh.ok).toBe(true);
      expect(linesOf(refresh)).toEqual([]);
      expect(writes(life.emulator)).toHaveLength(before);
    },
  );

  test("in its window a token is minted anew, and again as the policy says", async () => {
    life.clock.advance(0.1 * HOURS);
    const renewed = { ...SAME, day: "update", month: "update", endless: "update" };
    expect((await life.stack.preview(inForce())).operations).toEqual(renewed);
    const { id, outputs } = life.stack.resource("day");
    const run = await life.stack.up(inForce());
    expect(errorsOf(run)).toEqual([]);
    expect(run.operations).toEqual(renewed);
    expect(linesOf(run)).toEqual(
      expect.arrayContaining([
        `The lifetime of token ${id} differs from the one that was checked: a policy sets it. An update mints another token in place, since Pulumi would create a replacement without applying the policy.`,
        // Once for all of the room's, whichever comes first.
        expect.stringMatching(
          /^Token [0-9a-f]{16} works until .*, or until room "standup-.*" is deleted: Daily has no call that revokes a token\. The same applies/,
        ),
      ]),
    );
    expect(life.stack.resource("day").outputs?.expiresAt).not.toBe(outputs?.expiresAt);
    expect(await hours()).toMatchObject({ day: 1, month: 1, endless: 1 });
    expect((await life.stack.up(inForce())).operations).toEqual(SAME);
  });

  test("without the policy the tokens are as the program says", async () => {
    const run = await life.stack.up();
    expect(errorsOf(run)).toEqual([]);
    expect(run.operations).toEqual({ ...Object.fromEntries(names.map((name) => [name, "replace"])), standup: "same" });
    expect(await hours()).toMatchObject({ day: 24, month: 30 * 24, hour: 1, endless: undefined, named: 24 });
    expect((await claims("fixed")).properties.exp).toBe(far);
    expect((await life.stack.up()).operations).toEqual(SAME);
  });

  test("a policy that comes to tokens that are there mints those anew whose end it sets", async () => {
    soon = life.clock.seconds + 1 * HOURS;
    const changes = { ...ends, fixed: { exp: soon } };
    expect(errorsOf(await life.stack.up(inForce(changes)))).toEqual([]);
    expect(await hours()).toMatchObject({ day: 1, month: 1, hour: 24, fixed: 1, endless: 1 });
    expect((await life.stack.up(inForce(changes))).operations).toEqual(SAME);
  });
});

describe("a policy that sets what check would have refused", () => {
  let args: daily.MeetingTokenArgs = {};
  const life = walk(async () => {
    const room = new daily.Room("standup");
    new daily.MeetingToken("bot", { roomName: room.name, ...args });
  });
  const refused = async (changes: PolicyChanges) => {
    const run = await life.stack.up({ policyPacks: [policyPack(life.stack.folder, changes)] });
    expect(run.ok).toBe(false);
    return errorsOf(run).join("\n");
  };
  const ENDLESS =
    'The token would never expire. Set expiresIn (for example "24h") or exp, or set neverExpires: true if that is meant.';

  test.each<[string, daily.MeetingTokenArgs, PolicyChanges, string]>([
    ["the flag removed, and no end declared", { neverExpires: true }, { bot: { neverExpires: null } }, ENDLESS],
    ["the lifetime removed", { expiresIn: "24h" }, { bot: { expiresIn: null } }, ENDLESS],
    [
      "a lifetime that is none",
      { expiresIn: "24h" },
      { bot: { expiresIn: "soon" } },
      'expiresIn is "soon"; write a number followed by s, m, h, d or w, such as "24h" or "15m".',
    ],
    [
      "an argument that there is not",
      { expiresIn: "24h" },
      { bot: { expiresInn: "1h" } },
      "A MeetingToken has no argument expiresInn. Did you mean expiresIn?",
    ],
  ])("%s: no token is made", async (_, given, changes, words) => {
    args = given;
    expect(await refused(changes)).toContain(words);
    expect(writes(life.emulator)).not.toContain("POST /meeting-tokens");
  });

  test("beside a secret: what is wrong is told without it", async () => {
    const exp = life.clock.seconds + DAYS;
    args = { exp: pulumi.secret(exp) };
    const said = await refused({ bot: { nbf: exp + 60 } });
    expect(said).toContain("nbf is not valid beside exp. exp is secret, so that no more is shown here;");
    expect(said).not.toContain(new Date(exp * 1_000).toISOString().slice(0, 19));
    expect(writes(life.emulator)).not.toContain("POST /meeting-tokens");
  });

  test("a lifetime above the stack's cap: no token is made", async () => {
    args = { expiresIn: "1h" };
    await life.stack.setConfig("daily:maxTokenLifetime", "12h");
    expect(await refused({ bot: { expiresIn: "24h" } })).toContain(
      "expiresIn is 24h, but daily:maxTokenLifetime allows at most 12h. Shorten it.",
    );
    expect(writes(life.emulator)).not.toContain("POST /meeting-tokens");
  });

  test("so it is in an update of a token that is there", async () => {
    expect(errorsOf(await life.stack.up())).toEqual([]);
    const before = writes(life.emulator).length;
    expect(await refused({ bot: { renewBefore: "1h" } })).toContain("renewBefore (1h) must be shorter");
    expect(await refused({ bot: { expiresIn: "13h" } })).toContain("allows at most 12h");
    expect(await refused({ bot: { expiresIn: "soon" } })).toContain('expiresIn is "soon"; write a number followed by');
    expect(await refused({ bot: { expiresIn: null, exp: 1e15 } })).toContain(
      "exp is 1000000000000000, which is the year",
    );
    expect(writes(life.emulator)).toHaveLength(before);
  });
});

describe("a policy that sets what a room is", () => {
  steps();
  const life = walk(async () => {
    new daily.Room("standup", { enableChat: true, namePrefix: "team" });
    new daily.Room("fixed", { name: "fixed-by-program" });
  });
  const atDaily = async (name: string) => {
    const headers = { authorization: `Bearer ${life.emulator.apiKey}` };
    const answer = await fetch(`${life.emulator.url}/rooms/${name}`, { headers });
    return (await answer.json()) as { privacy: string; config: Record<string, unknown> };
  };
  const up = (changes: PolicyChanges) => life.stack.up({ policyPacks: [policyPack(life.stack.folder, changes)] });
  const roomName = () => String(life.stack.resource("standup").outputs?.name);
  const SAME = { standup: "same", fixed: "same" };

  test("a value that check would have refused: no room is made", async () => {
    const changes = { standup: { maxParticipants: 0.5 }, fixed: { privacy: "secret" } };
    const errors = errorsOf(await up(changes)).join("\n");
    expect(errors).toMatch(
      /maxParticipants is 0\.5; it must be a whole number\.|privacy is "secret"; it must be one of/,
    );
    expect(writes(life.emulator)).toEqual([]);
  });

  const changes: PolicyChanges = {
    standup: { privacy: "private", enableChat: null, maxParticipants: 5, namePrefix: "policy" },
    fixed: { name: "fixed-by-policy" },
  };
  test("what it sets is sent and is in the state", async () => {
    expect(errorsOf(await up(changes))).toEqual([]);
    expect(await atDaily(roomName())).toMatchObject({ privacy: "private", config: { max_participants: 5 } });
    expect((await atDaily(roomName())).config).not.toHaveProperty("enable_chat");
    expect(life.stack.resource("standup").outputs).toMatchObject({ privacy: "private", maxParticipants: 5 });
    expect(life.stack.resource("standup").outputs).not.toHaveProperty("enableChat");
    expect(life.stack.resource("fixed").outputs).toMatchObject({ name: "fixed-by-policy" });
  });

  test("after that an update and a refresh show no change", async () => {
    const before = writes(life.emulator).length;
    expect((await up(changes)).operations).toEqual(SAME);
    expect((await life.stack.refresh({ expectNoChanges: true })).ok).toBe(true);
    expect((await up(changes)).operations).toEqual(SAME);
    expect(writes(life.emulator)).toHaveLength(before);
  });

  test("another policy changes the room in place, and not to what check would have refused", async () => {
    const run = await up({ ...changes, standup: { ...changes.standup, maxParticipants: 7 } });
    expect(run.operations).toEqual({ ...SAME, standup: "update" });
    expect(await atDaily(roomName())).toMatchObject({ config: { max_participants: 7 } });
    const before = writes(life.emulator).length;
    const refused = await up({ ...changes, standup: { ...changes.standup, maxParticipants: -1 } });
    expect(errorsOf(refused).join("\n")).toContain("maxParticipants is -1; it must be at least");
    expect(writes(life.emulator)).toHaveLength(before);
  });
});
