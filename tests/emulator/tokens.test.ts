import { meetingTokenProperties, type Property } from "pulumi-daily/properties";
import { claims, DOMAIN_ID, NOW, ok, outcome, payloadText, refused, sampleOf, startDaily, stopAll } from "./support.js";

afterEach(stopAll);

const table = Object.values(meetingTokenProperties);
// Each of its values is checked in a test of its own.
const plain = table.filter(({ rest }) => rest !== "permissions");

describe("POST /meeting-tokens", () => {
  test("answers a token and nothing else", async () => {
    const { api } = await startDaily();
    const { status, body } = await api.post("/meeting-tokens", { properties: { room_name: "room-0253" } });
    expect(status).toBe(200);
    expect(Object.keys(body)).toEqual(["token"]);
    // Vector V2: nothing but what was sent, the domain and the time.
    expect(payloadText(body.token)).toBe(`{"r":"room-0253","d":"${DOMAIN_ID}","iat":${NOW}}`);
  });

  test("claims stand in the order of the request, then d, then iat (vector V1)", async () => {
    const { emulator, api } = await startDaily();
    emulator.clock.set(1_548_721_831);
    const token = await api.mint({
      nbf: 1_548_721_569,
      exp: 1_864_081_538,
      room_name: "hello",
      is_owner: true,
      enable_screenshare: true,
      enable_recording: "local",
    });
    expect(payloadText(token)).toBe(
      `{"nbf":1548721569,"exp":1864081538,"r":"hello","o":true,"ss":true,"er":"local","d":"${DOMAIN_ID}","iat":1548721831}`,
    );
  });

  test("a deep link of an app is taken, comes back, and its bearer joins", async () => {
    const { emulator, api } = await startDaily();
    await api.post("/rooms", { name: "hello" });
    const properties = { room_name: "hello", redirect_on_meeting_exit: "myapp://recordings/joining?a=b" };
    const token = await api.mint(properties);
    expect(claims(token)).toMatchObject({ rome: "myapp://recordings/joining?a=b" });
    expect(outcome(await api.get(`/meeting-tokens/${token}`))).toEqual(ok(properties));
    expect(await emulator.join({ room: "hello", token })).toMatchObject({
      outcome: "joins",
      token: { use: "honoured" },
    });
  });

  test.each(["javascript://alert(1)", "myapp:bye"])("%s is no link", async (redirect_on_meeting_exit) => {
    const { api } = await startDaily();
    expect(outcome(await api.post("/meeting-tokens", { properties: { redirect_on_meeting_exit } }))).toEqual(
      refused("redirect_on_meeting_exit should be a URL"),
    );
  });

  test("equal requests in the same second give equal tokens, and later ones others", async () => {
    const { emulator, api } = await startDaily();
    const first = await api.mint({ room_name: "hello" });
    expect(await api.mint({ room_name: "hello" })).toBe(first);
    emulator.clock.advance(1);
    expect(await api.mint({ room_name: "hello" })).not.toBe(first);
  });

  test.each([[undefined], [{}], [{ properties: {} }]])("with %j the token opens every room, for ever", async (body) => {
    const { api } = await startDaily();
    const answer = await api.post("/meeting-tokens", body);
    expect(claims(answer.body.token)).toEqual({ d: DOMAIN_ID, iat: NOW });
  });

  test.each(plain.map((property) => [property.rest, property]))(
    "%s becomes its claim, and comes back",
    async (name, property) => {
      const { api } = await startDaily();
      const value = sampleOf(property.shape);
      const token = await api.mint({ [name]: value });
      expect(claims(token)).toEqual({ [property.claim ?? name]: value, d: DOMAIN_ID, iat: NOW });
      expect(outcome(await api.get(`/meeting-tokens/${token}?ignoreNbf=true`))).toEqual(ok({ [name]: value }));
    },
  );

  test.each(table.map((property): [string, Property] => [property.rest, property]))(
    "%s of a wrong type is refused",
    async (name, { shape }) => {
      const { api } = await startDaily();
      const wrong = shape.kind === "boolean" ? "true" : true;
      const { status, body } = await api.post("/meeting-tokens", { properties: { [name]: wrong } });
      expect(status).toBe(400);
      expect(body).toEqual({
        error: "invalid-request-error",
        info: expect.stringMatching(new RegExp(`^${name} (should be an? |was 'true' but should be a number)`)),
      });
    },
  );

  test.each(table.map(({ rest }) => [rest]))("%s: null is as good as nothing", async (name) => {
    const { api } = await startDaily();
    expect(claims(await api.mint({ [name]: null }))).toEqual({ d: DOMAIN_ID, iat: NOW });
  });

  test("a default that is written out stays in the token and in the answer", async () => {
    const { api } = await startDaily();
    const token = await api.mint({ is_owner: false, lang: "en" });
    expect(claims(token)).toEqual({ o: false, uil: "en", d: DOMAIN_ID, iat: NOW });
    expect(outcome(await api.get(`/meeting-tokens/${token}`))).toEqual(ok({ is_owner: false, lang: "en" }));
  });

  test.each([
    [{ room_name: "hello" }, "unknown parameter 'room_name'"],
    [{ properties: {}, room: "hello" }, "unknown parameter 'room'"],
    [{ properties: { roomName: "hello" } }, "unknown parameter 'roomName'"],
    [{ properties: { r: "hello" } }, "unknown parameter 'r'"],
    [{ properties: { lang: "ja", foo: 1 } }, /^lang should be one of 'da', .*'jp', .*'user'$/],
    [{ properties: { foo: 1, lang: "ja" } }, "unknown parameter 'foo'"],
    [{ properties: { user_id: "x".repeat(37) } }, "user_id exceeds 36 characters"],
    [
      { properties: { room_name: "https://acme.daily.co/hello" } },
      "https://acme.daily.co/hello contains invalid characters (room names can contain A-Z, a-z, 0-9, '-', and '_')",
    ],
    [{ properties: { room_name: "x".repeat(129) } }, "room name exceeds 128 characters"],
    [
      { properties: { enable_recording: "tape" } },
      "enable_recording should be one of 'cloud', 'cloud-audio-only', 'local', 'raw-tracks'",
    ],
    [
      { properties: { enable_recording: ["cloud", "tape"] } },
      "enable_recording[1] should be one of 'cloud', 'cloud-audio-only', 'local', 'raw-tracks'",
    ],
    [{ properties: { enable_recording: ["cloud", "cloud"] } }, "enable_recording should have unique items"],
    [{ properties: { eject_after_elapsed: -1 } }, "eject_after_elapsed should be at least 0"],
    [{ properties: { eject_after_elapsed: 1.5 } }, "eject_after_elapsed should be an integer"],
    [{ properties: { redirect_on_meeting_exit: "bye" } }, "redirect_on_meeting_exit should be a URL"],
    [
      { properties: { start_cloud_recording_opts: { width: 641 } } },
      "start_cloud_recording_opts.width should be an even number",
    ],
    [
      { properties: { start_cloud_recording_opts: { bitrate: 1 } } },
      "unknown parameter 'start_cloud_recording_opts.bitrate'",
    ],
    [
      { properties: { start_cloud_recording_opts: { layout: {} } } },
      "missing required field 'start_cloud_recording_opts.layout.preset'",
    ],
    [
      { properties: { permissions: { canSend: ["cv"] } } },
      "permissions.canSend[0] should be one of 'video', 'audio', 'screenVideo', 'screenAudio', 'customVideo', 'customAudio'",
    ],
    [
      { properties: { permissions: { canAdmin: "participants" } } },
      "permissions.canAdmin should be a boolean or array",
    ],
    [{ properties: { permissions: { hp: true } } }, "unknown parameter 'permissions.hp'"],
  ])("%j is refused", async (body, info) => {
    const { api } = await startDaily();
    const answer = await api.post("/meeting-tokens", body);
    expect(outcome(answer)).toEqual({
      status: 400,
      body: { error: "invalid-request-error", info: typeof info === "string" ? info : expect.stringMatching(info) },
    });
  });

  test("a user id of 36 characters fits, and a number becomes text", async () => {
    const { api } = await startDaily();
    const uuid = "0b9a1f0e-7d1c-4a53-9f0e-1f7c6f1f4f5a";
    expect(claims(await api.mint({ user_id: uuid })).ud).toBe(uuid);
    const token = await api.mint({ user_id: 4711 });
    expect(claims(token).ud).toBe("4711");
    expect(outcome(await api.get(`/meeting-tokens/${token}`))).toEqual(ok({ user_id: "4711" }));
  });

  test("a list of recordings stays a list", async () => {
    const { api } = await startDaily();
    expect(claims(await api.mint({ enable_recording: ["cloud", "local"] })).er).toEqual(["cloud", "local"]);
  });

  test("the room need not exist", async () => {
    const { api } = await startDaily();
    expect((await api.post("/meeting-tokens", { properties: { room_name: "nowhere" } })).status).toBe(200);
  });
});

