import { RoomExists, UnclearCreation } from "../../../provider/src/daily/client";
import { TransportFailure } from "../../../provider/src/daily/transport";
import { rejectionOf } from "../support/errors";
import { type Answer, FakeDaily, failureOf, NOW, ok, ROOM, ROOM_ANSWER, refusal, reset, silence } from "./fakes";

const missing = refusal(404, "not-found", "room standup not found");
const taken = refusal(400, "invalid-request-error", "a room named standup already exists");
const body = { name: "standup", privacy: "private" };

const at = (seconds: number) => new Date(NOW + seconds * 1_000);
/** What Daily answers to a look-up: the room, created so many seconds after the test's beginning. */
const found = (seconds = 0): Answer => ok({ ...ROOM, created_at: at(seconds).toISOString() });
/** That there is no such room, at a time of Daily's clock. */
const free = (seconds = 0): Answer => ({ ...missing, headers: { date: at(seconds).toUTCString() } });

/** With a name that was generated, which nobody else can have. */
const create = (daily: FakeDaily) => daily.client.createRoom(body, { uniqueName: true });
/** With a name that anybody may have given to a room. */
const createNamed = (daily: FakeDaily) => daily.client.createRoom(body, { uniqueName: false });

test("a clear answer needs no look-up", async () => {
  const daily = new FakeDaily([ok(ROOM)]);
  expect(await create(daily)).toEqual(ROOM_ANSWER);
  expect(daily.lines).toEqual(["POST /rooms"]);
  expect(daily.requests[0]?.body).toBe('{"name":"standup","privacy":"private"}');
});

test("a refusal is clear too", async () => {
  const daily = new FakeDaily([taken]);
  const error = await failureOf(create(daily));
  expect(error.message).toBe(
    'Daily refused the request (400, invalid-request-error, a room named standup already exists) while creating room "standup". Correct what it names and run again.',
  );
  expect(daily.lines).toEqual(["POST /rooms"]);
});

test("a refusal for the rate says that nothing was done: it is repeated without a look", async () => {
  const daily = new FakeDaily([refusal(429, "rate-limit-error"), ok(ROOM)]);
  await create(daily);
  expect(daily.lines).toEqual(["POST /rooms", "POST /rooms"]);
});

describe("a request that never left this machine", () => {
  const refused = new TransportFailure("network", "ECONNREFUSED", { unsent: true });

  test("is repeated without a look", async () => {
    const daily = new FakeDaily([refused, refused, ok(ROOM)]);
    expect(await create(daily)).toEqual(ROOM_ANSWER);
    expect(daily.lines).toEqual(["POST /rooms", "POST /rooms", "POST /rooms"]);
  });

  test("made no room: there is nothing to look for, and nothing to keep in the state", async () => {
    const daily = new FakeDaily([refused]);
    const error = await failureOf(create(daily));
    expect(error).not.toBeInstanceOf(UnclearCreation);
    expect(error.message).toBe(
      'Daily could not be reached at https://api.daily.co while creating room "standup" (ECONNREFUSED; 6 attempts, 12 s). Check the network and daily:apiUrl.',
    );
    expect(error.fields.unsent).toBe(true);
    expect(daily.lines).toEqual(Array(6).fill("POST /rooms"));
  });

  test("is not repeated if the next one would not leave either", async () => {
    const untrusted = new TransportFailure("network", "CERT_HAS_EXPIRED", { passing: false, unsent: true });
    const daily = new FakeDaily([untrusted]);
    expect(await failureOf(create(daily))).not.toBeInstanceOf(UnclearCreation);
    expect(daily.lines).toEqual(["POST /rooms"]);
  });

  test("says nothing of an earlier one, which may have been received: that is looked for", async () => {
    const daily = new FakeDaily([silence(), missing, refused, found()]);
    expect(await create(daily)).toMatchObject({ id: ROOM.id });
    expect(daily.lines).toEqual(["POST /rooms", "GET /rooms/standup", "POST /rooms", "GET /rooms/standup"]);
    const dead = new FakeDaily([silence(), missing, refused]);
    expect(await failureOf(create(dead))).toBeInstanceOf(UnclearCreation);
  });
});

