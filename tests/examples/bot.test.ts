import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { MeetingTokenProperties } from "pulumi-daily";
import { signMeetingToken } from "pulumi-daily/token";
import { EXAMPLES } from "../../scripts/example/workspace";
import { startAccount, stopAccount, type TestAccount } from "../support/account";
import { HOURS } from "../support/clock";
import { ExampleStack } from "./support/exampleStack";
import { itLives } from "./support/life";
import { RunningBot } from "./support/runningBot";
import { type Ended, runProgram } from "./support/runProgram";

describe("the bot example", () => {
  let account: TestAccount;
  let stack: ExampleStack;
  let token: string;

  /** The token through a pipe, as in its README, but without npx, which takes a second. */
  const runBot = (input: string, environment: Readonly<Record<string, string>> = {}): Promise<Ended> =>
    runProgram([process.execPath, "--import", "tsx", "bot.ts"], {
      cwd: join(EXAMPLES, "bot"),
      env: { ...account.clock.environment, ...environment },
      input,
    });
  const atDaily = () => ({ DAILY_API_KEY: account.emulator.apiKey, DAILY_API_URL: account.emulator.url });
  const sign = (properties: MeetingTokenProperties) =>
    signMeetingToken(
      { exp: account.clock.seconds + HOURS, roomName: "assistant", ...properties },
      { apiKey: account.emulator.apiKey, domainId: account.emulator.domains[0]?.id as string },
    );

  beforeAll(async () => {
    account = await startAccount();
    stack = await ExampleStack.open("bot", account);
    await stack.up();
    token = (await stack.outputs()).botToken as string;
  });
  afterAll(async () => {
    stack.remove();
    await stopAccount(account);
  });

  test("the bot starts with the token from the stack's output, without Pulumi and without a key", async () => {
    const preload = `--require ${JSON.stringify(join(__dirname, "support/withoutPulumi.cjs"))}`;
    const { NODE_OPTIONS } = account.clock.environment;
    const bot = await runBot(`${token}\n`, { NODE_OPTIONS: `${NODE_OPTIONS} ${preload}` });
    expect(bot).toMatchObject({ code: 0, stderr: "" });
    expect(bot.stdout).toMatch(/^Joining assistant-[\w-]+ as Assistant, until 20\d\d-[\d:.T-]+Z\.\n$/);
  });

  test("with a key it asks Daily, too", async () => {
    account.emulator.clearRequests();
    expect(await runBot(token, atDaily())).toMatchObject({ code: 0 });
    expect(account.emulator.requests("GET /meeting-tokens/:token")).toHaveLength(1);
  });

  test.each([
    ["may not send at all", { permissions: { canSend: false } }, "it may not send audio"],
    ["may send a picture only", { permissions: { canSend: ["video"] } }, "it may not send audio"],
  ] as const)("it refuses a token that %s", async (_, properties, reason) => {
    const bot = await runBot(sign(properties as MeetingTokenProperties));
    expect(bot).toEqual({ code: 1, stdout: "", stderr: `The bot does not start: ${reason}.\n` });
  });

  test("it refuses a token that ends too soon, and one for every room", async () => {
    const { roomName: _, ...everywhere } = { roomName: "", exp: account.clock.seconds + 120 };
    const all = signMeetingToken(everywhere, {
      apiKey: account.emulator.apiKey,
      domainId: account.emulator.domains[0]?.id as string,
    });
    const bot = await runBot(all);
    expect(bot.code).toBe(1);
    expect(bot.stderr).toMatch(
      /^The bot does not start: it names no room, so it opens every room; it ends at 20[^ ]+Z, in less than five minutes\.\n$/,
    );
  });

  test("it refuses what is no token, and what Daily calls invalid, and shows neither", async () => {
    const noToken = await runBot("botToken");
    expect(noToken).toMatchObject({ code: 1, stdout: "" });
    expect(noToken.stderr).toContain("This is not a meeting token");

    const forged = `${token.slice(0, -4)}AAAA`;
    const bot = await runBot(forged, atDaily());
    expect(bot).toMatchObject({ code: 1, stdout: "" });
    expect(bot.stderr).not.toContain(forged);
    expect(bot.stderr).not.toContain(account.emulator.apiKey);
  });

  test("it comes back with the token that an update has renewed, as its README says", async () => {
    const output = ["pulumi", "stack", "output", "botToken", "--show-secrets"];
    expect(readFileSync(join(EXAMPLES, "bot/README.md"), "utf8")).toContain(`npx tsx bot.ts run ${output.join(" ")}`);
    const where = ["-C", stack.workDir, "--stack", "dev"];
    const bot = new RunningBot(["run", ...output, ...where], stack.stack.workspace.envVars);
    try {
      const first = await bot.line();
      expect(first).toMatch(/^Joining assistant-/);
      account.clock.advance(17 * HOURS);
      await stack.up();
      const second = await bot.line();
      expect(second).toMatch(/^Joining assistant-/);
      expect(second).not.toBe(first);
    } finally {
      bot.stop();
    }
  });

  test("it says so where it does not know its source", async () => {
    const unknown = await runProgram(["npx", "tsx", "bot.ts", "daily-token"], { cwd: join(EXAMPLES, "bot") });
    expect(unknown).toMatchObject({ code: 1, stdout: "" });
    expect(unknown.stderr).toBe('The bot does not start: say where the token is: "file PATH" or "run COMMAND".\n');
  });

  test("its stack can be taken down", async () => {
    expect((await stack.destroy()).ok).toBe(true);
  });

  itLives(() => ({ account, stack, resources: ["assistant", "bot"] }));
});
