import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CronExpressionParser } from "cron-parser";
import { parse } from "yaml";
import { EXAMPLES } from "../../scripts/example/workspace";
import { expectShown } from "../docs/support/shown";
import { startAccount, stopAccount, type TestAccount, writes } from "../support/account";
import { HOURS } from "../support/clock";
import { ExampleStack } from "./support/exampleStack";
import { itLives, tokensIn } from "./support/life";

const text = (file: string) => readFileSync(join(EXAMPLES, "pipeline", file), "utf8");
const workflow = parse(text("github/pulumi.yml"));
const gitlab = parse(text("gitlab/.gitlab-ci.yml"));

/** The longest time between two runs of a schedule, in seconds, over a year. */
function longestInterval(cron: string): number {
  const runs = CronExpressionParser.parse(cron, { currentDate: "2026-01-01T00:00:00Z", tz: "UTC" }).take(6 * 366);
  const times = runs.map((run) => run.getTime() / 1_000);
  return Math.max(...times.slice(1).map((time, index) => time - (times[index] as number)));
}

describe("the pipeline example", () => {
  let account: TestAccount;
  let stack: ExampleStack;

  beforeAll(async () => {
    account = await startAccount();
    stack = await ExampleStack.open("pipeline", account);
  });
  afterAll(async () => {
    stack.remove();
    await stopAccount(account);
  });

  itLives(() => ({ account, stack, resources: ["standup", "bot"] }));

  test("the schedule's interval is shorter than the renewal window, twice over", async () => {
    await stack.up();
    const { outputs } = JSON.parse(await stack.ask(["stack", "export"])).deployment.resources.find(
      ({ urn }: { urn: string }) => urn.endsWith("::bot"),
    );
    const windowSeconds = (Date.parse(outputs.expiresAt) - Date.parse(outputs.renewAt)) / 1_000;
    expect(windowSeconds).toBe(8 * HOURS);
    const [{ cron }] = workflow.on.schedule;
    expect(longestInterval(cron)).toBe(4 * HOURS);
    expect(2 * longestInterval(cron)).toBeLessThanOrEqual(windowSeconds);
    expect(text("gitlab/.gitlab-ci.yml")).toContain(`"${cron}"`);
  });

  test("before the window a run asks Daily nothing", async () => {
    account.emulator.clearRequests();
    await stack.up();
    expect(account.emulator.requests()).toEqual([]);
  });

  test("a renewal says until when the old token works, and asks Daily as often as the guide says", async () => {
    account.clock.advance(17 * HOURS);
    expectShown("docs/guides/renewal.md", "renewal up", (await stack.up({ refresh: true })).output);
    // A refresh: the room and the token. A renewal: the room, unless it has just been looked up, and the token.
    const asked = account.emulator.requests().map(({ method, path }) => `${method} ${path.split("/")[1]}`);
    expect(new Set(asked)).toEqual(new Set(["GET rooms", "GET meeting-tokens", "POST meeting-tokens"]));
    expect(asked.length).toBeLessThanOrEqual(4);
  });

  test("on a pull request the workflow previews, comments, and has no key of Daily's", () => {
    const { preview, up } = workflow.jobs;
    expect(preview.if).toBe("github.event_name == 'pull_request'");
    expect(preview.permissions).toEqual({ contents: "read", "pull-requests": "write" });
    const { with: settings, env } = preview.steps.at(-1);
    expect(settings).toMatchObject({ command: "preview", diff: true, "comment-on-pr": true });
    expect(Object.keys(env)).toEqual(["PULUMI_ACCESS_TOKEN"]);

    expect(up.if).toBe("github.event_name != 'pull_request'");
    expect(up.permissions).toBeUndefined();
    expect(workflow.permissions).toEqual({ contents: "read" });
    expect(up.steps.at(-1)).toMatchObject({ with: { command: "up", refresh: true } });
    expect(Object.keys(up.steps.at(-1).env)).toEqual(["PULUMI_ACCESS_TOKEN", "DAILY_API_KEY"]);
  });

  test("no two updates of the stack run at once", () => {
    expect(workflow.concurrency.group).toContain("|| 'prod'");
    expect(workflow.concurrency["cancel-in-progress"]).toBeUndefined();
    expect(gitlab.up.resource_group).toBe("prod");
  });

  test("GitLab previews merge requests, and updates from the default branch only", () => {
    expect(gitlab.preview.rules).toEqual([{ if: '$CI_PIPELINE_SOURCE == "merge_request_event"' }]);
    expect(gitlab.preview.script[0]).toContain("pulumi preview --stack prod --diff");
    expect(gitlab.up.rules).toEqual([{ if: "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH" }]);
    expect(gitlab.up.script[0]).toContain("pulumi up --stack prod --refresh --yes");
  });
});

