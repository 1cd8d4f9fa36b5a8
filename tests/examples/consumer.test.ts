import { decodeMeetingToken } from "pulumi-daily/token";
import { startAccount, stopAccount, type TestAccount } from "../support/account";
import { HOURS } from "../support/clock";
import { steps } from "../support/steps";
import { ExampleStack } from "./support/exampleStack";
import { roomsAt } from "./support/life";

describe("the consumer example", () => {
  steps();
  let account: TestAccount;
  let platform: ExampleStack;
  let consumer: ExampleStack;
  const joins = async (token: string) => {
    const { roomName } = decodeMeetingToken(token).properties;
    return (await account.emulator.join({ room: roomName as string, token })).token.use;
  };
  const supportToken = async () =>
    new URL((await consumer.outputs()).supportUrl as string).searchParams.get("t") as string;

  beforeAll(async () => {
    account = await startAccount();
    // Staging's tokens live for 12 hours, so that the consumer's own of one hour has many renewals within one of those.
    platform = await ExampleStack.open("environments", { ...account, stackName: "staging" });
    await platform.up();
    consumer = await ExampleStack.open("consumer", {
      ...account,
      beside: platform,
      config: { "daily-consumer:platform": "organization/daily-environments/staging" },
    });
  });
  afterAll(async () => {
    consumer.remove();
    await stopAccount(account);
  });

  test("it has the other stack's token, and one of its own for the other stack's room", async () => {
    await consumer.up();
    const [theirs, ours] = [await platform.outputs(), await consumer.outputs()];
    expect(ours.botToken).toBe(theirs.botToken);
    expect(decodeMeetingToken(await supportToken()).properties).toMatchObject({
      roomName: theirs.roomName,
      isOwner: true,
    });
  });

  test("a token that was a secret there is one here", async () => {
    const { botToken } = await consumer.outputs();
    expect((await consumer.shownOutputs()).botToken).toBe("[secret]");
    expect(consumer.stateText).not.toContain(botToken);
  });

  test("after a renewal there, the old token works until the update here, which brings the new one", async () => {
    const { botToken: old } = await consumer.outputs();
    account.clock.advance(9 * HOURS);
    expect((await platform.up()).operations).toEqual({ standup: "same", bot: "replace" });
    expect(await joins(old as string)).toBe("honoured");
    expect((await consumer.outputs()).botToken).toBe(old);

    await consumer.up();
    const { botToken } = await consumer.outputs();
    expect(botToken).toBe((await platform.outputs()).botToken);
    expect(botToken).not.toBe(old);
    expect(await joins(botToken as string)).toBe("honoured");
  });

  test("when the room there is replaced, the token of its own is minted anew", async () => {
    const old = await supportToken();
    const { resources } = JSON.parse(await platform.ask(["stack", "export"])).deployment;
    const room = resources.find(({ urn }: { urn: string }) => urn.endsWith("::standup"));
    await platform.up({ replace: [room.urn] });
    expect((await account.emulator.join({ room: room.outputs.name, token: old })).outcome).toBe("refused");

    expect((await consumer.up()).operations).toMatchObject({ support: "replace" });
    expect(await joins(await supportToken())).toBe("honoured");
  });

  test("it can be taken down, and leaves the other stack's room", async () => {
    expect((await consumer.destroy()).ok).toBe(true);
    expect(await roomsAt(account)).toBe(1);
    await platform.destroy();
    await platform.up();
  });

  describe("with the other stack as it is", () => {
    afterAll(() => platform.destroy());

    test("up, up again, refresh, destroy", async () => {
      expect((await consumer.up()).operations).toMatchObject({ support: "create" });
      const again = await consumer.up();
      expect(again.operations.support).toBe("same");
      expect((await consumer.refresh({ expectNoChanges: true })).ok).toBe(true);
      expect((await consumer.destroy()).ok).toBe(true);
      expect((await platform.destroy()).ok).toBe(true);
      expect(await roomsAt(account)).toBe(0);
    });
  });
});
