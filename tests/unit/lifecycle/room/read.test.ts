import type { DailyClient, RoomAnswer } from "../../../../provider/src/daily/client";
import { type RoomReadContext, readRoom } from "../../../../provider/src/lifecycle/room/read";
import { rejectionOf } from "../../support/errors";
import { failing, fakeClient, NOON, recordedLog, roomAnswer } from "../../support/fakes";

const made = {
  url: "https://acme.daily.co/standup",
  roomId: "11111111-1111-4111-8111-111111111111",
  createdAt: "2026-03-01T09:00:00.000Z",
  domainName: "acme",
};
const state = { name: "standup", privacy: "private", enableChat: true, startVideoOff: false, ...made };
const asDeclared = roomAnswer({ privacy: "private", config: { enable_chat: true } });

function read(
  props: object,
  getRoom: DailyClient["getRoom"],
  answers: Partial<DailyClient> = {},
  context: Partial<RoomReadContext> = {},
) {
  const log = recordedLog();
  const client = fakeClient({ ...answers, getRoom });
  const found = readRoom("standup", { ...props }, { client, log, now: NOON, ...context });
  return { found, lines: log.lines, calls: client.calls };
}
const answering = (room: RoomAnswer | undefined) => async () => room;

test("a room as declared is as it was: a default that Daily leaves out is no drift", async () => {
  const { found, lines } = read(state, answering(asDeclared));
  expect(await found).toEqual({ kind: "present", id: "standup", outputs: state });
  expect(lines).toEqual([]);
});

test.each<[string, object, Partial<RoomAnswer>, object]>([
  ["a changed setting", {}, { config: { enable_chat: true, start_video_off: true } }, { startVideoOff: true }],
  ["a setting that was reset", {}, { config: {} }, { enableChat: false }],
  ["a changed privacy", {}, { privacy: "public" }, { privacy: "public" }],
  [
    "a list in another order",
    { enableRecording: ["cloud", "local"] },
    { config: { enable_chat: true, enable_recording: ["local", "cloud"] } },
    {},
  ],
  [
    "a permission that Daily leaves out as its default",
    { permissions: { canSend: true } },
    { config: { enable_chat: true, permissions: {} } },
    {},
  ],
  [
    "another permission",
    { permissions: { canSend: true } },
    { config: { enable_chat: true, permissions: { canSend: false } } },
    { permissions: { canSend: false } },
  ],
  ["what is not declared", {}, { config: { enable_chat: true, lang: "fr", sip_uri: "x" } }, {}],
])("drift: %s", async (_, more, answer, change) => {
  const props = { ...state, ...more };
  const { found } = read(props, answering({ ...asDeclared, ...answer }));
  expect(((await found) as { outputs: object }).outputs).toEqual({ ...props, ...change });
});

test("a declared setting without a default that was reset is gone from the state", async () => {
  const { found } = read({ ...state, geo: "us-west-2" }, answering(asDeclared));
  expect(((await found) as { outputs: object }).outputs).toEqual(state);
});

test("a room that was deleted is gone, and that is said", async () => {
  const { found, lines } = read(state, answering(undefined));
  expect(await found).toEqual({ kind: "gone", reason: "room-deleted" });
  expect(lines).toEqual(['warn: Room "standup" no longer exists at Daily. The next update creates it again.']);
});

describe("a room that was created again outside", () => {
  const roomId = "33333333-3333-4333-8333-333333333333";
  const again = answering({ ...asDeclared, id: roomId });

  test("is another's: the state's is gone, and that is said", async () => {
    const { found, lines } = read(state, again);
    expect(await found).toEqual({ kind: "gone", reason: "room-recreated" });
    expect(lines).toEqual([
      'warn: Room "standup" was deleted outside this program, and Daily has a different room of that name, created at 2026-03-01T09:00:00Z. It is left alone. To take over the existing room, set adopt: true; otherwise choose another name.',
    ]);
  });

  test("is taken over if the state says so", async () => {
    const { found, lines } = read({ ...state, adopt: true }, again);
    expect(((await found) as { outputs: object }).outputs).toEqual({ ...state, adopt: true, roomId });
    expect(lines).toEqual([]);
  });
});

