import { AnotherRoom, type DailyClient, type RoomAnswer, UnclearCreation } from "../../../../provider/src/daily/client";
import { updateRoom } from "../../../../provider/src/lifecycle/room/update";
import { PartlyCreated } from "../../../../provider/src/lifecycle/types";
import { rejectionOf } from "../../support/errors";
import { failing, failure, fakeClient, NOON, roomAnswer } from "../../support/fakes";

const made = {
  url: "https://acme.daily.co/standup",
  roomId: "11111111-1111-4111-8111-111111111111",
  createdAt: "2026-03-01T09:00:00.000Z",
  domainName: "acme",
};
const olds = { name: "standup", privacy: "private", enableChat: true, lang: "fr", ...made };

function update(before: object, news: object, answers: Partial<DailyClient> = {}) {
  const client = fakeClient(answers);
  // Looks are not recorded: these tests are about what is changed.
  const { getRoom = async () => roomAnswer() } = answers;
  const ids: unknown[] = [];
  const updateIts: DailyClient["updateRoom"] = (name, body, roomId) => {
    ids.push(roomId);
    return client.updateRoom(name, body);
  };
  const updated = updateRoom("standup", { ...before }, { ...news }, { ...client, getRoom, updateRoom: updateIts });
  return { updated, calls: client.calls, ids };
}

test("what changed is set, what is no longer declared is reset, and the rest is not sent", async () => {
  const news = { name: "standup", privacy: "private", enableChat: true, startVideoOff: true };
  const config = { enable_chat: true, start_video_off: true };
  const { updated, calls } = update(olds, news, {
    updateRoom: async () => roomAnswer({ privacy: "private", config }),
  });
  expect(await updated).toEqual({ ...news, ...made });
  expect(calls).toEqual([["updateRoom", "standup", { properties: { start_video_off: true, lang: "en" } }]]);
});

test("a privacy that is no longer declared goes back to Daily's default", async () => {
  const { updated, calls } = update(olds, { name: "standup", enableChat: true, lang: "fr" });
  await updated;
  expect(calls).toEqual([["updateRoom", "standup", { privacy: "public" }]]);
});

test("a privacy that changes is sent beside the properties", async () => {
  const { updated, calls } = update({ ...olds, privacy: "public" }, { name: "standup", privacy: "private" });
  await updated;
  expect(calls).toEqual([
    ["updateRoom", "standup", { privacy: "private", properties: { enable_chat: false, lang: "en" } }],
  ]);
});

describe("a change that Daily knows nothing of makes no call", () => {
  const getRoom = () => Promise.reject(new Error("Daily was asked"));

  test.each<[string, object, object]>([
    ["an adoption that is taken back", { adopt: true }, {}],
    ["another prefix", { namePrefix: "stand" }, { namePrefix: "standup" }],
    ["another prefix beside an adoption", { adopt: true, namePrefix: "stand" }, { adopt: true, namePrefix: "standup" }],
  ])("%s", async (_, before, after) => {
    const { updated, calls } = update({ ...olds, ...before }, { ...news(olds), ...after }, { getRoom });
    expect(await updated).toEqual({ ...olds, ...after });
    expect(calls).toEqual([]);
  });
});

test("a room that was deleted outside is an error that says what to do", async () => {
  const gone = failing({ code: "not-found", status: 404, dailyError: "not-found", action: 'updating room "standup"' });
  const error = await rejectionOf(update(olds, { name: "standup" }, { updateRoom: gone }).updated);
  expect(error.code).toBe("not-found");
  expect(error.message).toMatch(
    / It was deleted outside this program: run pulumi refresh, then pulumi up to create it again\.$/,
  );
});

