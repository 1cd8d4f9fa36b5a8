import { execFileSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import * as pulumi from "@pulumi/pulumi";
import { decodeMeetingToken } from "pulumi-daily/token";
import { startAccount, stopAccount, type TestAccount } from "../support/account";
import { HOURS } from "../support/clock";
import { steps } from "../support/steps";
import { pathWithCommandPlugin, pathWithStandIn } from "./support/commandPlugin/find";
import { ExampleStack } from "./support/exampleStack";
import { roomsAt, tokensIn } from "./support/life";
import { loadExample } from "./support/loadExample";

describe("the bot-command example", () => {
  steps();
  let account: TestAccount;
  let stack: ExampleStack;
  let everyToken: string[];
  const folder = () => join(stack.workDir, ".bot");
  const token = () => readFileSync(join(folder(), "token"), "utf8");
  const log = () => readFileSync(join(folder(), "log"), "utf8").split("\n").filter(Boolean);
  const commandLines = () => execFileSync("ps", ["-eo", "args"], { encoding: "utf8" });
  const pid = () => Number(readFileSync(join(folder(), "pid"), "utf8"));
  const isRunning = (process_: number) => {
    try {
      return process.kill(process_, 0);
    } catch {
      return false;
    }
  };
  const said = async (lines: number) => {
    for (let left = 100; left > 0 && log().length < lines; left--) await sleep(100);
    return log();
  };

  beforeAll(async () => {
    account = await startAccount();
    stack = await ExampleStack.open("bot-command", { ...account, environment: { PATH: pathWithCommandPlugin() } });
  });
  afterAll(async () => {
    await stack.destroy();
    stack.remove();
    await stopAccount(account);
  });

  test("up starts the bot with its token, which only the bot's user can read", async () => {
    const run = await stack.up();
    expect(run.output).not.toContain("error:");
    expect(run.operations).toEqual({ assistant: "create", "bot-token": "create", bot: "create" });
    expect((await said(1)).at(-1)).toMatch(/^Assistant opens assistant-[\w-]+ until 20/);
    expect(statSync(join(folder(), "token")).mode & 0o777).toBe(0o600);
    everyToken = [token()];
  });

  test("up again leaves it alone", async () => {
    const run = await stack.up();
    expect(run.operations).toEqual({ assistant: "same", "bot-token": "same", bot: "same" });
    expect(log()).toHaveLength(1);
  });

  test("a renewal reloads it in the same update, while the old token still works", async () => {
    const before = { process: pid(), token: token() };
    account.clock.advance(17 * HOURS);
    expect((await stack.up()).operations).toEqual({ assistant: "same", "bot-token": "replace", bot: "update" });
    expect(await said(2)).toHaveLength(2);
    expect(pid()).toBe(before.process);
    expect(token()).not.toBe(before.token);
    everyToken.push(token());
    const room = decodeMeetingToken(before.token).properties.roomName as string;
    for (const each of everyToken) {
      expect((await account.emulator.join({ room, token: each })).token.use).toBe("honoured");
    }
  });

  test("no token stands on a command line, in the state, in a log or in what is printed", async () => {
    expect(everyToken).toHaveLength(2);
    const shown = [commandLines(), ...stack.transcript, stack.stateText, ...log()].join("\n");
    for (const each of [...everyToken, account.emulator.apiKey]) expect(shown.includes(each)).toBe(false);
    expect(commandLines()).toContain("bot.mjs");
  });

  test("a refresh finds nothing", async () => {
    expect((await stack.refresh({ expectNoChanges: true })).ok).toBe(true);
  });

  test("a token that cannot be read leaves the bot in its meeting", async () => {
    const process_ = pid();
    execFileSync("sh", ["bot.sh", "reload"], { cwd: stack.workDir, input: "no token" });
    expect((await said(3)).at(-1)).toMatch(/^The new token is not read: /);
    expect(isRunning(process_)).toBe(true);
  });

  test("destroy stops the bot, and leaves nothing", async () => {
    const process_ = pid();
    expect(isRunning(process_)).toBe(true);
    expect((await stack.destroy()).ok).toBe(true);
    for (let left = 50; left > 0 && isRunning(process_); left--) await sleep(100);
    expect(isRunning(process_)).toBe(false);
    expect(() => statSync(folder())).toThrow();
    expect(await roomsAt(account)).toBe(0);
  });
});

describe("the bot-command example for a bot on another host, on the engine", () => {
  let account: TestAccount;
  let stack: ExampleStack;

  beforeAll(async () => {
    account = await startAccount();
    // There is no such host: only the stand-in can be asked, since it goes nowhere.
    stack = await ExampleStack.open("bot-command", {
      ...account,
      environment: { PATH: pathWithStandIn() },
      config: { "daily-bot-command:botHost": "bot.example.com" },
      program: async () => ({ ...loadExample("bot-command", "remote.ts") }),
    });
    await stack.ask(["config", "set", "--secret", "botHostKey"], "not a key");
  });
  afterAll(async () => {
    await stack.destroy();
    stack.remove();
    await stopAccount(account);
  });

  test("a renewal copies the new token, then reloads the service, and neither stands in clear anywhere", async () => {
    await stack.up();
    account.clock.advance(17 * HOURS);
    const run = await stack.up();
    expect(run.operations).toMatchObject({ "bot-token": "replace", token: "update", reload: "update" });
    const { resources } = JSON.parse(await stack.ask(["stack", "export", "--show-secrets"])).deployment;
    const [token] = tokensIn(resources.find(({ urn }: { urn: string }) => urn.endsWith("::bot-token")).outputs);
    expect(token).toBeDefined();
    const copied = resources.find(({ urn }: { urn: string }) => urn.endsWith("CopyToRemote::token"));
    expect(tokensIn(copied.outputs.source)).toEqual([token]);
    expect([...stack.transcript, stack.stateText].join("\n").includes(token as string)).toBe(false);
  });
});

describe("the bot-command example for a bot on another host, with mocks", () => {
  type Made = { readonly type: string; readonly name: string; readonly inputs: Record<string, unknown> };
  const made: Made[] = [];
  const TOKEN = "ey-mocked.ey-token.signature";

  beforeAll(async () => {
    await pulumi.runtime.setMocks(
      {
        newResource: ({ type, name, inputs, id }) => {
          made.push({ type, name, inputs });
          return {
            id: id || `${name}-id`,
            state: { ...inputs, ...(type.includes("MeetingToken") && { token: TOKEN }) },
          };
        },
        call: () => ({}),
      },
      "daily-bot-command",
      "dev",
    );
    pulumi.runtime.setAllConfig(
      { "daily-bot-command:botHost": "bot.example.com", "daily-bot-command:botHostKey": "not a key" },
      ["daily-bot-command:botHostKey"],
    );
    loadExample("bot-command", "remote.ts");
    for (let left = 50; left > 0 && made.length < 4; left--) await sleep(50);
  });

  const resource = (name: string) => made.find((each) => each.name === name) as Made;

  test("the token is copied to the host, then the service is reloaded", async () => {
    expect(made.map(({ name }) => name).sort()).toEqual(["assistant", "bot-token", "reload", "token"]);
    expect(resource("token").type).toBe("command:remote:CopyToRemote");
    expect(await (resource("token").inputs.source as pulumi.asset.StringAsset).text).toBe(TOKEN);
    expect(resource("reload").inputs.triggers).toEqual(["bot-token-id"]);
  });

  test("no command holds the token", () => {
    expect(JSON.stringify(resource("reload").inputs)).not.toContain(TOKEN);
    expect(resource("reload").inputs.create).toBe("systemctl --user reload-or-restart daily-bot");
  });
});
