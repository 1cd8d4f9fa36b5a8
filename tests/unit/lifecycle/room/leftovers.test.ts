import type { DailyClient, RoomAnswer } from "../../../../provider/src/daily/client";
import type { Attempt, Attempts } from "../../../../provider/src/lifecycle/room/attempts";
import { deleteLeftovers } from "../../../../provider/src/lifecycle/room/leftovers";
import { ORIGIN_LENGTH, RANDOM_LENGTH } from "../../../../provider/src/room/options";
import { attemptsInMemory, failing, fakeClient, HOUR, NOON, recordedLog, roomAnswer } from "../../support/fakes";

const named = (random: string, origin = "o") =>
  `standup-${origin.repeat(ORIGIN_LENGTH)}_${random.repeat(RANDOM_LENGTH)}`;
const at = (seconds: number) => new Date(seconds * 1_000).toISOString();

const mine = named("a");
const left = roomAnswer({ name: named("b"), createdAt: at(NOON - 60) });

interface World {
  readonly answers?: Partial<DailyClient>;
  readonly known?: readonly string[];
  readonly name?: string;
  readonly attempts?: Attempts;
  readonly newestRooms?: () => Promise<readonly RoomAnswer[]>;
}

async function tidy(rooms: readonly RoomAnswer[], world: World = {}) {
  const { answers = {}, known = [], name = mine, attempts = attemptsInMemory() } = world;
  const { newestRooms = async () => rooms } = world;
  const client = fakeClient(answers);
  const log = recordedLog();
  const isKnown = (room: string) => known.includes(room);
  await deleteLeftovers(name, { client, log, now: NOON, isKnown, newestRooms, attempts });
  return { calls: client.calls, lines: log.lines };
}

test("a room that was made for the same resource, and that nobody knows or uses, is deleted, and that is said", async () => {
  expect(await tidy([left])).toEqual({
    calls: [
      ["countPresent", left.name],
      ["deleteRoom", left.name],
    ],
    lines: [
      `info: Room "${left.name}" was made for the same resource at 2026-03-01T11:59:00Z; room "${mine}" has taken its place, and it is deleted.`,
    ],
  });
});

test.each<[string, readonly RoomAnswer[], World]>([
  ["nothing", [], {}],
  ["the room itself", [roomAnswer({ name: mine, createdAt: at(NOON) })], {}],
  ["another resource's", [roomAnswer({ name: named("b", "p"), createdAt: at(NOON) })], {}],
  // A version before this one named rooms so; and a prefix may end in a word of eight letters.
  [
    "a room whose name tells no resource",
    [roomAnswer({ name: `standup-${"o".repeat(ORIGIN_LENGTH)}-${"b".repeat(RANDOM_LENGTH)}`, createdAt: at(NOON) })],
    {},
  ],
  ["a room of a name of one's own", [roomAnswer({ name: "standup", createdAt: at(NOON) })], {}],
  ["a room that the state has", [left], { known: [left.name] }],
  ["a room of an hour ago", [roomAnswer({ name: named("b"), createdAt: at(NOON - HOUR) })], {}],
  ["a room of no known age", [roomAnswer({ name: named("b"), createdAt: undefined })], {}],
  ["a room of a nonsense age", [roomAnswer({ name: named("b"), createdAt: "yesterday" })], {}],
])("left alone: %s", async (_, rooms, world) => {
  expect(await tidy(rooms, world)).toEqual({ calls: [], lines: [] });
});

test("a room a second younger than an hour is one", async () => {
  const { calls } = await tidy([roomAnswer({ name: named("b"), createdAt: at(NOON - HOUR + 1) })]);
  expect(calls.map(([method]) => method)).toEqual(["countPresent", "deleteRoom"]);
});

test("a room with somebody in it is left alone, and that is said", async () => {
  expect(await tidy([left], { answers: { countPresent: async () => 1 } })).toEqual({
    calls: [["countPresent", left.name]],
    lines: [
      `info: Room "${left.name}" was made for the same resource at 2026-03-01T11:59:00Z, and somebody is in it: it is left alone.`,
    ],
  });
});

