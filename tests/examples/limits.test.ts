import * as pulumi from "@pulumi/pulumi";
import * as daily from "pulumi-daily";
import { startAccount, stopAccount, type TestAccount } from "../support/account";
import { TestStack } from "../support/stack";
import { roomsAt } from "./support/life";

/** What docs/guides/limits.md and its neighbours say of the engine, shown on it. */
describe("limits", () => {
  let account: TestAccount;
  let stack: TestStack;

  beforeEach(async () => {
    account = await startAccount();
    stack = await TestStack.create(async () => {}, account);
  });
  afterEach(async () => {
    stack.remove();
    await stopAccount(account);
  });

  test("the preview of an update in place takes outputs for unknown: what reads them shows as changed, and is not", async () => {
    const program = (renewBefore: daily.Duration) => async () => {
      const room = new daily.Room("standup", { privacy: "private" });
      const bot = new daily.MeetingToken("bot", { roomName: room.name, expiresIn: "24h", renewBefore });
      new daily.MeetingToken("reader", { roomName: room.name, expiresIn: "24h", triggers: [bot.token] });
    };
    stack.program = program("8h");
    await stack.up();
    stack.program = program("4h");
    expect((await stack.preview()).operations).toEqual({ standup: "same", bot: "update", reader: "replace" });
    expect((await stack.up()).operations).toEqual({ standup: "same", bot: "update", reader: "same" });
  });

  test("the diff of a replacement marks what caused it, at any depth, and lists outputs as going", async () => {
    const program = (canSend: ("audio" | "video")[]) => async () => {
      const args = { roomName: "standup", allowMissingRoom: true, expiresIn: "24h" } as const;
      new daily.MeetingToken("bot", { ...args, permissions: { canSend } });
    };
    stack.program = program(["audio"]);
    await stack.up();
    stack.program = program(["audio", "video"]);
    const { output } = await stack.preview({ diff: true });
    expect(output).toMatch(/~ permissions +: \{\n\s+~ canSend: \[\n\s+\[0\]: "audio"\n\s+\+ \[1\]: "video"/);
    expect(output).toMatch(/- token +: \[secret\]/);
  });

  test("a room with a generated name is replaced without a gap, one with a fixed name with one", async () => {
    const program = (name?: string) => async () => {
      const room = new daily.Room("standup", { privacy: "private", ...(name !== undefined && { name }) });
      new daily.MeetingToken("bot", { roomName: room.name, expiresIn: "24h" });
    };
    const order = async () => {
      const { steps } = await stack.up({ replace: [stack.resource("standup").urn] });
      return steps.filter((step) => !step.startsWith("replace "));
    };
    stack.program = program();
    await stack.up();
    expect(await order()).toEqual([
      "create-replacement standup",
      "create-replacement bot",
      "delete-replaced bot",
      "delete-replaced standup",
    ]);
    await stack.destroy();
    stack.program = program("standup");
    await stack.up();
    expect(await order()).toEqual([
      "delete-replaced bot",
      "delete-replaced standup",
      "create-replacement standup",
      "create-replacement bot",
    ]);
  });

  test("a resource does not move to another account by itself: --replace moves it, and leaves nothing behind", async () => {
    const { apiKey } = account.emulator.addDomain({ name: "eu" });
    const program = (moved: boolean) => async () => {
      const eu = new daily.Provider("eu", { apiKey: pulumi.secret(apiKey), apiUrl: account.emulator.url });
      const options = moved ? { provider: eu } : {};
      const room = new daily.Room("standup", { privacy: "private" }, options);
      const bot = new daily.MeetingToken("bot", { roomName: room.name, expiresIn: "24h" }, options);
      return { domains: [room.domainName, bot.domainName] };
    };
    stack.program = program(false);
    await stack.up();
    stack.program = program(true);
    expect((await stack.preview()).operations).toEqual({ standup: "same", bot: "same" });

    await stack.up({ replace: ["standup", "bot"].map((name) => stack.resource(name).urn) });
    expect(await stack.outputs()).toEqual({ domains: ["eu", "eu"] });
    expect([await roomsAt(account), await roomsAt(account, apiKey)]).toEqual([0, 1]);
  });

  test("the cap of the stack does not reach another provider", async () => {
    await stack.command.run(["config", "set", "daily:maxTokenLifetime", "1h", "--stack", "test"], {
      cwd: stack.folder,
      env: stack.stack.workspace.envVars,
    });
    stack.program = async () => {
      const other = new daily.Provider("other", { apiKey: account.emulator.apiKey, apiUrl: account.emulator.url });
      const args = { roomName: "standup", allowMissingRoom: true, expiresIn: "24h" } as const;
      new daily.MeetingToken("theirs", args, { provider: other });
    };
    expect((await stack.preview()).ok).toBe(true);
    stack.program = async () => {
      new daily.MeetingToken("ours", { roomName: "standup", allowMissingRoom: true, expiresIn: "24h" });
    };
    expect((await stack.preview()).ok).toBe(false);
  });
});
