import * as pulumi from "@pulumi/pulumi";
import * as daily from "pulumi-daily";
import { startAccount, stopAccount, type TestAccount, writes } from "../support/account";
import { HOURS } from "../support/clock";
import { TestStack } from "../support/stack";
import { HandWrittenRoom, HandWrittenToken } from "./support/handWritten";

/** docs/guides/moving.md, on the engine. */
describe("moving from a hand-written dynamic provider", () => {
  let account: TestAccount;
  let stack: TestStack;
  let oldToken: string;
  let roomId: string;

  const handWritten = (options: pulumi.CustomResourceOptions) => async () => {
    const config = new pulumi.Config("daily");
    const given = { apiUrl: config.require("apiUrl"), apiKey: config.requireSecret("apiKey") };
    const room = new HandWrittenRoom("standup", { ...given, roomName: "standup" }, options);
    const exp = account.clock.seconds + 24 * HOURS;
    const bot = new HandWrittenToken("bot", { ...given, roomName: room.roomName, exp }, { ignoreChanges: ["exp"] });
    return { token: bot.token };
  };

  const moved = async () => {
    // #region after
    const room = new daily.Room("standup", { name: "standup", privacy: "private", adopt: true });
    const bot = new daily.MeetingToken("bot", { roomName: room.name, expiresIn: "24h" });
    // #endregion after
    return { token: bot.token };
  };

  const idOfRoom = async () => {
    const headers = { authorization: `Bearer ${account.emulator.apiKey}` };
    const answer = await fetch(`${account.emulator.url}/rooms/standup`, { headers });
    return ((await answer.json()) as { id: string }).id;
  };
  const honours = async (token: string) =>
    (await account.emulator.join({ room: "standup", token })).token.use === "honoured";

  beforeEach(async () => {
    account = await startAccount();
    stack = await TestStack.create(handWritten({}), account);
    expect(await stack.up()).toMatchObject({ ok: true });
    oldToken = (await stack.outputs()).token as string;
    roomId = await idOfRoom();
    // A token that says the same, minted in the same second, would be the same token.
    account.clock.advance(1);
  });
  afterEach(async () => {
    stack.remove();
    await stopAccount(account);
  });

  const expectMoved = async () => {
    expect(await idOfRoom()).toBe(roomId);
    const { token } = await stack.outputs();
    expect(token).not.toBe(oldToken);
    expect(await honours(token as string)).toBe(true);
    expect(await honours(oldToken)).toBe(true);
    expect(JSON.stringify(stack.state).includes(token as string)).toBe(false);
    expect((await stack.up()).operations).toEqual({ standup: "same", bot: "same" });
  };

  test("a hand-written one has the token in clear in its state, and a copy of its code in each resource", () => {
    expect(JSON.stringify(stack.state).includes(oldToken)).toBe(true);
    expect(String(stack.resource("bot").outputs?.__provider).length).toBeGreaterThan(1_000);
  });

  test("by the program: the old room is retained, the new one adopts it, and the old token lives on", async () => {
    stack.program = handWritten({ retainOnDelete: true });
    expect((await stack.up()).ok).toBe(true);
    account.emulator.clearRequests();

    stack.program = moved;
    const run = await stack.up();
    expect(run.output).not.toContain("error:");
    expect(writes(account.emulator)).not.toContain("DELETE /rooms/standup");
    await expectMoved();
  });

  test("by the state: both are forgotten, then the new ones take over", async () => {
    const command = [
      "state",
      "delete",
      stack.resource("standup").urn,
      "--target-dependents",
      "--yes",
      "--stack",
      "test",
    ];
    await stack.command.run(command, { cwd: stack.folder, env: stack.stack.workspace.envVars });
    expect(stack.names).toEqual([]);
    account.emulator.clearRequests();

    stack.program = moved;
    expect((await stack.up()).operations).toEqual({ standup: "create", bot: "create" });
    expect(writes(account.emulator)).not.toContain("DELETE /rooms/standup");
    await expectMoved();
  });

  test("an alias is not the way for a room: it is replaced, and the old one deleted first", async () => {
    stack.program = async () => {
      const aliases = [{ type: "pulumi-nodejs:dynamic:Resource" }];
      new daily.Room("standup", { name: "standup", privacy: "private", adopt: true }, { aliases });
    };
    expect((await stack.up()).steps.slice(0, 2)).toEqual(["delete-replaced standup", "replace standup"]);
    expect(writes(account.emulator)).toContain("DELETE /rooms/standup");
  });

  test("without either, the old room's own delete ends the meeting: what the guide warns of", async () => {
    stack.program = moved;
    await stack.up();
    expect(writes(account.emulator)).toContain("DELETE /rooms/standup");
  });
});
