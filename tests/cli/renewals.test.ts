import * as pulumi from "@pulumi/pulumi";
import * as dynamic from "pulumi-daily";
import * as native from "pulumi-daily/native";
import { goodStatuses } from "../../provider/src/cli/renewals/renewal";
import { expectShown } from "../docs/support/shown";
import { startAccount, stopAccount, type TestAccount } from "../support/account";
import { DAYS, HOURS } from "../support/clock";
import { withPlugin } from "../support/plugin";
import { leaksIn } from "../support/secrets";
import { TestStack } from "../support/stack";
import { steps } from "../support/steps";
import { type Answer, cli, DOCS, printed } from "./support";

interface Renewal {
  readonly name: string;
  readonly status: string;
  readonly missedRuns: number | null;
}

const statuses = ({ json }: Answer) =>
  Object.fromEntries((json.renewals as Renewal[]).map(({ name, status }) => [name, status]));

describe("doctor --renewals", () => {
  steps();
  let daily: typeof dynamic = dynamic;
  let account: TestAccount;
  let stack: TestStack;
  let protect = true;

  beforeAll(async () => {
    account = await startAccount();
    stack = await TestStack.create(
      async () => {
        const room = new daily.Room("standup", { privacy: "private" });
        const shared = { roomName: room.name, expiresIn: "24h" } as const;
        const bot = new daily.MeetingToken("bot", shared);
        new daily.MeetingToken("guarded", shared, { protect });
        new daily.MeetingToken("fixed", { roomName: room.name, exp: pulumi.secret(4_102_444_800) });
        new daily.MeetingToken("kept", { ...shared, renew: false });
        new daily.MeetingToken("secret", { ...shared, expiresIn: pulumi.secret("24h") });
        new daily.MeetingToken("hidden", shared, { additionalSecretOutputs: ["expiresAt", "renewAt"] });
        const team = new daily.MeetingTokenSet(
          "team",
          { ...shared, tokens: { ada: {}, bob: { expiresIn: "6h" }, eve: { neverExpires: true } } },
          { protect },
        );
        return {
          bot: { token: bot.token, expiresAt: bot.expiresAt, renewAt: bot.renewAt },
          team: { expiresAt: team.expiresAt, renewAt: team.renewAt },
          other: { expires: "never" },
        };
      },
      { ...account, environment: withPlugin },
    );
    expect(await stack.up()).toMatchObject({ ok: true });
  });
  afterAll(async () => {
    expect(leaksIn([{ place: "the command", text: printed.join("\n") }], secrets)).toEqual([]);
    stack.remove();
    await stopAccount(account);
  });

  const secrets = new Set<string>();
  const doctor = async (input: string, ...args: string[]) =>
    cli(["doctor", "--renewals", "-", ...args], { input, env: account.clock.environment });

  const tokensOfAll = {
    bot: "waiting",
    guarded: "protected",
    fixed: "not-renewed",
    kept: "not-renewed",
    secret: "waiting",
    hidden: "unreadable",
    "team.ada": "waiting",
    "team.bob": "too-rarely",
    "team.eve": "never-expires",
  };

  test("it says of each token when it is renewed, and whether the interval is short enough", async () => {
    const { bot: output } = (await stack.outputs()) as { bot: { token: string } };
    for (const secret of [output.token, account.emulator.apiKey]) secrets.add(secret);
    const answer = await doctor(await stack.exported(), "--interval", "4h", "--json");
    expect(answer.code).toBe(1);
    expect(statuses(answer)).toEqual(tokensOfAll);
    const [bot] = answer.json.renewals.filter(({ name }: Renewal) => name === "bot");
    expect(bot).toMatchObject({ ok: true, missedRuns: 1, windowSeconds: 8 * HOURS });
    expect(bot.urn).toMatch(/::bot$/);
  });

  test("it says the same in words, and shows no secret although the stack does", async () => {
    const shown = await stack.pulumi("stack", "export", "--show-secrets", "--stack", "test");
    expect(shown).toContain([...secrets][0]);
    const { code, stdout } = await doctor(shown, "--interval", "4h");
    expect(code).toBe(1);
    expectShown("docs/command.md", "renewals", stdout.replace(/ {2,}/g, "  "));
  });

  test("it says the same of a stack of the plugin", async () => {
    daily = native as typeof dynamic;
    expect(await stack.up()).toMatchObject({ ok: true });
    const answer = await doctor(await stack.exported(), "--interval", "4h", "--json");
    expect(statuses(answer)).toEqual(tokensOfAll);
    expect(JSON.stringify(answer.json)).not.toContain("pulumi-nodejs");
  });

  test("it runs pulumi stack export itself, in the program's folder", async () => {
    const env = { ...stack.stack.workspace.envVars };
    const answer = await cli(["doctor", "--renewals", "--stack", "test", "--json"], { folder: stack.folder, env });
    expect(statuses(answer)).toMatchObject({ bot: "waiting", "team.bob": "waiting" });
    const none = await cli(["doctor", "--renewals", "--stack", "production"], { folder: stack.folder, env });
    expect(none).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("Pulumi shows no stack: no stack named 'production' found. Where it does,"),
    });
  });

  test("it reads outputs that have the times", async () => {
    const answer = await doctor(
      await stack.pulumi("stack", "output", "--json", "--stack", "test"),
      "--interval",
      "90m",
      "--json",
    );
    expect(answer.code).toBe(0);
    expect(statuses(answer)).toEqual({ bot: "waiting", "team.ada": "waiting", "team.bob": "waiting" });
  });

  test("it says so where a run has been missing, and the next one puts it right", async () => {
    account.clock.advance(17 * HOURS);
    expect(statuses(await doctor(await stack.exported(), "--json"))).toMatchObject({
      bot: "due",
      "team.bob": "expired",
    });
    account.clock.advance(4 * HOURS);
    const late = await doctor(await stack.exported(), "--interval", "4h", "--json");
    expect(late.code).toBe(1);
    expect(statuses(late)).toMatchObject({ bot: "overdue", "team.ada": "overdue" });
    protect = false;
    expect(await stack.up()).toMatchObject({ ok: true });
    const after = statuses(await doctor(await stack.exported(), "--interval", "90m", "--json"));
    expect(after).toMatchObject({ bot: "waiting", guarded: "waiting", "team.ada": "waiting", "team.bob": "waiting" });
  });

  test("it says so of tokens that have ended", async () => {
    account.clock.advance(2 * DAYS);
    expect(statuses(await doctor(await stack.exported(), "--json"))).toMatchObject({ bot: "expired", kept: "expired" });
  });
});

test("doctor --renewals refuses what is no stack, and an interval that is none or has no --renewals", async () => {
  const wrong = await cli(["doctor", "--renewals", "-", "--interval", "often", "--json"], { input: "{}" });
  expect(wrong).toMatchObject({ code: 2, json: { error: { code: "invalid-option" } } });
  expect(wrong.json.error.message).toMatch(/^--interval is "often"; write a number followed by s, m, h, d or w/);
  const alone = await cli(["doctor", "--interval", "4h"]);
  expect(alone).toMatchObject({ code: 2, stderr: "--interval goes with --renewals.\n" });
  const nowhere = await cli(["doctor", "--renewals", "nowhere.json"]);
  expect(nowhere).toMatchObject({ code: 2, stderr: expect.stringContaining("The stack cannot be read: ENOENT") });
  const empty = await cli(["doctor", "--renewals", "-"], { input: "{}" });
  expect(empty).toMatchObject({ code: 1, stdout: expect.stringContaining("There is no meeting token in this stack.") });
});

test("the page tells every status", () => {
  for (const status of Object.keys(goodStatuses)) expect(DOCS).toContain(`\`${status}\``);
});
