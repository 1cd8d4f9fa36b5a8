import * as pulumi from "@pulumi/pulumi";
import * as dynamic from "pulumi-daily";
import * as native from "pulumi-daily/native";
import { writes } from "../support/account";
import { saidIn, withPlugin } from "../support/plugin";
import { errorsOf } from "../support/run";
import { steps } from "../support/steps";
import { walk } from "../support/walk";

/** A component of one's own. */
class Team extends pulumi.ComponentResource {
  readonly token: pulumi.Output<string>;
  constructor(name: string, daily: typeof dynamic | typeof native, options: pulumi.ComponentResourceOptions) {
    super("test:index:Team", name, {}, options);
    const room = new daily.Room(`${name}-room`, { privacy: "private" }, { parent: this });
    const token = new daily.MeetingToken(`${name}-token`, { roomName: room.name, expiresIn: "24h" }, { parent: room });
    this.token = token.token;
  }
}

/** One program over either set of classes: only the import differs. */
const program = (daily: typeof dynamic | typeof native) => async () => {
  const room = new daily.Room("standup", { privacy: "private", enableChat: true });
  const lobby = new daily.Room("lobby", { name: "lobby" });
  const bot = new daily.MeetingToken("bot", { roomName: room.name, expiresIn: "24h" }, { parent: room });
  const access = new daily.MeetingAccess("retro", { expiresIn: "24h", roles: { host: {}, guest: {} } });
  const team = new daily.MeetingTokenSet("team", {
    roomName: room.name,
    expiresIn: "24h",
    tokens: { ada: { isOwner: true }, bot: { expiresIn: "8h", signedBy: "apiKey" } },
  });
  const eu = new daily.Provider("eu", { apiKey: world.emulator.apiKey, apiUrl: world.emulator.url });
  const there = new daily.Room("there", { privacy: "private" }, { provider: eu });
  const own = new Team("own", daily, { provider: eu });
  const found = daily.Room.get("found", room.name);
  return {
    urls: [room.url, lobby.url, there.url, found.url, access.roomUrl],
    token: own.token,
    joinUrls: [bot.joinUrl, access.joinUrls.host, team.joinUrls],
  };
};

const world = walk(program(dynamic), { environment: withPlugin });

describe("a program that changes its import", () => {
  steps();
  let asked: number;
  const kept = [
    "standup",
    "lobby",
    "bot",
    "retro",
    "retro-host",
    "retro-guest",
    "there",
    "team",
    "own",
    "own-room",
    "own-token",
  ];

  test("keeps its resources, and asks Daily for no change", async () => {
    expect((await world.stack.up()).ok).toBe(true);
    const before = await world.stack.outputs();
    await world.stack.pulumi("stack", "export", "--stack", "test", "--file", "before.json");
    asked = world.emulator.requests().length;

    world.stack.program = program(native);
    const preview = await world.stack.preview();
    expect(saidIn(preview)).toEqual([]);
    for (const name of kept) expect([name, preview.operations[name]]).toEqual([name, "same"]);

    const run = await world.stack.up();
    expect(errorsOf(run)).toEqual([]);
    for (const name of kept) expect([name, run.operations[name]]).toEqual([name, "same"]);
    expect(writes(world.emulator, asked)).toEqual([]);
    expect(await world.stack.outputs()).toEqual(before);
  });

  test("is quiet from then on", async () => {
    const run = await world.stack.up();
    expect(saidIn(run)).toEqual([]);
    expect(new Set(Object.values(run.operations))).toEqual(new Set(["same", "read"]));
    expect((await world.stack.refresh({ expectNoChanges: true })).ok).toBe(true);
  });

  test("goes back to pulumi-daily with the state from before, and not without it", async () => {
    world.stack.program = program(dynamic);
    const without = await world.stack.preview();
    expect(without.steps).toEqual(expect.arrayContaining(["create standup", "delete standup"]));

    await world.stack.pulumi("stack", "import", "--stack", "test", "--file", "before.json");
    const back = await world.stack.up();
    expect(errorsOf(back)).toEqual([]);
    for (const name of kept) expect([name, back.operations[name]]).toEqual([name, "same"]);
    expect(writes(world.emulator, asked)).toEqual([]);
  });

  test("takes all of it down in the end", async () => {
    expect((await world.stack.destroy()).ok).toBe(true);
    const answer = await fetch(`${world.emulator.url}/rooms`, {
      headers: { authorization: `Bearer ${world.emulator.apiKey}` },
    });
    expect(await answer.json()).toMatchObject({ total_count: 0 });
  });
});
