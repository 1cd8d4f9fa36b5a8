import * as pulumi from "@pulumi/pulumi";
import { HINTS_KEY, type Hints } from "../../../provider/src/engine/hints";
import { MeetingAccess } from "../../../provider/src/meetingAccess";
import { Room } from "../../../provider/src/room";
import { ORIGIN_LENGTH } from "../../../provider/src/room/options";

/** What each room's check is told of its origin, by the room's name. */
const origins = new Map<string, unknown>();

beforeAll(() =>
  pulumi.runtime.setMocks(
    {
      newResource: ({ type, name, inputs }) => {
        if (type.endsWith(":Room")) origins.set(name, (inputs[HINTS_KEY] as Hints | undefined)?.place?.origin);
        return { id: `${name}-id`, state: inputs };
      },
      call: () => ({}),
    },
    "project",
    "stack",
    false,
    "acme",
  ),
);

/** A component as any program may have its own. */
class Meeting extends pulumi.ComponentResource {
  constructor(name: string, options?: pulumi.ComponentResourceOptions) {
    super("acme:index:Meeting", name, {}, options);
  }
}

async function originOf(room: Room): Promise<unknown> {
  const urn = await new Promise<string>((resolve) => room.urn.apply(resolve));
  return origins.get(urn.split("::").at(-1) as string);
}

const ORIGIN = new RegExp(`^[a-z0-9]{${ORIGIN_LENGTH}}$`);
const roles = {};

describe("a room that surely goes when its resource goes is marked with its origin", () => {
  test("one at the top of the stack", async () => {
    expect(await originOf(new Room("top"))).toMatch(ORIGIN);
    expect(await originOf(new Room("deleted", {}, { retainOnDelete: false }))).toMatch(ORIGIN);
  });

  test("one of a MeetingAccess at the top of the stack", async () => {
    expect(await originOf(new MeetingAccess("access", { roles }).room)).toMatch(ORIGIN);
    const options = { retainOnDelete: false };
    expect(await originOf(new MeetingAccess("deleted-access", { roles }, options).room)).toMatch(ORIGIN);
  });

  test("each with one of its own", async () => {
    const rooms = [new Room("one"), new Room("two"), new MeetingAccess("three", { roles }).room];
    expect(new Set(await Promise.all(rooms.map(originOf))).size).toBe(3);
  });
});

describe("a room that may be retained has no origin, so that nobody takes it for one that was left", () => {
  test("one that says so itself", async () => {
    expect(await originOf(new Room("retained", {}, { retainOnDelete: true }))).toBeUndefined();
  });

  test("one in somebody else's component, which may have it inherited", async () => {
    const parent = new Meeting("meeting");
    expect(await originOf(new Room("in-meeting", {}, { parent }))).toBeUndefined();
    const retained = new Meeting("retained-meeting", { retainOnDelete: true });
    expect(await originOf(new Room("in-retained", {}, { parent: retained }))).toBeUndefined();
  });

  test("one of a MeetingAccess that is retained", async () => {
    const access = new MeetingAccess("retained-access", { roles }, { retainOnDelete: true });
    expect(await originOf(access.room)).toBeUndefined();
  });

  test("one of a MeetingAccess in somebody else's component", async () => {
    const parent = new Meeting("outer", { retainOnDelete: true });
    expect(await originOf(new MeetingAccess("inner-access", { roles }, { parent }).room)).toBeUndefined();
  });

  test("one that is only looked up", async () => {
    expect(await originOf(Room.get("found", "standup"))).toBeUndefined();
  });
});