describe("the key of another domain", () => {
  const getDomain = async () => ({ domainId: "99999999-9999-4999-8999-999999999999", domainName: "other" });
  const another = answering({ ...asDeclared, id: "33333333-3333-4333-8333-333333333333" });

  test.each([
    ["in which there is no such room", answering(undefined)],
    ["in which there is another room of that name", another],
  ])("%s, says nothing of the state's room", async (_, getRoom) => {
    const { found, lines } = read(state, getRoom, { getDomain });
    const error = await rejectionOf(found);
    expect(error.name).toBe("UserError");
    expect(error.message).toBe(
      'The API key belongs to the Daily domain "other", and room "standup" to "acme": there it may well exist. The state is unchanged. Set the key of that domain and run again.',
    );
    expect(lines).toEqual([]);
  });

  test("is not noticed, nor asked for, while the room is there", async () => {
    const { found, calls } = read(state, answering(asDeclared), { getDomain });
    expect(await found).toEqual({ kind: "present", id: "standup", outputs: state });
    expect(calls).toEqual([["getRoom", "standup"]]);
  });

  test("cannot be told where the state names no domain", async () => {
    const { domainName: _, ...homeless } = state;
    expect(await read(homeless, answering(undefined), { getDomain }).found).toMatchObject({ kind: "gone" });
  });

  test.each([
    ["missing", answering(undefined)],
    ["another one", another],
  ])(
    "may not be told, since Daily does not answer: the state is as it was, with a room that is %s",
    async (_, getRoom) => {
      const { found, lines } = read(state, getRoom, { getDomain: failing({ code: "timeout" }) });
      const error = await rejectionOf(found);
      expect(error.code).toBe("timeout");
      expect(error.message).toMatch(/ The state is unchanged\.$/);
      expect(lines).toEqual([]);
    },
  );
});

describe("an expired room", () => {
  const line =
    'warn: Room "standup" expired at 2026-03-01T12:00:00Z; Daily treats it as deleted. Give it a later exp, or remove it.';
  const expired = { ...state, exp: NOON };

  test("that is no longer there is kept as it was, and that is said", async () => {
    const { found, lines } = read(expired, answering(undefined));
    expect(await found).toEqual({ kind: "present", id: "standup", outputs: expired });
    expect(lines).toEqual([line]);
  });

  test("that is still there is looked at, and that is said", async () => {
    const room = { ...asDeclared, config: { enable_chat: true, exp: NOON, start_video_off: true } };
    const { found, lines } = read(expired, answering(room));
    expect(((await found) as { outputs: object }).outputs).toEqual({ ...expired, startVideoOff: true });
    expect(lines).toEqual([line]);
  });

  test("whose end was moved on outside has not expired", async () => {
    const { found, lines } = read(expired, answering({ ...asDeclared, config: { enable_chat: true, exp: NOON + 9 } }));
    expect(((await found) as { outputs: object }).outputs).toEqual({ ...expired, exp: NOON + 9 });
    expect(lines).toEqual([]);
  });
});

describe("a room of which it was not known whether it was made", () => {
  const at = (seconds: number) => new Date(seconds * 1_000).toISOString();
  const span = { since: at(NOON - 60), until: at(NOON - 55) };
  const unsettled = { name: "standup", privacy: "private", exp: NOON - 1, unsettled: span };

  test("is gone if it was not, also if its end has passed since", async () => {
    const { found } = read(unsettled, answering(undefined));
    expect(await found).toEqual({ kind: "gone", reason: "room-deleted" });
  });

  test("is settled if it was", async () => {
    const createdAt = at(NOON - 60);
    const { found } = read(unsettled, answering({ ...asDeclared, createdAt, config: { exp: NOON - 1 } }));
    expect(((await found) as { outputs: object }).outputs).toEqual({
      name: "standup",
      privacy: "private",
      exp: NOON - 1,
      ...made,
      createdAt,
    });
  });

  test("is taken over if that was asked for, however old it is", async () => {
    const { found, lines } = read({ ...unsettled, adopt: true }, answering(asDeclared));
    expect(((await found) as { outputs: object }).outputs).toEqual({
      name: "standup",
      privacy: "private",
      adopt: true,
      ...made,
    });
    expect(lines).toEqual([]);
  });

  test("is gone if nothing shows that the room of that name is it", async () => {
    const { found, lines } = read(unsettled, answering(asDeclared));
    expect(await found).toEqual({ kind: "gone", reason: "room-deleted" });
    expect(lines).toEqual([
      'warn: Room "standup" exists at Daily, but nothing shows that this stack created it: it is left alone. The next update tries again.',
    ]);
  });
});