describe("exp and nbf", () => {
  test.each([
    [NOW - 1, `exp was '${NOW - 1}', which is in the past rather than in the future`],
    [NOW, `exp was '${NOW}', which is in the past rather than in the future`],
    [0, "exp was '0', which is in the past rather than in the future"],
    ["tomorrow", "exp was 'tomorrow' but should be a number of seconds since the unix epoch"],
    [String(NOW + 60), `exp was '${NOW + 60}' but should be a number of seconds since the unix epoch`],
    [{ in: "1h" }, `exp was '{"in":"1h"}' but should be a number of seconds since the unix epoch`],
  ])("exp %j is refused, for tokens and for rooms", async (exp, info) => {
    const { api } = await startDaily();
    await api.post("/rooms", { name: "old" });
    for (const path of ["/meeting-tokens", "/rooms", "/rooms/old"]) {
      expect(outcome(await api.post(path, { properties: { exp } }))).toEqual(refused(info));
    }
  });

  test("a second from now is accepted, and a fraction is not", async () => {
    const { api } = await startDaily();
    expect(claims(await api.mint({ exp: NOW + 1 })).exp).toBe(NOW + 1);
    expect(outcome(await api.post("/meeting-tokens", { properties: { exp: NOW + 0.5 } }))).toEqual(
      refused(`exp was '${NOW + 0.5}' but should be a number of seconds since the unix epoch`),
    );
  });

  test("milliseconds are accepted, as a token for fifty thousand years, and noted", async () => {
    const { emulator, api } = await startDaily();
    const exp = NOW * 1000;
    expect(claims(await api.mint({ exp })).exp).toBe(exp);
    expect(emulator.requests()[0]?.warnings).toEqual(["exp looks like milliseconds"]);
  });

  test("nbf may lie behind, ahead, and beyond exp; as text it is refused", async () => {
    const { api } = await startDaily();
    expect(claims(await api.mint({ nbf: 1, exp: NOW + 60 })).nbf).toBe(1);
    expect(claims(await api.mint({ nbf: NOW + 120, exp: NOW + 60 })).nbf).toBe(NOW + 120);
    expect(outcome(await api.post("/meeting-tokens", { properties: { nbf: "now" } }))).toEqual(
      refused("nbf was 'now' but should be a number of seconds since the unix epoch"),
    );
  });
});

