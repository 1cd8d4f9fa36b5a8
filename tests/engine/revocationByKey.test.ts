import { MeetingToken, Room } from "pulumi-daily";
import { linesOf } from "../support/run";
import { steps } from "../support/steps";
import { walk } from "../support/walk";

describe("regenerating the API key", () => {
  steps();
  const world = walk(async () => {
    const roomName = new Room("standup", { privacy: "private" }).name;
    const host = new MeetingToken("host", { roomName, signedBy: "apiKey", expiresIn: "24h" });
    const bot = new MeetingToken("bot", { roomName, signedBy: "apiKey", expiresIn: "24h" });
    const guest = new MeetingToken("guest", { roomName, expiresIn: "24h" });
    return { roomName, host: host.token, bot: bot.token, guest: guest.token };
  });
  let before: Record<string, string>;
  const join = (token: string | undefined) =>
    world.emulator.join({ room: before.roomName as string, token: token as string });
  const honoured = { outcome: "joins", token: { use: "honoured" } };
  const replacesSelfSigned = { standup: "same", host: "replace", bot: "replace", guest: "same" };

  test("ends every self-signed token at once, and no other", async () => {
    await world.stack.up();
    before = (await world.stack.outputs()) as Record<string, string>;
    const { key } = world.emulator.rotateKey();
    for (const token of [before.host, before.bot]) {
      expect(await join(token)).toMatchObject({ outcome: "refused", token: { use: "ignored" } });
    }
    expect(await join(before.guest)).toMatchObject(honoured);
    await world.stack.setSecret("daily:apiKey", key);
  });

  test("a preview names each of them as a replacement, and says why", async () => {
    const requests = world.emulator.requests().length;
    const preview = await world.stack.preview();
    expect(preview.operations).toEqual(replacesSelfSigned);
    const because = ({ id }: { id?: string }) =>
      `warning: The API key or the domain's id has changed since token ${id} was signed. It works only while the key that signed it is active at Daily; an update replaces it.`;
    expect(linesOf(preview)).toEqual(
      expect.arrayContaining([because(world.stack.resource("host")), because(world.stack.resource("bot"))]),
    );
    expect(linesOf(preview)).not.toContain(because(world.stack.resource("guest")));
    expect(world.emulator.requests({ after: requests })).toEqual([]);
  });

  test("the update signs them anew, and leaves those of Daily's as they are", async () => {
    const run = await world.stack.up();
    expect(run.operations).toEqual(replacesSelfSigned);
    const after = (await world.stack.outputs()) as Record<string, string>;
    expect(await join(after.host)).toMatchObject(honoured);
    expect(await join(after.bot)).toMatchObject(honoured);
    expect(after.guest).toBe(before.guest);
    expect((await world.stack.preview()).operations).toEqual({
      standup: "same",
      host: "same",
      bot: "same",
      guest: "same",
    });
  });
});

describe("another API key beside the old one", () => {
  const world = walk(async () => {
    const roomName = new Room("standup", { privacy: "private" }).name;
    return { roomName, bot: new MeetingToken("bot", { roomName, signedBy: "apiKey", expiresIn: "24h" }).token };
  });

  test("leaves a self-signed token working until an update replaces it; the preview claims nothing else", async () => {
    await world.stack.up();
    const { roomName, bot } = (await world.stack.outputs()) as Record<string, string>;
    const { key } = world.emulator.rotateKey({ keepOld: true });
    await world.stack.setSecret("daily:apiKey", key);
    const preview = await world.stack.preview();
    expect(preview.operations).toEqual({ standup: "same", bot: "replace" });
    expect(linesOf(preview).join()).toMatch("It works only while the key that signed it is active at Daily");
    const joins = await world.emulator.join({ room: roomName as string, token: bot as string });
    expect(joins).toMatchObject({ outcome: "joins", token: { use: "honoured" } });
  });
});