describe.each<[string, Answer]>([
  ["a broken connection", reset()],
  ["silence", silence()],
  ["500", refusal(500, "server-error")],
  ["a cut answer", { text: '{"id": "5e3c' }],
  ["an answer without an id", ok({ ...ROOM, id: undefined })],
  ["an answer whose url is none", ok({ ...ROOM, url: "standup" })],
])("after %s", (_, unclear) => {
  test("the room that our request made is taken", async () => {
    const daily = new FakeDaily([unclear, found()]);
    expect(await create(daily)).toEqual({ ...ROOM_ANSWER, createdAt: "2030-01-01T00:00:00.000Z" });
    expect(daily.lines).toEqual(["POST /rooms", "GET /rooms/standup"]);
  });

  test("a room that was not made is made", async () => {
    const daily = new FakeDaily([unclear, missing, ok(ROOM)]);
    expect(await create(daily)).toEqual(ROOM_ANSWER);
    expect(daily.lines).toEqual(["POST /rooms", "GET /rooms/standup", "POST /rooms"]);
  });

  test("a look-up that fails leaves it unclear", async () => {
    const daily = new FakeDaily([unclear, refusal(503, "server-error")]);
    const error = await failureOf(create(daily));
    expect(error).toBeInstanceOf(UnclearCreation);
    expect((error as UnclearCreation).roomName).toBe("standup");
    expect(error.message).toMatch(/while creating room "standup" .*Whether room "standup" was created is unknown\.$/);
    expect(daily.lines.filter((line) => line === "POST /rooms")).toHaveLength(1);
  });

  test("a cancellation leaves it unclear: there may be a room", async () => {
    const daily = new FakeDaily([unclear]);
    const call = failureOf(create(daily));
    await daily.clock.pass(50);
    daily.cancelling.abort();
    expect(await call).toBeInstanceOf(UnclearCreation);
    expect(daily.lines).toEqual(["POST /rooms"]);
  });
});

test("a name that is in use since an earlier try of ours made the room after all is ours", async () => {
  const daily = new FakeDaily([silence(), missing, taken, found()]);
  expect(await create(daily)).toMatchObject({ id: ROOM.id });
  expect(daily.lines).toEqual(["POST /rooms", "GET /rooms/standup", "POST /rooms", "GET /rooms/standup"]);
});

describe("an outage that lasts", () => {
  /** Daily fails each creation alike, and knows of no room. */
  const outage = (unclear: Answer) => new FakeDaily(Array<Answer[]>(6).fill([unclear, missing]).flat());

  test.each([502, 503])(
    "of %i: a creation has as many attempts as any other call, and a look after each",
    async (status) => {
      const daily = outage({ status, text: "<html>" });
      const error = await failureOf(create(daily));
      expect(error).not.toBeInstanceOf(UnclearCreation);
      expect(error.message).toBe(
        `Daily failed (${status}, a page instead of JSON) while creating room "standup" (6 attempts, 12 s). Run again later; https://status.daily.co reports outages.`,
      );
      expect(daily.lines).toEqual(Array(6).fill(["POST /rooms", "GET /rooms/standup"]).flat());
      expect(daily.clock.sleeps).toEqual([375, 750, 1_500, 3_000, 6_000]);
    },
  );

  test("in silence: a creation has the deadline of any other call", async () => {
    const daily = outage(silence());
    daily.latencyMs = 14_000;
    const error = await failureOf(create(daily));
    expect(error.message).toBe(
      'Daily did not answer in time while creating room "standup" (4 attempts, 59 s). Run again later; https://status.daily.co reports outages.',
    );
    expect(daily.lines.at(-1)).toBe("GET /rooms/standup");
  });
});

