import { MeetingToken, Room } from "pulumi-daily/native";
import { writes } from "../support/account";
import { byHand } from "../support/byHand";
import { HOURS } from "../support/clock";
import { saidIn, withPlugin } from "../support/plugin";
import { causesOf, type Run } from "../support/run";
import { steps } from "../support/steps";
import { walk } from "../support/walk";

describe("a token whose room --target leaves out", () => {
  steps();
  const world = walk(
    async () => {
      const { name: roomName } = new Room("standup");
      new MeetingToken("bot", { roomName, expiresIn: "24h" });
    },
    { environment: withPlugin },
  );
  const urn = (type: string, name: string) => `urn:pulumi:test::daily-test::daily:index:${type}::${name}`;
  const target = [urn("MeetingToken", "bot")];

  test("is told to include the room", async () => {
    const run = await world.stack.up({ target });
    expect(causesOf(run).join()).toContain(
      "If the program gives roomName as an output, and --target or --exclude leaves out the resource that it comes from, such as the room, include that resource in the update too.",
    );
    expect(writes(world.emulator)).toEqual([]);
  });

  test("the remedy works", async () => {
    const run = await world.stack.up({ target: [...target, urn("Room", "standup")] });
    expect(run.operations).toEqual({ standup: "create", bot: "create" });
  });
});

describe("what the plugin says stands with the resource", () => {
  steps();
  const declared = { enableChat: true };
  const world = walk(
    async () => {
      const { name: roomName } = new Room("standup", { name: "standup", enableChat: declared.enableChat });
      new MeetingToken("bot", { roomName, expiresIn: "24h" });
      new MeetingToken("other", { roomName, expiresIn: "48h" });
    },
    { environment: withPlugin },
  );
  const saidBy = (run: Run) => saidIn(run).map(({ severity, about, text }) => `${severity} ${about}: ${text}`);

  test("that a token is renewed, and until when the old one works", async () => {
    await world.stack.up();
    const { id } = world.stack.resource("bot");
    world.clock.advance(17 * HOURS);
    const said = saidBy(await world.stack.up());
    expect(said).toContainEqual(expect.stringMatching(new RegExp(`^info bot: Token ${id} is renewed: it expires at`)));
    expect(said).toContainEqual(expect.stringMatching(new RegExp(`^info bot: Token ${id} works until`)));
    expect(said.filter((line) => !/^info bot: /.test(line))).toEqual([]);
  });

  test("a warning of a refresh: the room is gone", async () => {
    await byHand(world, "DELETE", "/rooms/standup");
    const said = saidBy(await world.stack.refresh());
    expect(said).toContain(
      'warning standup: Room "standup" no longer exists at Daily. The next update creates it again.',
    );
  });

  test("an error", async () => {
    world.emulator.fault("POST /rooms 403");
    const said = saidBy(await world.stack.up());
    expect(said).toContainEqual(expect.stringMatching(/^error standup: Daily does not allow this account/));
  });
});
