import * as daily from "pulumi-daily";
import { startAccount, type TestAccount } from "../support/account";
import { HOURS } from "../support/clock";
import { TestStack } from "../support/stack";

/** The walk through a token's life, on one stack: each step begins where the one before ended. */
describe("a token's life", () => {
  let account: TestAccount;
  let stack: TestStack;
  const token = async () => (await stack.outputs()).token as string;

  beforeAll(async () => {
    account = await startAccount();
    stack = await TestStack.create(async () => {
      const room = new daily.Room("standup", { privacy: "private" });
      const bot = new daily.MeetingToken("bot", {
        roomName: room.name,
        userName: "Bot",
        isOwner: true,
        expiresIn: "24h",
      });
      return {
        token: bot.token,
        joinUrl: bot.joinUrl,
        expiresAt: bot.expiresAt,
        renewAt: bot.renewAt,
        room: room.name,
        url: room.url,
      };
    }, account);
  });
  afterAll(async () => {
    await account.emulator.close();
    stack.remove();
  });

  test("a preview creates nothing", async () => {
    const run = await stack.preview();
    console.log(run.output);
    expect(run.operations).toEqual({ standup: "create", bot: "create" });
    expect(account.emulator.requests()).toEqual([]);
  });

  test("fresh: the update mints it", async () => {
    const run = await stack.up();
    console.log(run.output);
    console.log(JSON.stringify(await stack.state(), null, 1), await stack.outputs());
    expect(run.operations).toEqual({ standup: "create", bot: "create" });
  });

  test("no change: nothing happens", async () => {
    const run = await stack.up();
    console.log(run.output);
    expect(run.operations).toEqual({ standup: "same", bot: "same" });
  });

  test("inside the window it is replaced", async () => {
    const before = await token();
    account.clock.advance(17 * HOURS);
    const preview = await stack.preview({ diff: true });
    console.log(preview.output);
    const run = await stack.up();
    console.log(run.output);
    expect(run.operations).toEqual({ standup: "same", bot: "replace" });
    expect(await token()).not.toBe(before);
  });
  test("destroy", async () => {
    const run = await stack.destroy();
    console.log(run.output);
  });
});
