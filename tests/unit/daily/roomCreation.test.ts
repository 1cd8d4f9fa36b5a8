import { UnclearCreation } from "../../../provider/src/daily/client";
import { TransportFailure } from "../../../provider/src/daily/transport";
import { type Answer, FakeDaily, failureOf, NOW, ok, ROOM, ROOM_ANSWER, refusal, reset, silence } from "./fakes";

const missing = refusal(404, "not-found", "room standup not found");
const taken = refusal(400, "invalid-request-error", "a room named standup already exists");
const body = { name: "standup", privacy: "private" };

/** The room as a look-up finds it: so old, by Daily's clock. */
const found = (ageSeconds: number): Answer =>
  ok({ ...ROOM, created_at: new Date(NOW).toISOString() }, { date: new Date(NOW + ageSeconds * 1_000).toUTCString() });

const create = (daily: FakeDaily) => daily.client.createRoom(body);

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
    const daily = new FakeDaily([silence(), missing, refused, found(1)]);
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
])("after %s", (_, unclear) => {
  test("the room that our request made is taken", async () => {
    const daily = new FakeDaily([unclear, found(0)]);
    expect(await create(daily)).toEqual({ ...ROOM_ANSWER, createdAt: "2030-01-01T00:00:00.000Z" });
    expect(daily.lines).toEqual(["POST /rooms", "GET /rooms/standup"]);
  });

  test("a room that was not made is made", async () => {
    const daily = new FakeDaily([unclear, missing, ok(ROOM)]);
    expect(await create(daily)).toEqual(ROOM_ANSWER);
    expect(daily.lines).toEqual(["POST /rooms", "GET /rooms/standup", "POST /rooms"]);
  });

  test("a room that is older than our request is somebody else's: Daily is let say so", async () => {
    const daily = new FakeDaily([unclear, found(3_600), taken]);
    const error = await failureOf(create(daily));
    expect(error.code).toBe("invalid-request");
    expect(daily.lines).toEqual(["POST /rooms", "GET /rooms/standup", "POST /rooms", "GET /rooms/standup"]);
  });

  test("a look-up that fails leaves it unclear", async () => {
    const daily = new FakeDaily([unclear, refusal(503, "server-error")]);
    const error = await failureOf(create(daily));
    expect(error).toBeInstanceOf(UnclearCreation);
    expect((error as UnclearCreation).roomName).toBe("standup");
    expect(error.message).toMatch(/while creating room "standup" .*Whether room "standup" was made is not known\.$/);
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

test("a room that our request made while it was held up is taken, within the seconds that the clocks count in", async () => {
  const slow = (ageSeconds: number) => {
    const daily = new FakeDaily([silence(), found(ageSeconds), taken]);
    daily.latencyMs = 10_000;
    return create(daily);
  };
  // The look-up's answer comes 20 s after the creation was sent.
  expect(await slow(22)).toMatchObject({ id: ROOM.id });
  expect((await failureOf(slow(23))).code).toBe("invalid-request");
});

test("a room that an earlier try of ours made after all is taken", async () => {
  const daily = new FakeDaily([silence(), missing, silence(), found(4)]);
  daily.latencyMs = 1_000;
  expect(await create(daily)).toMatchObject({ id: ROOM.id });
});

test.each([
  ["the room", ok({ ...ROOM, created_at: undefined }, { date: new Date(NOW).toUTCString() })],
  ["the answer", ok(ROOM)],
])("a room whose age is not told, since %s lacks its date, is not taken", async (_, undated) => {
  const daily = new FakeDaily([silence(), undated, taken]);
  expect((await failureOf(create(daily))).code).toBe("invalid-request");
});

test("a name that is in use since an earlier try of ours made the room after all is ours", async () => {
  const daily = new FakeDaily([silence(), missing, taken, found(1)]);
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
        `Daily failed (${status}, a page instead of JSON) while creating room "standup" (6 attempts, 12 s). Run again later; https://status.daily.co tells of outages.`,
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
      'Daily did not answer in time while creating room "standup" (4 attempts, 59 s). Run again later; https://status.daily.co tells of outages.',
    );
    expect(daily.lines.at(-1)).toBe("GET /rooms/standup");
  });
});

test("an answer that is not Daily's is looked up, and not repeated", async () => {
  const daily = new FakeDaily([{ status: 302, text: "" }, missing]);
  expect((await failureOf(create(daily))).status).toBe(302);
  expect(daily.lines).toEqual(["POST /rooms", "GET /rooms/standup"]);
});

describe("whoever wants to know when a request for a room leaves", () => {
  /** The requests that had been made by each time that it was told. */
  async function toldAfter(daily: FakeDaily): Promise<number[]> {
    const told: number[] = [];
    await daily.client.createRoom(body, () => told.push(daily.lines.length)).catch(() => undefined);
    return told;
  }

  test("is told before it leaves", async () => {
    expect(await toldAfter(new FakeDaily([ok(ROOM)]))).toEqual([0]);
  });

  test("is told again for each repetition, and of no look-up", async () => {
    const daily = new FakeDaily([reset(), missing, ok(ROOM)]);
    expect(await toldAfter(daily)).toEqual([0, 2]);
    expect(daily.lines).toEqual(["POST /rooms", "GET /rooms/standup", "POST /rooms"]);
  });
});
