import { rejectionOf } from "../support/errors";
import { FakeDaily, failureOf, ok, ROOM, ROOM_ANSWER, refusal, silence } from "./fakes";

const missing = refusal(404, "not-found", "room standup not found");
const TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJyIjoiaGVsbG8ifQ.c2ln";

describe("the domain", () => {
  const answer = { domain_id: "25df5057-ef0d-4d97-bde6-0cf287276cbb", domain_name: "acme", config: {} };
  const domain = { domainId: answer.domain_id, domainName: "acme" };

  test("is asked for once", async () => {
    const daily = new FakeDaily([ok(answer)]);
    const both = await Promise.all([daily.client.getDomain(), daily.client.getDomain()]);
    expect([...both, await daily.client.getDomain()]).toEqual([domain, domain, domain]);
    expect(daily.lines).toEqual(["GET /"]);
  });

  test("is asked for again after a failure", async () => {
    const daily = new FakeDaily([refusal(401, "authentication-error"), ok(answer)]);
    const error = await failureOf(daily.client.getDomain());
    expect(error.message).toBe(
      "Daily refused the API key (from daily:apiKey) while asking for the domain. Correct the key and run again.",
    );
    expect(await daily.client.getDomain()).toEqual(domain);
  });
});

describe("a meeting token", () => {
  test("is created with what it is to say", async () => {
    const daily = new FakeDaily([ok({ token: TOKEN })]);
    expect(await daily.client.createMeetingToken({ room_name: "a", exp: 1 })).toBe(TOKEN);
    expect(daily.requests[0]?.body).toBe('{"properties":{"room_name":"a","exp":1}}');
  });

  test.each([
    [{ room_name: "standup" }, 'creating a meeting token for room "standup"'],
    [{}, "creating a meeting token for every room"],
  ])("%j that is refused", async (properties, action) => {
    const daily = new FakeDaily([refusal(400, "invalid-request-error", "exp was '1', which is in the past")]);
    const error = await failureOf(daily.client.createMeetingToken(properties));
    expect(error.code).toBe("invalid-request");
    expect(error.message).toBe(
      `Daily refused the request (400, invalid-request-error, exp was '1', which is in the past) while ${action}. Correct what it names and run again.`,
    );
  });

  test("is validated, and its properties come as Daily tells them", async () => {
    const daily = new FakeDaily([ok({ room_name: "a", is_owner: true })]);
    expect(await daily.client.validateMeetingToken(TOKEN)).toEqual({ room_name: "a", is_owner: true });
    await daily.client.validateMeetingToken(TOKEN, { ignoreNbf: true });
    await daily.client.validateMeetingToken("a/b?c", { ignoreNbf: false });
    expect(daily.lines).toEqual([
      `GET /meeting-tokens/${TOKEN}`,
      `GET /meeting-tokens/${TOKEN}?ignoreNbf=true`,
      "GET /meeting-tokens/a%2Fb%3Fc",
    ]);
  });

  test("is not shown when its validation fails, whatever it looks like", async () => {
    const daily = new FakeDaily([refusal(400, "invalid-request-error", "token opaque-secret is bad")]);
    const error = await failureOf(daily.client.validateMeetingToken("opaque-secret"));
    expect(error.message).toBe(
      "Daily refused the request (400, invalid-request-error, token [secret] is bad) while validating a meeting token. Correct what it names and run again.",
    );
  });
});