describe("another room under the state's name", () => {
  const createdAt = "2026-03-01T11:00:00.000Z";
  const another = { getRoom: async () => roomAnswer({ id: "33333333-3333-4333-8333-333333333333", createdAt }) };

  test("is not changed: that is an error that says what to do", async () => {
    const { updated, calls } = update(olds, { name: "standup" }, another);
    expect((await rejectionOf(updated)).message).toBe(
      'Room "standup" was deleted outside this program, and Daily has a different room of that name, created at 2026-03-01T11:00:00Z. Nothing was changed. To take over the existing room, set adopt: true; otherwise choose another name.',
    );
    expect(calls).toEqual([["getDomain"]]);
  });

  test("is told where it shows only while the state's is changed", async () => {
    const room = roomAnswer({ id: "33333333-3333-4333-8333-333333333333", createdAt });
    const told = async (changed: boolean) => {
      const updateRoom = () => Promise.reject(new AnotherRoom(room, changed));
      return (await rejectionOf(update(olds, { name: "standup" }, { updateRoom }).updated)).message;
    };
    expect(await told(false)).toMatch(/ Nothing was changed\. To take over the existing room, set adopt: true;/);
    expect(await told(true)).toMatch(
      / This update changed that room before it could detect this: check its settings\. To/,
    );
  });

  test("is not meant by any of the changes: each names the state's room", async () => {
    const { updated, ids } = update(olds, { name: "standup" });
    await updated;
    expect(ids).toEqual([olds.roomId]);
  });

  test("is taken over on request, and becomes all that is declared", async () => {
    const { updated, calls } = update(olds, { ...news(olds), adopt: true }, another);
    expect(await updated).toMatchObject({ adopt: true });
    expect(calls).toEqual([
      ["getDomain"],
      ["updateRoom", "standup", { privacy: "private", properties: { enable_chat: true, lang: "fr" } }],
    ]);
  });

  test.each([
    ["a room of its own under that name, which the program would take over", another.getRoom, { adopt: true }],
    ["a room of its own under that name", another.getRoom, {}],
    ["no such room", async () => undefined, {}],
  ])("is not looked for with the key of another domain, which has %s", async (_, getRoom, adopt) => {
    const getDomain = async () => ({ domainId: "another", domainName: "eu" });
    const { updated, calls } = update(olds, { ...news(olds), lang: "de", ...adopt }, { getRoom, getDomain });
    expect((await rejectionOf(updated)).message).toMatch(
      /^The API key belongs to the Daily domain "eu", and room "standup" to "acme"/,
    );
    expect(calls.map(([call]) => call)).not.toContain("updateRoom");
  });

  test("is looked for, and the state's own room is not changed, when adopt alone is added", async () => {
    const { updated, calls } = update(olds, { ...news(olds), adopt: true });
    expect(await updated).toEqual({ ...olds, adopt: true });
    expect(calls).toEqual([]);
  });
});

function news({ name, privacy, enableChat, lang }: typeof olds) {
  return { name, privacy, enableChat, lang };
}

test("a room that is seen to be gone is not changed, and the error says what to do", async () => {
  const { updated, calls } = update(olds, { name: "standup" }, { getRoom: async () => undefined });
  expect((await rejectionOf(updated)).message).toBe(
    'Room "standup" does not exist at Daily. It was deleted outside this program: run pulumi refresh, then pulumi up to create it again.',
  );
  expect(calls).toEqual([["getDomain"]]);
});

test("any other failure is thrown as it is", async () => {
  const error = await rejectionOf(
    update(olds, { name: "standup" }, { updateRoom: failing({ code: "auth", status: 401 }) }).updated,
  );
  expect(error.message).not.toMatch(/deleted outside/);
});

