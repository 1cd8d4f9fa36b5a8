import * as pulumi from "@pulumi/pulumi";
import * as daily from "pulumi-daily";
import { meetingTokenProperties, roomProperties } from "pulumi-daily/properties";
import { steps } from "../support/steps";
import { tokenValues } from "../support/tokenValues";
import { walk } from "../support/walk";

/** Programs whose arguments are other resources' outputs: in a preview they are not known yet, and that is not wrong. */
describe("arguments that are not known yet", () => {
  steps();
  /** Each is to come from another resource; of the room's name there is one already. */
  const { roomName: _, ...token } = tokenValues;
  const TOKEN = Object.fromEntries(Object.entries(token).map(([name, [value]]) => [name, value]));
  const ROOM = {
    privacy: "private",
    enableKnocking: true,
    enableRecording: "cloud",
    permissions: { canSend: false },
    maxParticipants: 5,
  };

  let end = 0;
  const life = walk(async () => {
    const first = new daily.Room("first");
    const later = <T>(value: T) => first.roomId.apply(() => value);
    const allLater = (values: object) =>
      Object.fromEntries(Object.entries(values).map(([name, value]) => [name, later(value)]));
    const second = new daily.Room("second", { ...allLater(ROOM), namePrefix: later("later") } as daily.RoomArgs);
    const whole = new daily.MeetingToken("whole", {
      ...allLater(TOKEN),
      roomName: second.name,
    } as daily.MeetingTokenArgs);
    // The same one level down: what is known stands beside what is not.
    new daily.MeetingToken("nested", {
      roomName: pulumi.interpolate`${second.name}`,
      expiresIn: "24h",
      enableRecording: [later("cloud"), "local"] as never,
      permissions: { canSend: [later("audio")], canReceive: { byUserId: { bot: later(false) }, base: true } } as never,
      triggers: { token: whole.id, url: second.url },
    });
    new daily.MeetingToken("fixed", { roomName: first.name, exp: later(end) });
    new daily.MeetingToken("open", { allRooms: later(true), neverExpires: later(true) });
  });

  beforeAll(() => {
    end = life.clock.seconds + 3_600;
  });

  test("the tables have no property that this test has not", () => {
    expect(
      Object.keys(meetingTokenProperties)
        .filter((name) => !(name in TOKEN))
        .sort(),
    ).toEqual(["exp", "roomName"]);
    for (const name of Object.keys(ROOM)) expect(["privacy", ...Object.keys(roomProperties)]).toContain(name);
  });

  test("a preview shows everything as a creation, and finds nothing wrong", async () => {
    const run = await life.stack.preview();
    expect(run.messages).toEqual([]);
    expect(run.operations).toEqual({
      first: "create",
      second: "create",
      whole: "create",
      nested: "create",
      fixed: "create",
      open: "create",
    });
    expect(life.emulator.requests()).toEqual([]);
  });

  test("the update makes it all, with the values that are known by then", async () => {
    const run = await life.stack.up();
    expect(run.messages).toEqual([]);
    expect(life.stack.resource("whole").outputs).toMatchObject(TOKEN);
    expect(life.stack.resource("second").outputs).toMatchObject(ROOM);
    expect(life.stack.resource("second").id).toMatch(/^later-/);
  });

  test("a preview after it is quiet", async () => {
    const run = await life.stack.preview();
    expect(run.messages).toEqual([]);
    expect(run.operations).toEqual({
      first: "same",
      second: "same",
      whole: "same",
      nested: "same",
      fixed: "same",
      open: "same",
    });
  });

  test("replacing what they come from shows what depends on it, and goes through", async () => {
    const replace = [life.stack.resource("first").urn];
    expect((await life.stack.preview({ replace })).messages).toEqual([]);
    const run = await life.stack.up({ replace });
    expect(run.ok).toBe(true);
    expect(run.operations).toMatchObject({ first: "replace", fixed: "replace" });
  });
});