describe("a room", () => {
  test("is read", async () => {
    const daily = new FakeDaily([ok(ROOM)]);
    expect(await daily.client.getRoom("standup")).toEqual(ROOM_ANSWER);
    expect(daily.lines).toEqual(["GET /rooms/standup"]);
  });

  test("may lack when it was created, and its properties", async () => {
    const { created_at: _, config: __, ...rest } = ROOM;
    for (const room of [rest, { ...rest, config: [] }]) {
      const daily = new FakeDaily([ok(room)]);
      expect(await daily.client.getRoom("standup")).toEqual({ ...ROOM_ANSWER, createdAt: undefined, config: {} });
    }
  });

  test("that is missing is undefined", async () => {
    expect(await new FakeDaily([missing]).client.getRoom("standup")).toBeUndefined();
  });

  test("is no room without its id", async () => {
    const error = await failureOf(new FakeDaily([ok({ ...ROOM, id: "" })]).client.getRoom("standup"));
    expect(error.message).toBe(
      'Daily failed (200, a response without the required fields) while reading room "standup" (6 attempts, 12 s). Run again later; https://status.daily.co reports outages.',
    );
  });

  test("cannot lead to another path by its name", async () => {
    const daily = new FakeDaily([missing]);
    await daily.client.getRoom("../meeting-tokens?x=#");
    expect(daily.lines).toEqual(["GET /rooms/..%2Fmeeting-tokens%3Fx%3D%23"]);
  });

  test("is looked up once by all who ask at the same time", async () => {
    const daily = new FakeDaily([ok(ROOM)]);
    const answers = await Promise.all(Array.from({ length: 200 }, () => daily.client.getRoom("standup")));
    expect(answers).toHaveLength(200);
    await daily.client.getRoom("retro");
    expect(daily.lines).toEqual(["GET /rooms/standup", "GET /rooms/retro"]);
  });

  test("that was found is looked up again by who asks later", async () => {
    const daily = new FakeDaily([ok(ROOM), ok({ ...ROOM, privacy: "public" })]);
    expect(await daily.client.getRoom("standup")).toEqual(ROOM_ANSWER);
    expect(await daily.client.getRoom("standup")).toEqual({ ...ROOM_ANSWER, privacy: "public" });
  });

  test("that was found recently, where that will do, is taken for granted for a second", async () => {
    const daily = new FakeDaily([ok(ROOM)]);
    const recent = () => daily.client.getRoom("standup", { recent: true });
    await recent();
    await daily.clock.pass(999);
    await recent();
    expect(daily.requests).toHaveLength(1);
    await daily.clock.pass(1);
    await recent();
    expect(daily.requests).toHaveLength(2);
  });

  test.each([{ recent: false }, { recent: true }])("that is missing may be there at once: %p", async (options) => {
    const daily = new FakeDaily([missing, ok(ROOM)]);
    expect(await daily.client.getRoom("standup", options)).toBeUndefined();
    expect(await daily.client.getRoom("standup", options)).toEqual(ROOM_ANSWER);
  });

  test.each([
    ["created", (daily: FakeDaily) => daily.client.createRoom({ name: "standup" }, { uniqueName: true }), ok(ROOM)],
    ["updated", (daily: FakeDaily) => daily.client.updateRoom("standup", {}), ok(ROOM)],
    ["deleted", (daily: FakeDaily) => daily.client.deleteRoom("standup"), ok({ deleted: true })],
    [
      "not deleted",
      (daily: FakeDaily) => daily.client.deleteRoom("standup").catch(() => 0),
      refusal(403, "forbidden-error"),
    ],
  ])("that was %s meanwhile is looked up anew, although a look-up is under way", async (_, change, changed) => {
    const daily = new FakeDaily([missing, changed, ok(ROOM)]);
    daily.latencyMs = 0;
    const before = daily.client.getRoom("standup").then(async (room) => {
      await daily.clock.pass(1_000);
      return room;
    });
    await change(daily);
    expect(await daily.client.getRoom("standup")).toEqual(ROOM_ANSWER);
    expect(await before).toBeUndefined();
  });

  test("that was updated is looked up anew, however recently it was found", async () => {
    const daily = new FakeDaily([ok(ROOM), ok(ROOM), ok({ ...ROOM, privacy: "public" })]);
    await daily.client.getRoom("standup", { recent: true });
    await daily.client.updateRoom("standup", { privacy: "public" });
    expect(await daily.client.getRoom("standup", { recent: true })).toEqual({ ...ROOM_ANSWER, privacy: "public" });
  });

  test("is updated with what is given, and again if the answer was lost", async () => {
    const daily = new FakeDaily([silence(), ok(ROOM)]);
    const body = { privacy: "public", properties: { lang: null } };
    expect(await daily.client.updateRoom("standup", body)).toEqual(ROOM_ANSWER);
    expect(daily.lines).toEqual(["POST /rooms/standup", "POST /rooms/standup"]);
    expect(daily.requests[1]?.body).toBe('{"privacy":"public","properties":{"lang":null}}');
  });

  test("that is missing cannot be updated", async () => {
    const error = await failureOf(new FakeDaily([missing]).client.updateRoom("standup", {}));
    expect(error.code).toBe("not-found");
    expect(error.message).toBe(
      'Daily could not find it (404, not-found, room standup not found) while updating room "standup".',
    );
  });

  test("is deleted, at the pace of deletions", async () => {
    const daily = new FakeDaily([ok({ deleted: true, name: "standup" })]);
    expect(await daily.client.deleteRoom("standup")).toBe(true);
    expect(daily.lines).toEqual(["DELETE /rooms/standup"]);
    expect(daily.turns).toEqual(["deletion"]);
  });

  test("that is gone already is as good as deleted, also if our own deletion was lost", async () => {
    expect(await new FakeDaily([missing]).client.deleteRoom("standup")).toBe(false);
    expect(await new FakeDaily([silence(), missing]).client.deleteRoom("standup")).toBe(false);
  });

  test("that may not be deleted says so", async () => {
    const daily = new FakeDaily([refusal(403, "forbidden-error")]);
    const error = await failureOf(daily.client.deleteRoom("standup"));
    expect(error.code).toBe("forbidden");
    expect(error.message).toBe(
      "Daily does not allow this account (403, forbidden-error) while deleting room \"standup\". Check the account's plan and the key's domain.",
    );
  });
});