test("an answer that is not Daily's is looked up, and not repeated", async () => {
  const daily = new FakeDaily([{ status: 302, text: "" }, missing]);
  expect((await failureOf(create(daily))).status).toBe(302);
  expect(daily.lines).toEqual(["POST /rooms", "GET /rooms/standup"]);
});

describe("under a name that anybody may have given", () => {
  const lines = ["GET /rooms/standup", "POST /rooms", "GET /rooms/standup"];

  test("it is asked first whether the name is free", async () => {
    const daily = new FakeDaily([free(), ok(ROOM)]);
    expect(await createNamed(daily)).toEqual(ROOM_ANSWER);
    expect(daily.lines).toEqual(lines.slice(0, 2));
  });

  test("a room that is there is left as it is", async () => {
    const daily = new FakeDaily([found(-3_600)]);
    expect(await rejectionOf(createNamed(daily))).toMatchObject({ name: "RoomExists", room: { id: ROOM.id } });
    expect(daily.lines).toEqual(lines.slice(0, 1));
  });

  test("a room that was made between the look and the request is told from any other refusal", async () => {
    expect(await rejectionOf(createNamed(new FakeDaily([free(), taken, found()])))).toBeInstanceOf(RoomExists);
    for (const look of [missing, refusal(401, "authentication-error")]) {
      expect((await failureOf(createNamed(new FakeDaily([free(), taken, look])))).message).toContain("already exists");
    }
    const daily = new FakeDaily([free(), refusal(403, "forbidden-error")]);
    expect((await failureOf(createNamed(daily))).code).toBe("forbidden");
    expect(daily.lines).toEqual(lines.slice(0, 2));
  });

  test("nothing is sent, and nothing is unclear, if that cannot be asked", async () => {
    const daily = new FakeDaily([refusal(503, "server-error")]);
    const error = await failureOf(createNamed(daily));
    expect(error).not.toBeInstanceOf(UnclearCreation);
    expect(error.message).toMatch(/^Daily failed .* while looking for room "standup"/);
    expect(daily.lines).not.toContain("POST /rooms");
  });

  // The name was free at 10 s, when the request left, which was given up at 20 s; Daily's dates are cut to seconds.
  const slow = (...answers: Answer[]) => Object.assign(new FakeDaily(answers), { latencyMs: 10_000 });

  test.each([10, 20, 21])("the room is ours, if it was created meanwhile: %i s", async (seconds) => {
    expect(await createNamed(slow(free(10), silence(), found(seconds)))).toMatchObject({ id: ROOM.id });
  });

  test.each<[string, Answer, Answer]>([
    ["before the name was free", free(10), found(9)],
    ["after the request was given up", free(10), found(22)],
    ["at a time that is not told", free(10), ok({ ...ROOM, created_at: undefined })],
    ["at a time to which nothing can be compared", missing, found(10)],
  ])("the room is not ours, if it was created %s", async (_, before, room) => {
    const daily = slow(before, silence(), room);
    expect(await rejectionOf(createNamed(daily))).toBeInstanceOf(RoomExists);
    expect(daily.lines).toEqual(lines);
  });

  test("what the look-up cost before it was answered counts for nothing", async () => {
    const outage = Array<Answer>(3).fill(refusal(503, "server-error"));
    const daily = slow(...outage, free(45), silence(), found(57));
    expect(await rejectionOf(createNamed(daily))).toBeInstanceOf(RoomExists);
  });

  test("a creation that stays unclear tells when the room may have been made", async () => {
    const daily = slow(free(10), silence(), refusal(401, "authentication-error"));
    const error = await failureOf(createNamed(daily));
    expect((error as UnclearCreation).span).toEqual({ since: at(10).toISOString(), until: at(21).toISOString() });
    const timeless = await failureOf(createNamed(slow(missing, silence(), refusal(401, "authentication-error"))));
    expect((timeless as UnclearCreation).span).toBeUndefined();
  });
});
