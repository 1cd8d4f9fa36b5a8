import { roomProperties } from "pulumi-daily/properties";
import { type Api, NOW, ok, outcome, refused, sampleOf, startDaily, stopAll } from "./support.js";

afterEach(stopAll);

const table = Object.values(roomProperties);
const hls = (hls_config: object) => ({
  properties: { streaming_endpoints: [{ name: "tv", type: "hls", hls_config }] },
});
const notFound = (name: string) => ({ status: 404, body: { error: "not-found", info: `room ${name} not found` } });

describe("POST /rooms", () => {
  test("answers the room", async () => {
    const { emulator, api } = await startDaily();
    emulator.clock.set(NOW + 0.9);
    const answer = await api.post("/rooms", { name: "standup", privacy: "private", properties: { enable_chat: true } });
    expect(outcome(answer)).toEqual(
      ok({
        id: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
        name: "standup",
        api_created: true,
        privacy: "private",
        url: `http://acme.localhost:${new URL(emulator.url).port}/standup`,
        created_at: "2030-01-01T00:00:00.000Z",
        config: { enable_chat: true },
      }),
    );
  });

  test.each([[undefined], [{}], [{ name: null, privacy: null, properties: null }]])(
    "with %j makes a public room with a name of its own",
    async (body) => {
      const { api } = await startDaily();
      const first = await api.post("/rooms", body);
      expect(first.body).toMatchObject({ privacy: "public", config: {} });
      expect(first.body.name).toMatch(/^[A-Za-z0-9]{20}$/);
      expect((await api.post("/rooms", body)).body.name).not.toBe(first.body.name);
    },
  );

  test.each([
    [{ name: "stand up" }, "stand up contains invalid characters (room names can contain A-Z, a-z, 0-9, '-', and '_')"],
    [{ name: "" }, " contains invalid characters (room names can contain A-Z, a-z, 0-9, '-', and '_')"],
    [{ name: "x".repeat(129) }, "room name exceeds 128 characters"],
    [{ name: 7 }, "name should be a string"],
    [{ privacy: "org" }, "privacy should be one of 'public', 'private'"],
    [{ room_name: "standup" }, "unknown parameter 'room_name'"],
    [{ properties: { name: "standup" } }, "unknown parameter 'name'"],
    [{ properties: { privacy: "private" } }, "unknown parameter 'privacy'"],
    [{ properties: { colour: "red" } }, "unknown parameter 'colour'"],
    [{ properties: { geo: "moon" } }, /^geo should be one of 'af-south-1', /],
    [{ properties: { max_participants: 0 } }, "max_participants should be at least 1"],
    [{ properties: { sfu_switchover: "1" } }, "sfu_switchover should be a number"],
    [{ properties: { dialin: {} } }, "a room with dialin needs an exp less than 365 days ahead"],
    [
      { properties: { dialin: {}, exp: NOW + 365 * 86_400 } },
      "a room with dialin needs an exp less than 365 days ahead",
    ],
    [
      { properties: { streaming_endpoints: [{ name: "tv", type: "rtmp", rtmp_url: "rtmp://a" }] } },
      "unknown parameter 'streaming_endpoints[0].rtmp_url'",
    ],
    [
      { properties: { streaming_endpoints: [{ name: "tv", type: "hls" }] } },
      "missing required field 'streaming_endpoints[0].hls_config'",
    ],
    [hls({ saveHlsRecording: true }), "unknown parameter 'streaming_endpoints[0].hls_config.saveHlsRecording'"],
    [
      hls({ storage: { pathTemplate: "a" } }),
      "unknown parameter 'streaming_endpoints[0].hls_config.storage.pathTemplate'",
    ],
    [hls({ variants: [{ fps: 31 }] }), "streaming_endpoints[0].hls_config.variants[0].fps should be at most 30"],
    [
      hls({ variants: [{}, {}, {}, {}, {}] }),
      "streaming_endpoints[0].hls_config.variants should have at most 4 items without iframe_only",
    ],
    [
      hls({ variants: [{}, { iframe_only: true }, { iframe_only: true }] }),
      "streaming_endpoints[0].hls_config.variants should have at most 1 items with iframe_only",
    ],
    [
      hls({ variants: [{ iframe_only: true }] }),
      "streaming_endpoints[0].hls_config.variants should have an item without iframe_only",
    ],
    [
      hls({ variants: [{}], variant: [{}] }),
      "streaming_endpoints[0].hls_config.variants and streaming_endpoints[0].hls_config.variant exclude each other",
    ],
    [
      { properties: { streaming_endpoints: [{ name: "tv", type: "rtmp", rtmp_config: { url: "a", key: "b" } }] } },
      "unknown parameter 'streaming_endpoints[0].rtmp_config.key'",
    ],
    [
      { properties: { recordings_bucket: { bucket_name: "b", bucket_region: "r" } } },
      "missing required field 'recordings_bucket.assume_role_arn'",
    ],
    [
      { properties: { recordings_bucket: { bucket_name: "b", bucket_region: "r", storage_provider: "oci" } } },
      "missing required field 'recordings_bucket.namespace'",
    ],
    [{ properties: { recordings_template: "{epoch_time}.webm" } }, /^recordings_template should be a path/],
    [
      { properties: { meeting_join_hook: `https://example.com/${"x".repeat(250)}` } },
      "meeting_join_hook exceeds 255 characters",
    ],
    [
      { properties: { recordings_template: "calls" } },
      /^recordings_template should be a path that contains {epoch_time}, of A-Z/,
    ],
    [
      { properties: { recordings_bucket: { bucket_name: "b" } } },
      "missing required field 'recordings_bucket.assume_role_arn'",
    ],
    [{ properties: { sip: { display_name: "x", sip_mode: "dial-out" } } }, "sip.sip_mode should be one of 'dial-in'"],
    [{ properties: { permissions: { canSend: ["cv"] } } }, /^permissions\.canSend\[0\] should be one of/],
  ])("%j is refused", async (body, info) => {
    const { api } = await startDaily();
    expect(outcome(await api.post("/rooms", body))).toEqual({
      status: 400,
      body: { error: "invalid-request-error", info: typeof info === "string" ? info : expect.stringMatching(info) },
    });
    expect((await api.get("/rooms")).body.total_count).toBe(0);
  });

  test("128 characters are not too long, and half is a switchover", async () => {
    const { api } = await startDaily();
    const answer = await api.post("/rooms", { name: "x".repeat(128), properties: { sfu_switchover: 0.5 } });
    expect(answer.status).toBe(200);
  });

  test("a name that is taken is 400, not 409", async () => {
    const { api } = await startDaily();
    await api.post("/rooms", { name: "standup" });
    expect(outcome(await api.post("/rooms", { name: "standup" }))).toEqual(
      refused("a room named standup already exists"),
    );
  });

  test("of many creations of one name at once, one succeeds", async () => {
    const { api } = await startDaily();
    const answers = await Promise.all(Array.from({ length: 10 }, () => api.post("/rooms", { name: "standup" })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(9);
  });

  test.each(table.map((property) => [property.rest, property]))(
    "%s is kept, and comes back",
    async (name, property) => {
      const { api } = await startDaily();
      // A default would not show.
      const sample = "default" in property && property.default === true ? false : sampleOf(property.shape);
      const beside = name === "dialin" ? { exp: NOW + 60 } : {};
      const value = name === "sip" ? { ...(sample as object), force_digit_only_username: false } : sample;
      const made = await api.post("/rooms", { name: "standup", properties: { [name]: value, ...beside } });
      expect(made.status).toBe(200);
      expect(made.body.config).toMatchObject({ [name]: value });
      expect((await api.get("/rooms/standup")).body).toEqual(made.body);
    },
  );

  test.each([
    {
      recordings_bucket: {
        ...{ bucket_name: "b", bucket_region: "r", storage_provider: "oci", namespace: "n" },
        assume_role_arn: "arn:aws:iam::1:role/daily",
      },
    },
    { streaming_endpoints: [{ name: "tv", type: "rtmp", rtmp_config: { url: "rtmp://a" }, hls_config: {} }] },
  ])("what another kind has is taken beside what this one needs: %j", async (properties) => {
    const { api } = await startDaily();
    expect((await api.post("/rooms", { properties })).body.config).toEqual(properties);
  });

  test("digits only for more than one SIP endpoint is refused", async () => {
    const { api } = await startDaily();
    const sip = { display_name: "Phone", sip_mode: "dial-in", force_digit_only_username: true };
    expect((await api.post("/rooms", { properties: { sip } })).status).toBe(200);
    expect(outcome(await api.post("/rooms", { properties: { sip: { ...sip, num_endpoints: 2 } } }))).toEqual(
      refused("sip.force_digit_only_username is not allowed with sip.num_endpoints above 1"),
    );
  });

  test.each(table.map(({ rest, shape }) => [rest, shape.kind]))("%s of a wrong type is refused", async (name, kind) => {
    const { api } = await startDaily();
    const properties = { [name]: kind === "boolean" ? "true" : true };
    expect(outcome(await api.post("/rooms", { properties }))).toEqual({
      status: 400,
      body: {
        error: "invalid-request-error",
        info: expect.stringMatching(new RegExp(`^${name} (should be an? |was 'true' but should be a number)`)),
      },
    });
  });

  test("what is set to its default does not show", async () => {
    const { api } = await startDaily();
    const defaults = Object.fromEntries(
      table.flatMap((property) => ("default" in property ? [[property.rest, property.default]] : [])),
    );
    expect(Object.keys(defaults).length).toBeGreaterThan(15);
    expect((await api.post("/rooms", { properties: defaults })).body.config).toEqual({});
  });

  test("a room with sip shows the address that Daily gave it", async () => {
    const { api } = await startDaily();
    const sip = { display_name: "Desk", sip_mode: "dial-in" };
    const { body } = await api.post("/rooms", { properties: { sip } });
    expect(body.config).toEqual({ sip, sip_uri: { endpoint: expect.stringContaining(body.id) } });
  });
});

test("as many SIP addresses as asked for, and a PIN beside dialin, are answered", async () => {
  const { api } = await startDaily();
  const sip = { display_name: "Desk", sip_mode: "dial-in", num_endpoints: 3 };
  const exp = NOW + 60;
  const { body } = await api.post("/rooms", { name: "desk", properties: { sip, dialin: {}, exp } });
  expect(body.config).toEqual({
    sip,
    sip_uri: { endpoint: expect.any(String), extra_endpoints: [expect.any(String), expect.any(String)] },
    dialin: {},
    dialin_code: expect.stringMatching(/^\d{11}$/),
    exp,
  });
  expect((await api.get("/rooms/desk")).body).toEqual(body);
  expect(outcome(await api.post("/rooms/desk", { properties: { exp: null } }))).toEqual(
    refused("a room with dialin needs an exp less than 365 days ahead"),
  );
  expect((await api.post("/rooms/desk", { properties: { exp: null, dialin: null, sip: null } })).body.config).toEqual(
    {},
  );
});

describe("POST /rooms/:name", () => {
  const create = async (api: Api) =>
    (
      await api.post("/rooms", {
        name: "standup",
        properties: { enable_chat: true, max_participants: 5, permissions: { canSend: false, canAdmin: true } },
      })
    ).body;

  test("changes what it names, and leaves the rest", async () => {
    const { api } = await startDaily();
    const room = await create(api);
    const answer = await api.post("/rooms/standup", { properties: { max_participants: 6 } });
    const changed = { ...room, config: { ...room.config, max_participants: 6 } };
    expect(outcome(answer)).toEqual(ok(changed));
    expect((await api.get("/rooms/standup")).body).toEqual(changed);
    expect((await api.post("/rooms/standup", { privacy: "private" })).body).toEqual({ ...changed, privacy: "private" });
  });

  test("null resets, a default disappears, an object is replaced and not merged", async () => {
    const { api } = await startDaily();
    await create(api);
    const properties = { max_participants: null, enable_chat: false, permissions: { hasPresence: false } };
    expect((await api.post("/rooms/standup", { properties })).body.config).toEqual({
      permissions: { hasPresence: false },
    });
  });

  test("does not rename, and changes nothing when it refuses", async () => {
    const { api } = await startDaily();
    const room = await create(api);
    expect(outcome(await api.post("/rooms/standup", { name: "retro" }))).toEqual(refused("unknown parameter 'name'"));
    expect(outcome(await api.post("/rooms/standup", { properties: { enable_chat: false, lang: "ja" } })).status).toBe(
      400,
    );
    expect((await api.get("/rooms/standup")).body).toEqual(room);
  });

  test("on a missing room is 404, also with a body that would be refused", async () => {
    const { api } = await startDaily();
    expect(outcome(await api.post("/rooms/standup", { properties: {} }))).toEqual(notFound("standup"));
    expect(outcome(await api.post("/rooms/standup", { name: "x" }))).toEqual(notFound("standup"));
  });
});

describe("DELETE /rooms/:name", () => {
  test("deletes once, and frees the name for another room", async () => {
    const { api } = await startDaily();
    const { body: first } = await api.post("/rooms", { name: "standup" });
    expect(outcome(await api.delete("/rooms/standup"))).toEqual(ok({ deleted: true, name: "standup" }));
    expect(outcome(await api.delete("/rooms/standup"))).toEqual(notFound("standup"));
    expect(outcome(await api.get("/rooms/standup"))).toEqual(notFound("standup"));
    const { status, body: second } = await api.post("/rooms", { name: "standup" });
    expect(status).toBe(200);
    expect(second.id).not.toBe(first.id);
  });

  test("a token of the deleted room still validates, and so it does for its successor", async () => {
    const { api } = await startDaily();
    await api.post("/rooms", { name: "standup" });
    const token = await api.mint({ room_name: "standup" });
    await api.delete("/rooms/standup");
    expect((await api.get(`/meeting-tokens/${token}`)).status).toBe(200);
    await api.post("/rooms", { name: "standup" });
    expect((await api.get(`/meeting-tokens/${token}`)).status).toBe(200);
  });
});

describe("an expired room", () => {
  const exp = NOW + 60;
  const expired = async (switches = {}) => {
    const daily = await startDaily(switches);
    const { body: room } = await daily.api.post("/rooms", { name: "standup", properties: { exp } });
    daily.emulator.clock.set(exp);
    return { ...daily, room };
  };

  test("lives until the second of its exp", async () => {
    const { emulator, api } = await expired();
    expect((await api.get("/rooms/standup")).status).toBe(404);
    emulator.clock.set(exp - 1);
    expect((await api.get("/rooms/standup")).status).toBe(200);
  });

  test("is gone: not read, not changed, not listed, its name free", async () => {
    const { api, room } = await expired();
    expect(outcome(await api.get("/rooms/standup"))).toEqual(notFound("standup"));
    expect(outcome(await api.post("/rooms/standup", { properties: { exp: exp + 60 } }))).toEqual(notFound("standup"));
    expect((await api.get("/rooms")).body).toEqual({ total_count: 0, data: [] });
    const again = await api.post("/rooms", { name: "standup" });
    expect(again.status).toBe(200);
    expect(again.body.id).not.toBe(room.id);
  });

  test.each([[{}], [{ expiredRoomsAlive: true }]])("with %j, DELETE says so and removes it", async (switches) => {
    const { api } = await expired(switches);
    expect(outcome(await api.delete("/rooms/standup"))).toEqual({
      status: 404,
      body: { error: "not-found", info: "room standup not found", deleted: true },
    });
    expect(outcome(await api.delete("/rooms/standup"))).toEqual(notFound("standup"));
    expect((await api.post("/rooms", { name: "standup" })).status).toBe(200);
  });

  test("expiredRoomsAlive: is read and prolonged, and keeps its name, but is not listed", async () => {
    const { api, room } = await expired({ expiredRoomsAlive: true });
    expect(outcome(await api.get("/rooms/standup"))).toEqual(ok(room));
    expect((await api.get("/rooms")).body.total_count).toBe(0);
    expect(outcome(await api.post("/rooms", { name: "standup" }))).toEqual(
      refused("a room named standup already exists"),
    );
    const prolonged = await api.post("/rooms/standup", { properties: { exp: exp + 60 } });
    expect(outcome(prolonged)).toEqual(ok({ ...room, config: { exp: exp + 60 } }));
    expect((await api.get("/rooms")).body).toEqual({ total_count: 1, data: [prolonged.body] });
  });
});

describe("GET /rooms", () => {
  /** Rooms 0 to n-1, one made each second. */
  const filled = async (count: number) => {
    const daily = await startDaily();
    const ids: string[] = [];
    for (let index = 0; index < count; index += 1) {
      ids.push((await daily.api.post("/rooms", { name: `room-${index}` })).body.id);
      daily.emulator.clock.advance(1);
    }
    const list = async (query: string) => {
      const { body } = await daily.api.get(`/rooms${query}`);
      return { total: body.total_count, names: body.data.map((room: { name: string }) => room.name) };
    };
    return { ...daily, ids, list };
  };

  test("lists whole rooms, the newest first", async () => {
    const { api, list } = await filled(3);
    expect(await list("")).toEqual({ total: 3, names: ["room-2", "room-1", "room-0"] });
    expect((await api.get("/rooms")).body.data[0]).toEqual((await api.get("/rooms/room-2")).body);
  });

  test("rooms of one second are ordered by id", async () => {
    const { api } = await startDaily();
    for (let index = 0; index < 5; index += 1) await api.post("/rooms");
    const ids = (await api.get("/rooms")).body.data.map((room: { id: string }) => room.id);
    expect(ids).toEqual([...ids].sort());
  });

  test("pages forwards and backwards; the total is of all pages", async () => {
    const { list, ids } = await filled(5);
    expect(await list("?limit=2")).toEqual({ total: 5, names: ["room-4", "room-3"] });
    expect(await list(`?limit=2&starting_after=${ids[3]}`)).toEqual({ total: 5, names: ["room-2", "room-1"] });
    expect(await list(`?limit=2&starting_after=${ids[1]}`)).toEqual({ total: 5, names: ["room-0"] });
    expect(await list(`?limit=2&ending_before=${ids[1]}`)).toEqual({ total: 5, names: ["room-3", "room-2"] });
    expect(await list(`?limit=2&ending_before=${ids[4]}`)).toEqual({ total: 5, names: [] });
    expect(await list("?limit=2&ending_before=OLDEST")).toEqual({ total: 5, names: ["room-1", "room-0"] });
    expect(await list("?starting_after=OLDEST")).toEqual({ total: 5, names: [] });
    expect(await list(`?starting_after=${ids[4]}&ending_before=${ids[1]}`)).toEqual({
      total: 5,
      names: ["room-3", "room-2"],
    });
  });

  test("a limit out of range is clamped; text and unknown cursors are refused", async () => {
    const { api, list } = await filled(2);
    expect((await list("?limit=0")).names).toEqual(["room-1"]);
    expect((await list("?limit=1000")).names).toHaveLength(2);
    expect(outcome(await api.get("/rooms?limit=many"))).toEqual(refused("limit should be an integer"));
    expect(outcome(await api.get("/rooms?starting_after=x"))).toEqual(refused("no room with id 'x'"));
  });

  test("a page has at most a hundred rooms", async () => {
    const { list } = await filled(101);
    expect((await list("")).names).toHaveLength(100);
    expect((await list("?limit=1000")).total).toBe(101);
  });
});

test("room URLs follow the template", async () => {
  const { api } = await startDaily({ roomUrlBase: "https://{domain}.daily.example" });
  expect((await api.post("/rooms", { name: "standup" })).body.url).toBe("https://acme.daily.example/standup");
});