describe("the list of rooms", () => {
  test("comes by pages", async () => {
    const daily = new FakeDaily([ok({ total_count: 2, data: [ROOM, { ...ROOM, name: "retro" }] })]);
    const page = [ROOM_ANSWER, { ...ROOM_ANSWER, name: "retro" }];
    expect(await daily.client.listRooms()).toEqual(page);
    expect(await daily.client.listRooms({ limit: 100 })).toEqual(page);
    expect(await daily.client.listRooms({ limit: 1, startingAfter: "a b" })).toEqual(page);
    expect(daily.lines).toEqual(["GET /rooms", "GET /rooms?limit=100", "GET /rooms?limit=1&starting_after=a+b"]);
  });

  test("is no list without rooms", async () => {
    const error = await failureOf(new FakeDaily([ok({ total_count: 2 })]).client.listRooms());
    expect(error.code).toBe("unavailable");
    expect(error.message).toContain("while listing the rooms (6 attempts, 12 s)");
  });
});

describe("a room that is another one by the time of a second attempt", () => {
  const another = ok({ ...ROOM, id: "33333333-3333-4333-8333-333333333333" });

  test.each([
    ["whose answer was lost", refusal(502, "server-error")],
    ["that was refused for the rate", refusal(429, "rate-limit-error")],
  ])("is not deleted by a deletion %s", async (_, first) => {
    const daily = new FakeDaily([first, another]);
    expect(await daily.client.deleteRoom("standup", ROOM.id)).toBe(true);
    expect(daily.lines).toEqual(["DELETE /rooms/standup", "GET /rooms/standup"]);
  });

  test("is not changed by an update", async () => {
    const daily = new FakeDaily([refusal(502, "server-error"), another]);
    const error = await rejectionOf(daily.client.updateRoom("standup", {}, ROOM.id));
    expect(error).toMatchObject({ name: "AnotherRoom", changed: false });
    expect(daily.lines).toEqual(["POST /rooms/standup", "GET /rooms/standup"]);
  });

  test("and that shows only in the answer is told", async () => {
    const error = await rejectionOf(new FakeDaily([another]).client.updateRoom("standup", {}, ROOM.id));
    expect(error).toMatchObject({ name: "AnotherRoom", changed: true });
  });

  test("is not looked for where the same room is there, or none is meant", async () => {
    const again = new FakeDaily([refusal(502, "server-error"), ok(ROOM), ok({ deleted: true })]);
    expect(await again.client.deleteRoom("standup", ROOM.id)).toBe(true);
    expect(again.lines).toHaveLength(3);
    const any = new FakeDaily([refusal(502, "server-error"), ok(ROOM)]);
    await any.client.updateRoom("standup", {});
    expect(any.lines).toEqual(Array(2).fill("POST /rooms/standup"));
  });

  test("fails as its attempt did where it cannot be looked for", async () => {
    const daily = new FakeDaily([refusal(502, "server-error"), refusal(401, "authentication-error")]);
    expect((await failureOf(daily.client.deleteRoom("standup", ROOM.id))).message).toContain("while deleting room");
  });
});