test("a room that is looked up by its name is described by all its settings", async () => {
  const { found } = read({}, answering(asDeclared));
  expect(await found).toStrictEqual({
    kind: "present",
    id: "standup",
    outputs: { name: "standup", privacy: "private", enableChat: true, lookedUp: true, ...made },
    inputs: { name: "standup", privacy: "private", enableChat: true },
  });
});

test("it is described anew in a refresh", async () => {
  const outputs = { name: "standup", privacy: "private", enableChat: true, lookedUp: true, ...made };
  const { found } = read(outputs, answering({ ...asDeclared, config: { lang: "fr" } }));
  expect(await found).toEqual({
    kind: "present",
    id: "standup",
    outputs: { name: "standup", privacy: "private", lang: "fr", lookedUp: true, ...made },
    inputs: { name: "standup", privacy: "private", lang: "fr" },
  });
  const { found: later, lines } = read(outputs, answering(undefined));
  expect(await later).toEqual({ kind: "gone", reason: "room-deleted" });
  expect(lines).toEqual(['warn: Room "standup" no longer exists at Daily. The next update looks it up again.']);
});

test("a room that is looked up and is not there cannot be created again: that is an error", async () => {
  const { found, lines } = read({}, answering(undefined));
  const error = await rejectionOf(found);
  expect([error.name, error.message]).toEqual([
    "UserError",
    'Room "standup" does not exist at Daily. Its id in Pulumi is its name, not Daily\'s id.',
  ]);
  expect(lines).toEqual([]);
});

test("what is no room's name is not looked up, and not repeated: it may hold a token", async () => {
  const client = fakeClient();
  const error = await rejectionOf(readRoom("standup?t=eyJ", {}, { client, log: recordedLog(), now: NOON }));
  expect([error.name, error.message]).toEqual([
    "UserError",
    "The id is not a room's name. A room's id in Pulumi is its name, the last part of its URL's path.",
  ]);
  expect(client.calls).toEqual([]);
});

test.each<[string, Parameters<typeof failing>[0]]>([
  ["401", { code: "auth", status: 401 }],
  ["403", { code: "forbidden", status: 403 }],
  ["429", { code: "rate-limited", status: 429 }],
  ["500", { code: "unavailable", status: 500 }],
  ["a reset", { code: "network", info: "ECONNRESET" }],
  ["a timeout", { code: "timeout" }],
])("%s is an error, and the state is as it was", async (_, fields) => {
  const { found, lines } = read(state, failing(fields));
  const error = await rejectionOf(found);
  expect(error.code).toBe(fields.code);
  expect(error.message).toMatch(/ The state is unchanged\.$/);
  expect(lines).toEqual([]);
});

test("a defect passes as it is", async () => {
  const defect = new TypeError("a defect");
  expect(await rejectionOf(read(state, () => Promise.reject(defect)).found)).toBe(defect);
});

test("a setting that Daily is known to leave out is no drift, and one that it is not known of is", async () => {
  const props = { ...state, enablePeopleUi: true, leftOut: ["enablePeopleUi"] };
  expect(((await read(props, answering(asDeclared)).found) as { outputs: object }).outputs).toEqual(props);
  const { leftOut: _, ...unknown } = props;
  expect(((await read(unknown, answering(asDeclared)).found) as { outputs: object }).outputs).toEqual(state);
});

describe("for an adapter that keeps inputs", () => {
  test("they are what the program declares, as it is by now at Daily", async () => {
    const inputs = { name: "standup", enableChat: true, geo: "us-west-2", adopt: true };
    const room = roomAnswer({ config: { enable_chat: false, start_video_off: true } });
    const { found } = read({ ...state, ...inputs }, answering(room), {}, { inputs });
    expect(await found).toMatchObject({ inputs: { name: "standup", enableChat: false, adopt: true } });
    expect((await found) as object).not.toHaveProperty("inputs.geo");
    expect((await found) as object).not.toHaveProperty("inputs.startVideoOff");
  });

  test("of a room that is imported they are everything that it is set to, and it is managed from then on", async () => {
    const room = roomAnswer({ privacy: "private", config: { enable_chat: true, lang: "fr", sip_uri: "x" } });
    const { found } = read({}, answering(room), {}, { inputs: {}, imports: true });
    const declares = { name: "standup", privacy: "private", enableChat: true, lang: "fr" };
    expect(await found).toMatchObject({ kind: "present", id: "standup", inputs: declares });
    expect(((await found) as { inputs: object }).inputs).toEqual(declares);
    expect(await found).not.toHaveProperty("outputs.lookedUp");
  });
});