describe("a room of which it is not known whether it was made", () => {
  const at = (seconds: number) => new Date(seconds * 1_000).toISOString();
  const unsettled = { name: "standup", enableChat: true, unsettled: { since: at(NOON), until: at(NOON + 5) } };
  const news = { name: "standup", privacy: "private", enableChat: true };
  const madeAt = (seconds: number, room = {}) => roomAnswer({ createdAt: at(seconds), ...room });

  test("is made if it is not there, and settled then", async () => {
    const { updated, calls } = update(unsettled, news, { getRoom: async () => undefined });
    expect(await updated).toEqual({ ...news, ...made });
    const body = { name: "standup", privacy: "private", properties: { enable_chat: true } };
    expect(calls).toEqual([["createRoom", body, { uniqueName: false }]]);
  });

  test("becomes what is declared if it is there: only what differs is sent", async () => {
    const found = madeAt(NOON, { config: { enable_chat: true, lang: "fr" } });
    const { updated, calls } = update({ ...unsettled, lang: "fr" }, news, { getRoom: async () => found });
    await updated;
    expect(calls.at(-1)).toEqual(["updateRoom", "standup", { privacy: "private", properties: { lang: "en" } }]);
  });

  test("becomes so with what was declared when it was made, properties that the tables do not know included", async () => {
    const found = madeAt(NOON, { privacy: "private", config: { enable_chat: true, some_new_thing: 1, lang: "fr" } });
    const { updated, calls } = update({ ...unsettled, otherProperties: { some_new_thing: 1 } }, news, {
      getRoom: async () => found,
    });
    await updated;
    // Somebody else has set the language: what no program of ours has declared is not its business.
    expect(calls).toEqual([["updateRoom", "standup", { properties: { some_new_thing: null } }]]);
  });

  test("tells what Daily does not reset of it", async () => {
    const found = madeAt(NOON, { privacy: "private", config: { enable_chat: true, geo: "eu-west-2" } });
    const { updated } = update({ ...unsettled, geo: "eu-west-2" }, news, {
      getRoom: async () => found,
      updateRoom: failing({ code: "invalid-request", status: 400 }),
    });
    const { created, message } = (await rejectionOf(updated)) as unknown as PartlyCreated;
    expect(message).toMatch(/^Daily refuses to reset geo of room "standup"/);
    expect(created.outputs).toEqual({ ...news, ...made, createdAt: at(NOON), notReset: ["geo"] });
  });

  test("is an error that says what to do, if another room has its name once it is changed", async () => {
    const found = madeAt(NOON);
    const { updated } = update(unsettled, news, {
      getRoom: async () => found,
      updateRoom: () => Promise.reject(new AnotherRoom(roomAnswer(), false)),
    });
    expect((await rejectionOf(updated)).message).toMatch(/ To take over the existing room, set adopt: true;/);
  });

  test("is left alone if it is what is declared, properties that the tables do not know included", async () => {
    const others = { ...news, otherProperties: { some_new_thing: 1 } };
    const found = madeAt(NOON, { privacy: "private", config: { enable_chat: true, some_new_thing: 1, another: 2 } });
    const { updated, calls } = update(unsettled, others, { getRoom: async () => found });
    expect(await updated).toEqual({ ...others, ...made, createdAt: at(NOON) });
    expect(calls).toEqual([]);
  });

  const unbounded = { name: "standup", enableChat: true };
  test.each<[string, object, RoomAnswer]>([
    ["is older than the request", unsettled, madeAt(NOON - 1)],
    ["is younger than the request", unsettled, madeAt(NOON + 6)],
    ["has no age", unsettled, roomAnswer({ createdAt: undefined })],
    ["was made at a time to which nothing can be compared", unbounded, madeAt(NOON)],
  ])("may be another's, if it has a fixed name and %s", async (_, before, room) => {
    const { updated, calls } = update(before, news, { getRoom: async () => room });
    expect((await rejectionOf(updated)).message).toMatch(/^A room named "standup" already exists at Daily/);
    expect(calls).toEqual([]);
  });

  test.each([NOON, NOON + 5])("is ours, if it was created while the request was under way", async (seconds) => {
    const { updated } = update(unsettled, news, { getRoom: async () => madeAt(seconds) });
    expect(await updated).toMatchObject({ name: "standup" });
  });

  test("is ours, if its name was generated", async () => {
    const generated = { name: "standup-0123456789ab", namePrefix: "standup" };
    const { updated } = update(
      { ...unbounded, ...generated },
      { ...news, ...generated },
      { getRoom: async () => madeAt(NOON - 301) },
    );
    expect(await updated).toMatchObject({ namePrefix: "standup" });
  });

  test("that is unclear again is kept with the times of the later request", async () => {
    const span = { since: at(NOON + 60), until: at(NOON + 61) };
    const createRoom = () => Promise.reject(new UnclearCreation("standup", failure({ code: "timeout" }), span));
    const error = await rejectionOf(update(unsettled, news, { getRoom: async () => undefined, createRoom }).updated);
    expect(error).toBeInstanceOf(PartlyCreated);
    expect((error as PartlyCreated).created).toEqual({ id: "standup", outputs: { ...news, unsettled: span } });
  });

  test("is taken over on request, and becomes all that is declared", async () => {
    const old = async () => madeAt(NOON - 301, { config: { lang: "fr" } });
    const { updated, calls } = update(unsettled, { ...news, adopt: true }, { getRoom: old });
    expect(await updated).toMatchObject({ adopt: true });
    expect(calls.at(-1)).toEqual(["updateRoom", "standup", { privacy: "private", properties: { enable_chat: true } }]);
  });
});