test("for a room whose name tells no resource nothing is asked", async () => {
  const nameless = roomAnswer({ name: "retro", createdAt: at(NOON - 60) });
  const { calls } = await tidy([left, nameless], { name: "standup" });
  expect(calls).toEqual([]);
});

test("that it cannot be tidied up does not make the creation fail, and is said", async () => {
  const { lines } = await tidy([left], { answers: { deleteRoom: failing({ code: "forbidden", status: 403 }) } });
  expect(lines).toEqual([
    "warn: Daily does not allow this account (403) while validating a meeting token. Check the account's plan and the key's domain. A room that an interrupted update left for this resource may remain.",
  ]);
});

describe("whatever is thrown, the creation does not fail, and it is said", () => {
  const defect = new TypeError("a defect");
  test.each<[string, World]>([
    ["by the list", { newestRooms: () => Promise.reject(defect) }],
    [
      "by the list, at once",
      {
        newestRooms: () => {
          throw defect;
        },
      },
    ],
    ["by the look at who is inside", { answers: { countPresent: () => Promise.reject(defect) } }],
    ["by the deletion, and no error at all", { answers: { deleteRoom: () => Promise.reject("down") } }],
  ])("%s", async (_, world) => {
    expect((await tidy([left], world)).lines).toEqual([
      "warn: A room that an interrupted update left for this resource may remain.",
    ]);
  });
});

describe("a room that this machine remembers to have asked for", () => {
  const name = "standup-new";
  const begun: Attempt = { name: "standup-old", generated: true, at: NOON - 60 };
  const old = roomAnswer({ name: "standup-old", createdAt: at(NOON - 58) });
  const getRoom = (room: RoomAnswer | undefined) => ({ answers: { getRoom: async () => room } });

  test.each([name, mine])("is deleted, and then forgotten, whatever its successor is called: %s", async (successor) => {
    const fixed: Attempt = { name: "retro", generated: false, at: NOON - 60 };
    const attempts = attemptsInMemory(begun, fixed);
    const { calls, lines } = await tidy([], { name: successor, attempts, ...getRoom(old) });
    expect(calls).toEqual([
      ["getRoom", "standup-old"],
      ["countPresent", "standup-old"],
      ["deleteRoom", "standup-old"],
    ]);
    expect(lines).toEqual([
      `info: Room "standup-old" was made for the same resource at 2026-03-01T11:59:02Z; room "${successor}" has taken its place, and it is deleted.`,
    ]);
    expect(attempts.all()).toEqual([fixed]);
  });

  test.each<[string, RoomAnswer | undefined, World]>([
    ["if Daily never made it", undefined, {}],
    ["if the state has it", old, { known: ["standup-old"] }],
    ["if that was an hour ago", { ...old, createdAt: at(NOON - HOUR) }, {}],
  ])("is left alone %s", async (_, room, world) => {
    const { calls, lines } = await tidy([], { name, attempts: attemptsInMemory(begun), ...getRoom(room), ...world });
    expect({ calls, lines }).toEqual({ calls: [["getRoom", "standup-old"]], lines: [] });
  });

  test("is not even looked for if its name may be somebody else's", async () => {
    const attempts = attemptsInMemory({ ...begun, generated: false });
    expect(await tidy([], { name, attempts, ...getRoom(old) })).toEqual({ calls: [], lines: [] });
  });

  test("is not looked for if it is the new one itself", async () => {
    const attempts = attemptsInMemory({ ...begun, name });
    expect(await tidy([], { name, attempts, ...getRoom(old) })).toEqual({ calls: [], lines: [] });
    expect(attempts.all()).toHaveLength(1);
  });

  test("is remembered if it could not be deleted", async () => {
    const attempts = attemptsInMemory(begun);
    const deleteRoom = failing({ code: "unavailable", status: 503 });
    const { lines } = await tidy([], { name, attempts, answers: { getRoom: async () => old, deleteRoom } });
    expect(lines).toEqual([expect.stringMatching(/^warn: .* may remain\.$/)]);
    expect(attempts.all()).toEqual([begun]);
  });
});