describe("a preview for a pull request", () => {
  let account: TestAccount;
  let stack: ExampleStack;
  let secrets: string[];

  // The key is where the workflow has it: in the environment of the update only.
  beforeAll(async () => {
    account = await startAccount();
    const withKey = await ExampleStack.open("pipeline", { ...account, keyInEnvironment: true });
    await withKey.up();
    secrets = [account.emulator.apiKey, ...Object.values(await withKey.outputs()).flatMap(tokensIn)];
    stack = await ExampleStack.open("pipeline", { ...account, withoutKey: true, beside: withKey });
    account.emulator.clearRequests();
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      for (const path of ["/*", "/*/*", "/*/*/*"]) account.emulator.fault(`${method} ${path} 403`);
    }
  });
  afterAll(async () => {
    stack.remove();
    await stopAccount(account);
  });

  const printed = () => stack.transcript.join("\n");
  const expectNoSecret = () => {
    expect(secrets).toHaveLength(2);
    for (const secret of secrets) {
      const forms = [secret, encodeURIComponent(secret), Buffer.from(secret).toString("base64")];
      for (const form of forms) expect(printed().includes(form)).toBe(false);
    }
  };

  test("without a change it asks Daily nothing, and needs no key", async () => {
    expect((await stack.preview({ diff: true })).operations).toEqual({ standup: "same", bot: "same" });
    expect(account.emulator.requests()).toEqual([]);
  });

  test("of a renewal it asks Daily nothing, and shows no secret", async () => {
    account.clock.advance(17 * HOURS);
    const preview = await stack.preview({ diff: true });
    expect(preview.operations).toEqual({ standup: "same", bot: "replace" });
    expectShown("docs/guides/renewal.md", "renewal preview", preview.output);
    expect(account.emulator.requests()).toEqual([]);
    expectNoSecret();
  });

  test("of a new program, too", async () => {
    const { Room, MeetingToken } = await import("pulumi-daily");
    stack.program = async () => {
      const room = new Room("standup", { privacy: "public" });
      new MeetingToken("bot", { roomName: room.name, isOwner: true, expiresIn: "2d" });
      new MeetingToken("another", { roomName: room.name, expiresIn: "2d" });
    };
    const preview = await stack.preview({ diff: true });
    expect(preview.operations).toEqual({ standup: "update", bot: "replace", another: "create" });
    expect(account.emulator.requests()).toEqual([]);
    expectNoSecret();
  });

  test("with --refresh it only reads, so that a key that may not write would do", async () => {
    const withKey = await ExampleStack.open("pipeline", { ...account, keyInEnvironment: true, beside: stack });
    const preview = await withKey.preview({ diff: true, refresh: true });
    expect(preview).toMatchObject({ ok: true, operations: { standup: "refresh", bot: "replace" } });
    expect(account.emulator.requests().length).toBeGreaterThan(0);
    expect(writes(account.emulator)).toEqual([]);
    stack.transcript.push(...withKey.transcript);
    expectNoSecret();
  });
});