describe("a setting that Daily leaves out of its answer, though no default of it is documented", () => {
  const before = { name: "standup", privacy: "private", enablePeopleUi: true, ...made };
  const news = { name: "standup", privacy: "private", enablePeopleUi: true, enableChat: true };
  const answering = (config: object) => ({
    updateRoom: async () => roomAnswer({ privacy: "private", config: { ...config } }),
  });

  test("is at its default if it has just been told, and that is taken note of", async () => {
    const { updated } = update({ ...before, enablePeopleUi: false }, news, answering({ enable_chat: true }));
    expect(await updated).toEqual({ ...news, ...made, leftOut: ["enablePeopleUi"] });
  });

  test("stays so when another one is told", async () => {
    const { updated } = update({ ...before, leftOut: ["enablePeopleUi"] }, news, answering({ enable_chat: true }));
    expect(await updated).toEqual({ ...news, ...made, leftOut: ["enablePeopleUi"] });
  });

  test("also where nothing is told", async () => {
    const olds = { ...before, adopt: true, leftOut: ["enablePeopleUi"] };
    const { updated } = update(olds, { name: "standup", privacy: "private", enablePeopleUi: true });
    expect(await updated).toEqual({ ...before, leftOut: ["enablePeopleUi"] });
  });

  test("was reset by somebody, if it has not been told: that is drift", async () => {
    const { updated } = update(before, news, answering({ enable_chat: true }));
    const { enablePeopleUi: _, ...reset } = news;
    expect(await updated).toEqual({ ...reset, ...made });
  });

  test("is no default any more once Daily answers it", async () => {
    const olds = { ...before, leftOut: ["enablePeopleUi"] };
    const { updated } = update(olds, news, answering({ enable_chat: true, enable_people_ui: false }));
    expect(await updated).toEqual({ ...news, ...made, enablePeopleUi: false });
  });
});

