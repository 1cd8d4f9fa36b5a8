import { MeetingToken, type MeetingTokenArgs, Room } from "pulumi-daily";
import { byHand } from "../support/byHand";
import { errorsOf } from "../support/run";
import { steps } from "../support/steps";
import { walk } from "../support/walk";

/** What an error advises, typed. Further ones: roomsByHand, roomsExpired, roomsUnclear, wayOut. */

describe("no API key", () => {
  const world = walk(
    async () => {
      new Room("standup");
    },
    { withoutKey: true, environment: { DAILY_API_KEY: "" } },
  );

  test('is made up for by "pulumi config set --secret daily:apiKey"', async () => {
    expect(errorsOf(await world.stack.up()).join()).toContain(
      'No Daily API key. Set it with "pulumi config set --secret daily:apiKey", or set DAILY_API_KEY where pulumi runs.',
    );
    await world.stack.setSecret("daily:apiKey", world.emulator.apiKey);
    expect((await world.stack.up()).operations).toEqual({ standup: "create" });
  });
});

describe("a state that holds no token", () => {
  const world = walk(async () => {
    new MeetingToken("bot", { allRooms: true, expiresIn: "24h" });
  });

  test("gets one by pulumi up with --replace", async () => {
    await world.stack.up();
    const exported = await world.stack.stack.exportStack();
    for (const { outputs } of exported.deployment.resources) delete outputs?.token;
    await world.stack.stack.importStack(exported);
    expect(errorsOf(await world.stack.refresh()).join()).toContain(
      "The state of this MeetingToken contains no token. Run pulumi up with --replace for it to mint one.",
    );
    const { urn } = world.stack.resource("bot");
    expect((await world.stack.up({ replace: [urn] })).operations).toEqual({ bot: "replace" });
    expect((await world.stack.refresh({ expectNoChanges: true })).ok).toBe(true);
  });
});

describe("a token for a room that is not there", () => {
  steps();
  const declared = { args: {} as Partial<MeetingTokenArgs> };
  const world = walk(async () => {
    new MeetingToken("bot", { roomName: "lobby", expiresIn: "24h", ...declared.args } as MeetingTokenArgs);
  });
  const refusal = "Otherwise create the room first, give it a later exp, or set allowMissingRoom: true.";

  test("is minted with allowMissingRoom: true", async () => {
    expect(errorsOf(await world.stack.up()).join()).toContain(refusal);
    declared.args = { allowMissingRoom: true };
    expect((await world.stack.up()).operations).toEqual({ bot: "create" });
    await world.stack.destroy();
  });

  test("or once the room is made", async () => {
    declared.args = {};
    expect(errorsOf(await world.stack.up()).join()).toContain(refusal);
    await byHand(world, "POST", "/rooms", { name: "lobby" });
    expect((await world.stack.up()).operations).toEqual({ bot: "create" });
  });
});
