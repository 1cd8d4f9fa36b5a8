import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { MeetingToken, Room } from "pulumi-daily";
import { Reader } from "../support/reader";
import { linesOf } from "../support/run";
import { steps } from "../support/steps";
import { walk } from "../support/walk";

/** What a token does to somebody who opens a room with it. */
const honoured = { outcome: "joins", token: { use: "honoured" } };

describe("a leak: three tokens and two rooms, of which one is replaced", () => {
  steps();
  const world = walk(async () => {
    const leaked = new Room("leaked", { privacy: "private" });
    const other = new Room("other", { privacy: "private" });
    const host = new MeetingToken("host", { roomName: leaked.name, isOwner: true, expiresIn: "24h" });
    const guest = new MeetingToken("guest", { roomName: leaked.name, expiresIn: "24h" });
    const bot = new MeetingToken("bot", { roomName: other.name, expiresIn: "24h" });
    const reader = new Reader("reader", host.token);
    return {
      leaked: leaked.name,
      other: other.name,
      host: host.token,
      guest: guest.token,
      bot: bot.token,
      read: reader.given,
    };
  });
  let before: Record<string, string>;
  let after: Record<string, string>;
  const enter = (room: string | undefined, token: string | undefined) =>
    world.emulator.join({ room: room as string, token: token as string });

  test("before it, each token opens its room", async () => {
    await world.stack.up();
    before = (await world.stack.outputs()) as Record<string, string>;
    expect(await enter(before.leaked, before.host)).toMatchObject(honoured);
    expect(await enter(before.leaked, before.guest)).toMatchObject(honoured);
    expect(await enter(before.other, before.bot)).toMatchObject(honoured);
  });

  test("one command replaces the room, its tokens and what reads them, and nothing else", async () => {
    const run = await world.stack.up({ replace: [world.stack.resource("leaked").urn] });
    after = (await world.stack.outputs()) as Record<string, string>;
    expect(run.operations).toEqual({
      leaked: "replace",
      host: "replace",
      guest: "replace",
      reader: "update",
      other: "same",
      bot: "same",
    });
    expect(after.read).toBe(after.host);
    expect(after.read).not.toBe(before.host);
  });

  test("the old tokens of that room open nothing any more", async () => {
    for (const token of [before.host, before.guest]) {
      expect(await enter(before.leaked, token)).toMatchObject({ outcome: "refused", error: "no-room" });
      expect(await enter(after.leaked, token)).toMatchObject({
        outcome: "refused",
        error: "not-allowed",
        token: { use: "ignored", reason: "wrong-room" },
      });
      expect(await enter(after.other, token)).toMatchObject({ outcome: "refused" });
    }
  });

  test("the new ones open the new room", async () => {
    expect(await enter(after.leaked, after.host)).toMatchObject({ ...honoured, who: { isOwner: true } });
    expect(await enter(after.leaked, after.guest)).toMatchObject(honoured);
  });

  test("the other room and its token are untouched", async () => {
    expect(after.other).toBe(before.other);
    expect(after.bot).toBe(before.bot);
    expect(await enter(after.other, before.bot)).toMatchObject(honoured);
  });

  test("and nothing is left to do", async () => {
    expect((await world.stack.refresh({ expectNoChanges: true })).ok).toBe(true);
    expect(new Set(Object.values((await world.stack.preview()).operations))).toEqual(new Set(["same"]));
  });
});

describe("the command for a leak, as the documentation has it", () => {
  const world = walk(async () => {
    for (const name of ["standup", "standup-eu", "old-standup"]) new Room(name);
  });
  const command = () => {
    const text = readFileSync(join(__dirname, "../../docs/revocation.md"), "utf8");
    return /pulumi stack --show-urns \| grep -o '[^']*'/.exec(text)?.[0] as string;
  };

  test("names one room and no other", async () => {
    await world.stack.up();
    const { stdout } = await promisify(execFile)("bash", ["-c", command()], {
      cwd: world.stack.folder,
      env: { ...process.env, ...world.stack.stack.workspace.envVars },
    });
    expect(stdout).toBe(`${world.stack.resource("standup").urn}\n`);
  });
});

describe("a room that is removed from the program", () => {
  let declared = true;
  const world = walk(async () => {
    if (!declared) return;
    const room = new Room("standup", { privacy: "private" });
    return { url: new MeetingToken("bot", { roomName: room.name, expiresIn: "24h" }).joinUrl };
  });

  test("revokes its tokens", async () => {
    expect((await world.stack.up()).operations).toEqual({ standup: "create", bot: "create" });
    const { url } = await world.stack.outputs();
    declared = false;
    expect((await world.stack.up()).operations).toEqual({ standup: "delete", bot: "delete" });
    expect(await world.emulator.join({ url: url as string })).toMatchObject({ outcome: "refused", error: "no-room" });
  });
});

describe("a room of a fixed name that is replaced", () => {
  const world = walk(async () => {
    const room = new Room("standup", { name: "standup", privacy: "private" });
    return { token: new MeetingToken("bot", { roomName: room.name, expiresIn: "24h" }).token };
  });
  const join = (token: unknown) => world.emulator.join({ room: "standup", token: String(token) });

  // Nobody has published how Daily behaves; the provider is to be safe either way, and says what it cannot promise.
  test.each([
    { refuseOldTokens: false, old: honoured },
    { refuseOldTokens: true, old: { outcome: "refused", token: { use: "ignored" } } },
  ])("mints another token, and the old one may work on (%o)", async ({ refuseOldTokens, old }) => {
    world.emulator.setSwitches({ refuseOldTokens });
    await world.stack.up();
    const before = await world.stack.outputs();
    world.clock.advance(60);
    const run = await world.stack.up({ replace: [world.stack.resource("standup").urn] });
    const after = await world.stack.outputs();
    expect(run.operations).toEqual({ standup: "replace", bot: "replace" });
    expect(await join(after.token)).toMatchObject(honoured);
    expect(await join(before.token)).toMatchObject(old);
    expect(linesOf(run)).toContain(
      'Room "standup" is deleted, and its tokens no longer work. If a room named "standup" is created again, its unexpired tokens will probably open it.',
    );
  });
});