describe("what is no longer declared, at a Daily that refuses null", () => {
  const sip = { displayName: "Phone", sipMode: "dial-in" };
  const before = { ...olds, geo: "eu-west-2", sip, otherProperties: { some_new_thing: 1 } };
  const refusing = (config: object) => {
    const refuse = failing({ code: "invalid-request", status: 400, dailyError: "invalid-request-error" });
    const updateRoom: DailyClient["updateRoom"] = async (name, body) => {
      const { geo, some_new_thing } = body.properties ?? {};
      if (geo === null || some_new_thing === null) return refuse();
      return roomAnswer({ name, privacy: "private", config: { ...config } });
    };
    return { updateRoom, getRoom: async () => roomAnswer({ privacy: "private", config: { ...config } }) };
  };
  const still = { geo: "eu-west-2", some_new_thing: 1 };

  test("is set to its default, or to null where Daily documents that, in one call", async () => {
    const { updated, calls } = update(before, declaring({ geo: "eu-west-2", otherProperties: { some_new_thing: 1 } }), {
      ...refusing(still),
    });
    await updated;
    expect(calls).toEqual([["updateRoom", "standup", { properties: { enable_chat: false, lang: "en", sip: null } }]]);
  });

  test("stays where there is neither: the rest is done, and both is in the state", async () => {
    const { updated, calls } = update(
      before,
      declaring({ startVideoOff: true }),
      refusing({ ...still, start_video_off: true }),
    );
    const error = await rejectionOf(updated);
    expect(error).toBeInstanceOf(PartlyCreated);
    expect(error.message).toMatch(
      /^Daily refuses to reset geo, otherProperties of room "standup", [^.]*want\. The rest of the update is done\./,
    );
    expect((error as PartlyCreated).created).toEqual({
      id: "standup",
      outputs: { ...declaring({ startVideoOff: true }), ...made, notReset: ["geo", "otherProperties.some_new_thing"] },
    });
    const sent = { enable_chat: false, lang: "en", sip: null, start_video_off: true };
    expect(calls.map(([, , body]) => (body as { properties: object }).properties)).toEqual([
      { ...sent, geo: null, some_new_thing: null },
      sent,
      { geo: null },
      { some_new_thing: null },
    ]);
  });

  test("is told apart: what Daily resets is reset, and only what it refuses is named", async () => {
    const { updated, calls } = update(
      { ...before, enablePeopleUi: true, enablePipUi: true },
      declaring({ startVideoOff: true }),
      refusing({ geo: "eu-west-2", some_new_thing: 1, start_video_off: true, enable_pip_ui: true }),
    );
    const { created, message } = (await rejectionOf(updated)) as unknown as PartlyCreated;
    expect(message).toMatch(/^Daily refuses to reset geo, otherProperties of room "standup",/);
    expect(created.outputs).toEqual({
      ...declaring({ startVideoOff: true }),
      ...made,
      notReset: ["geo", "otherProperties.some_new_thing"],
    });
    const sent = { enable_chat: false, lang: "en", sip: null, start_video_off: true };
    expect(calls.map(([, , body]) => (body as { properties: object }).properties)).toEqual([
      { ...sent, geo: null, enable_people_ui: null, enable_pip_ui: null, some_new_thing: null },
      sent,
      { enable_people_ui: null },
      { enable_pip_ui: null },
      { geo: null },
      { some_new_thing: null },
    ]);
  });

  test("is asked for alone, once Daily refuses several and there is nothing else to do", async () => {
    const { updated, calls } = update({ ...olds, geo: "eu-west-2", enablePeopleUi: true }, news(olds), refusing(still));
    await rejectionOf(updated);
    expect(calls.map(([, , body]) => (body as { properties: object }).properties)).toEqual([
      { geo: null, enable_people_ui: null },
      { enable_people_ui: null },
      { geo: null },
    ]);
  });

  test.each<[string, object]>([
    ["a value", { geo: "mars" }],
    ["values", { geo: "mars", lang: "de" }],
    ["a default", { lang: undefined }],
  ])("is not what is wrong if Daily refuses %s: that is an error, and is asked for once", async (_, changed) => {
    const { updated, calls } = update(
      { ...olds, geo: "eu-west-2" },
      { ...news(olds), geo: "eu-west-2", ...changed },
      {
        updateRoom: failing({ code: "invalid-request", status: 400, dailyError: "invalid-request-error" }),
      },
    );
    const error = await rejectionOf(updated);
    expect(error).not.toBeInstanceOf(PartlyCreated);
    expect(error.code).toBe("invalid-request");
    expect(calls).toHaveLength(1);
  });

  test("stays where there is nothing else to do", async () => {
    const { updated, calls } = update({ ...olds, geo: "eu-west-2" }, { ...news(olds) }, refusing(still));
    const { created } = (await rejectionOf(updated)) as unknown as PartlyCreated;
    expect(created.outputs).toMatchObject({ notReset: ["geo"] });
    expect(calls).toHaveLength(1);
  });

  test("is tried again by the next update, whatever that is for", async () => {
    const kept = { ...news(olds), ...made, notReset: ["geo"] };
    const { updated, calls } = update(kept, { ...news(olds), lang: "de" }, refusing({ ...still, lang: "de" }));
    await rejectionOf(updated);
    expect(calls.map(([, , body]) => (body as { properties: object }).properties)).toEqual([
      { lang: "de", geo: null },
      { lang: "de" },
      { geo: null },
    ]);
    const done = update(kept, news(olds), { updateRoom: async () => roomAnswer({ privacy: "private" }) });
    expect(await done.updated).not.toHaveProperty("notReset");
  });

  test("was at its default already if Daily does not show it", async () => {
    const { updated } = update(
      { ...olds, enablePeopleUi: true, geo: "eu-west-2" },
      news(olds),
      refusing({ enable_chat: true, lang: "fr" }),
    );
    expect(await updated).toEqual({ ...news(olds), ...made });
  });

  test("is not what is wrong if Daily refuses without it, too", async () => {
    const error = await rejectionOf(
      update(
        before,
        { name: "standup" },
        { updateRoom: failing({ code: "invalid-request", status: 400, dailyError: "x", info: "something else" }) },
      ).updated,
    );
    expect(error).not.toBeInstanceOf(PartlyCreated);
    expect(error.message).toContain("something else");
  });

  test("is asked for once where the failure says nothing of it", async () => {
    const { updated, calls } = update(before, { name: "standup" }, { updateRoom: failing({ code: "timeout" }) });
    await rejectionOf(updated);
    expect(calls).toHaveLength(1);
  });

  test("is kept in mind, if a reset fails for another reason once a part is done", async () => {
    const rest = refusing({ ...still, enable_people_ui: true, start_video_off: true });
    const updateRoom: DailyClient["updateRoom"] = (name, body, roomId) => {
      const { geo, enable_people_ui } = body.properties ?? {};
      const isAlone = geo === undefined && enable_people_ui === null;
      return isAlone
        ? failing({ code: "timeout", action: 'updating room "standup"' })()
        : rest.updateRoom(name, body, roomId);
    };
    const { updated } = update(
      { ...before, enablePeopleUi: true, leftOut: ["enablePipUi"], enablePipUi: true },
      declaring({ startVideoOff: true, enablePipUi: true }),
      { ...rest, updateRoom },
    );
    const { created } = (await rejectionOf(updated)) as unknown as PartlyCreated;
    expect(created.outputs).toEqual({
      ...declaring({ startVideoOff: true }),
      ...made,
      notReset: ["enablePeopleUi", "geo", "otherProperties.some_new_thing"],
    });
  });

  test.each(["not-found", "another"])("is no part of the state, if the room is gone by then (%s)", async (how) => {
    let calls = 0;
    const updateRoom: DailyClient["updateRoom"] = async (name, body) => {
      if (calls++ < 2) return refusing(still).updateRoom(name, body);
      if (how === "another") throw new AnotherRoom(roomAnswer(), false);
      throw failure({ code: "not-found", status: 404 });
    };
    const error = await rejectionOf(update(before, declaring({}), { ...refusing(still), updateRoom }).updated);
    expect(error).not.toBeInstanceOf(PartlyCreated);
    expect(error.message).toMatch(/deleted outside this program/);
  });

  test("and merges objects: what was taken out of one stays in it, and in the state", async () => {
    const permissions = { hasPresence: true, canAdmin: ["participants"] };
    const refuse = failing({ code: "invalid-request", status: 400, dailyError: "invalid-request-error" });
    const updateRoom: DailyClient["updateRoom"] = async (_, { properties }) =>
      properties?.permissions === null ? refuse() : roomAnswer({ privacy: "private", config: { permissions } });
    const { updated, calls } = update(
      { ...news(olds), ...made, permissions },
      { ...news(olds), permissions: { hasPresence: true } },
      { updateRoom, getRoom: async () => roomAnswer({ privacy: "private", config: { permissions } }) },
    );
    const { created, message } = (await rejectionOf(updated)) as unknown as PartlyCreated;
    expect(message).toBe(
      'Daily keeps the values removed from permissions of room "standup", and refuses to reset it: declare the removed values again. The rest of the update is done. To have a new room instead, run pulumi up --replace with its URN.',
    );
    expect(created.outputs).toMatchObject({ permissions });
    expect(created.outputs).not.toHaveProperty("notReset");
    // Nothing was reset that would have to be set again.
    expect(calls.map(([, , body]) => body)).toEqual([
      { properties: { permissions: { hasPresence: true } } },
      { properties: { permissions: null } },
    ]);
  });

  function declaring(more: object) {
    return { name: "standup", privacy: "private", ...more };
  }
});

