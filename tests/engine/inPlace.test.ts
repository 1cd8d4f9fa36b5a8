import * as daily from "pulumi-daily";
import { writes } from "../support/account";
import { HOURS } from "../support/clock";
import { steps } from "../support/steps";
import { walk } from "../support/walk";

/** What can be changed without a new token, or a new room, is. */
describe("an update in place", () => {
  steps();
  let token: Partial<daily.MeetingTokenArgs> = {};
  let room: daily.RoomArgs = { privacy: "private", enableKnocking: true };
  const life = walk(async () => {
    const standup = new daily.Room("standup", room);
    const bot = new daily.MeetingToken("bot", { roomName: standup.name, expiresIn: "24h", ...token });
    return { token: bot.token };
  });
  const bot = () => life.stack.resource("bot").outputs ?? {};
  let first: string;

  beforeAll(async () => {
    await life.stack.up();
    first = String((await life.stack.outputs()).token);
    life.emulator.clearRequests();
  });

  test.each([
    ["another window", { renewBefore: "2h" }, 2],
    ["no renewal any more", { renew: false }, undefined],
    ["renewal again", {}, 8],
  ] as const)("%s rotates nothing", async (_, change, hours) => {
    token = change;
    expect((await life.stack.up()).operations).toEqual({ standup: "same", bot: "update" });
    expect((await life.stack.outputs()).token).toBe(first);
    const before = hours && Date.parse(String(bot().expiresAt)) - Date.parse(String(bot().renewAt));
    expect(before).toBe(hours && hours * HOURS * 1_000);
    expect((await life.stack.preview()).operations).toEqual({ standup: "same", bot: "same" });
    expect(writes(life.emulator)).toEqual([]);
  });

  test("a window that is open by now renews, with the same update", async () => {
    token = { renewBefore: "23h" };
    life.clock.advance(2 * HOURS);
    expect((await life.stack.up()).operations).toEqual({ standup: "same", bot: "replace" });
    expect((await life.stack.outputs()).token).not.toBe(first);
    life.emulator.clearRequests();
  });

  test("a room's properties change in place, and its token is left alone", async () => {
    const { roomId } = life.stack.resource("standup").outputs ?? {};
    room = { privacy: "public", enableScreenshare: false };
    expect((await life.stack.up()).operations).toEqual({ standup: "update", bot: "same" });
    const { outputs } = life.stack.resource("standup");
    expect(outputs).toMatchObject({ roomId, privacy: "public", enableScreenshare: false });
    expect(outputs).not.toHaveProperty("enableKnocking");
    expect(writes(life.emulator)).toEqual([`POST /rooms/${outputs?.name}`]);
    expect((await life.stack.preview()).operations).toEqual({ standup: "same", bot: "same" });
  });
});