describe("permissions", () => {
  test.each([
    [{ hasPresence: false }, { hp: false }],
    [{ canSend: true }, { cs: true }],
    [{ canSend: false }, { cs: false }],
    [{ canSend: ["audio", "screenVideo"] }, { cs: "a,sv" }],
    [{ canSend: ["video", "audio", "screenVideo", "screenAudio"] }, { cs: "v,a,sv,sa" }],
    [{ canAdmin: ["participants", "transcription"] }, { ca: "p,t" }],
    [{ canAdmin: ["streaming"] }, { ca: "s" }],
    [{ canAdmin: true }, { ca: true }],
    [{ canReceive: { base: true } }, { cr: { b: true } }],
    [
      { canReceive: { base: { video: true, audio: false, screenVideo: true, screenAudio: false } } },
      { cr: { b: { v: true, a: false, sv: true, sa: false } } },
    ],
    [
      {
        canReceive: {
          base: false,
          byUserId: { "*": true, bob: { audio: true } },
          byParticipantId: { video: { video: false } },
        },
      },
      { cr: { b: false, u: { "*": true, bob: { a: true } }, p: { video: { v: false } } } },
    ],
    [
      { canReceive: { base: { customVideo: { "*": true, video: false }, customAudio: { music: true } } } },
      { cr: { b: { cv: { "*": true, video: false }, ca: { music: true } } } },
    ],
    [
      {
        hasPresence: true,
        canSend: ["audio"],
        canReceive: { base: true },
        canAdmin: ["participants", "transcription"],
      },
      { hp: true, cs: "a", cr: { b: true }, ca: "p,t" },
    ],
  ])("%j is %j in the token, and itself in the answer", async (permissions, p) => {
    const { api } = await startDaily();
    const token = await api.mint({ permissions });
    expect(claims(token).p).toEqual(p);
    expect(outcome(await api.get(`/meeting-tokens/${token}`))).toEqual(ok({ permissions }));
  });

  test("an empty list has no short form, and becomes false", async () => {
    const { api } = await startDaily();
    const token = await api.mint({ permissions: { canSend: [], canAdmin: [] } });
    expect(claims(token).p).toEqual({ cs: false, ca: false });
    expect((await api.get(`/meeting-tokens/${token}`)).body).toEqual({
      permissions: { canSend: false, canAdmin: false },
    });
  });
});