test("a property that was one of the others, and has an argument now, is set and not reset", async () => {
  const before = { name: "standup", privacy: "private", otherProperties: { lang: "fr" }, ...made };
  const { updated, calls } = update(before, { name: "standup", privacy: "private", lang: "fr" });
  await updated;
  expect(calls).toEqual([["updateRoom", "standup", { properties: { lang: "fr" } }]]);
});

describe("an object that loses a key, at a Daily that", () => {
  const before = {
    name: "standup",
    privacy: "private",
    permissions: {
      hasPresence: true,
      canSend: ["audio"],
      canReceive: { base: true, byUserId: { ada: false, bob: true } },
    },
    ...made,
  };
  const { hasPresence, canSend, canReceive } = before.permissions;
  const fewer = { hasPresence, canReceive };
  const deeperFewer = { hasPresence, canSend, canReceive: { base: true, byUserId: { ada: false } } };
  const declaring = (permissions: object, more = {}) => ({
    name: "standup",
    privacy: "private",
    permissions,
    ...more,
  });
  /** What Daily says of the permissions after each update in turn. */
  const answering = (...each: object[]) => ({
    updateRoom: async () => roomAnswer({ privacy: "private", config: { permissions: each.shift(), lang: "fr" } }),
  });

  test("had none of it, or is to have none of it any more: one call", async () => {
    const { permissions, ...without } = before;
    const added = update(without, declaring(permissions), answering(permissions));
    expect(await added.updated).toEqual({ ...declaring(permissions), ...made });
    expect(added.calls).toHaveLength(1);
    const removed = update(before, { name: "standup", privacy: "private" }, answering(permissions));
    expect(await removed.updated).toEqual({ name: "standup", privacy: "private", ...made });
    expect(removed.calls).toHaveLength(1);
  });

  test("replaces it: one call", async () => {
    for (const permissions of [fewer, deeperFewer]) {
      const { updated, calls } = update(before, declaring(permissions), answering(permissions));
      expect(await updated).toEqual({ ...declaring(permissions), ...made });
      expect(calls).toEqual([["updateRoom", "standup", { properties: { permissions } }]]);
    }
  });

  test("merges it: it is reset and set again, and nothing else is", async () => {
    for (const permissions of [fewer, deeperFewer]) {
      const world = answering(before.permissions, {}, permissions);
      const { updated, calls } = update(before, declaring(permissions, { lang: "fr" }), world);
      expect(await updated).toEqual({ ...declaring(permissions, { lang: "fr" }), ...made });
      expect(calls).toEqual([
        ["updateRoom", "standup", { properties: { lang: "fr", permissions } }],
        ["updateRoom", "standup", { properties: { permissions: null } }],
        ["updateRoom", "standup", { properties: { permissions } }],
      ]);
    }
  });

  test("merges it, and fails before it is set again: the state has it as it is, without it", async () => {
    const answers = [before.permissions, {}];
    const { updated } = update(before, declaring(fewer, { lang: "fr" }), {
      updateRoom: async () => {
        const permissions = answers.shift();
        if (!permissions) throw failure({ code: "unavailable", status: 503, action: 'updating room "standup"' });
        const isReset = Object.keys(permissions).length === 0;
        return roomAnswer({ privacy: "private", config: { lang: "fr", ...(!isReset && { permissions }) } });
      },
    });
    const { created, message } = (await rejectionOf(updated)) as unknown as PartlyCreated;
    expect(message).toMatch(
      /updating room "standup".* Part of the update succeeded, and the state holds the room as it is now: run pulumi up again\.$/,
    );
    expect(created).toEqual({
      id: "standup",
      outputs: { name: "standup", privacy: "private", lang: "fr", ...made },
    });
  });

  test("answers a lost key at its default: one call", async () => {
    const permissions = { hasPresence: false };
    const answered = { hasPresence: false, canAdmin: false };
    const olds = { ...before, permissions: { hasPresence: true, canAdmin: false } };
    const { updated, calls } = update(olds, declaring(permissions), answering(answered));
    expect(await updated).toEqual({ ...declaring(permissions), ...made });
    expect(calls).toHaveLength(1);
  });

  test("answers something else instead: that is drift, and one call", async () => {
    const { updated, calls } = update(before, declaring(fewer), answering({ hasPresence: false }));
    expect(await updated).toEqual({ ...declaring({ hasPresence: false }), ...made });
    expect(calls).toHaveLength(1);
  });
});
