import { CustomResource, type CustomResourceOptions, type Output } from "@pulumi/pulumi";
import { byHand } from "../support/byHand";
import { HOURS } from "../support/clock";
import { withPlugin } from "../support/plugin";
import { errorsOf } from "../support/run";
import { steps } from "../support/steps";
import { walk } from "../support/walk";

// As a program in any language declares them: the classes of `pulumi-daily/native` know some of this before the plugin.
class Resource extends CustomResource {}
class Room extends CustomResource {
  declare readonly name: Output<string>;
  declare readonly roomId: Output<string>;
  constructor(name: string, args: object, options: CustomResourceOptions) {
    super(ROOM, name, { roomId: undefined, ...args }, options);
  }
}
const ROOM = "daily:index:Room";
const TOKEN = "daily:index:MeetingToken";
const SET = "daily:index:MeetingTokenSet";

describe("a room with a fixed name", () => {
  steps();
  const args: Record<string, unknown> = { name: "standup", maxParticipants: 5 };
  let end: number;
  const declared = { args, deleteBeforeReplace: false };
  const world = walk(
    async () => {
      const { args, ...options } = declared;
      const room = new Room("standup", args, options);
      new Resource(TOKEN, "old", { roomName: room.name, exp: end });
      const set = { roomName: room.name, expiresIn: "24h", tokens: { ada: {} } };
      new Resource(SET, "by-name", set);
      new Resource(SET, "by-room", { ...set, triggers: { room: room.roomId } });
    },
    { environment: withPlugin },
  );
  const replace = () => world.stack.up({ replace: [world.stack.resource("standup").urn] });

  test("is made, and then quiet", async () => {
    end = world.clock.seconds + HOURS;
    expect(errorsOf(await world.stack.up())).toEqual([]);
    expect(new Set(Object.values((await world.stack.up()).operations))).toEqual(new Set(["same"]));
  });

  test("--replace is refused with a remedy, and leaves the room", async () => {
    const run = await replace();
    expect(run.ok).toBe(false);
    expect(errorsOf(run).join("\n")).toContain("give it the option deleteBeforeReplace: true");
    expect(await byHand(world, "GET", "/rooms/standup")).toMatchObject({ name: "standup" });
  });

  test("the remedy works, and leaves a token that has expired by then", async () => {
    world.clock.advance(2 * HOURS);
    declared.deleteBeforeReplace = true;
    const run = await replace();
    expect(errorsOf(run)).toEqual([]);
    expect(run.operations).toMatchObject({ standup: "replace", old: "same" });
  });

  test("a set mints its tokens anew where a trigger names the room's id, and says nothing else", async () => {
    const run = await replace();
    expect(run.operations).toMatchObject({ standup: "replace", "by-name": "same", "by-room": "update" });
    expect(run.messages.map(({ text }) => text).filter((text) => text.includes("an update mints"))).toEqual([
      expect.stringContaining("an update mints ada (triggers changed)"),
    ]);
  });

  test("with adopt: true, --replace would take over the same room: that is said, and the remedy works", async () => {
    const { roomId } = world.stack.resource("standup").outputs ?? {};
    declared.deleteBeforeReplace = false;
    declared.args.adopt = true;
    expect((await replace()).output).toContain('Room "standup" is not replaced: with adopt: true, its replacement has');
    expect(world.stack.resource("standup").outputs).toMatchObject({ roomId });
    declared.deleteBeforeReplace = true;
    const run = await replace();
    expect(errorsOf(run)).toEqual([]);
    expect(run.output).not.toContain("is not replaced");
    expect(await byHand(world, "GET", "/rooms/standup")).not.toMatchObject({ id: roomId });
  });
});

describe("an import of a token", () => {
  const args = { roomName: "standup", expiresIn: "1h" };
  const world = walk(async () => void new Resource(TOKEN, "t", args, { import: "some-id" }), {
    environment: withPlugin,
  });

  test("is refused with the reason", async () => {
    const run = await world.stack.preview();
    expect(errorsOf(run).join("\n")).toContain("Daily does not return tokens that it has minted");
  });
});
