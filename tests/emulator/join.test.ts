import { sign } from "jsonwebtoken";
import { EmulatorAdmin, type JoinAnswer } from "../../emulator/src/index.js";
import { DOMAIN_ID, KEY, NOW, ok, outcome, startDaily, stopAll } from "./support.js";

afterEach(stopAll);

/** The rooms that the cases below speak of. */
async function startWithRooms(switches = {}) {
  const daily = await startDaily(switches);
  const rooms: Record<string, object> = {
    lobby: {},
    board: { privacy: "private" },
    office: { privacy: "private", properties: { enable_knocking: true } },
    closing: { properties: { exp: NOW + 60 } },
    opening: { properties: { nbf: NOW + 60 } },
  };
  for (const [name, room] of Object.entries(rooms)) await daily.api.post("/rooms", { name, ...room });
  return daily;
}

/** The outcome in a word, with what became of the token. */
const short = (answer: JoinAnswer) =>
  [
    answer.outcome === "refused" ? answer.error : answer.outcome,
    answer.token.use === "ignored" ? answer.token.reason : answer.token.use,
  ].join(" / ");

const bad = () => sign({ r: "lobby", o: true, d: DOMAIN_ID }, "daily-test-key-of-nobody");

describe("without a token", () => {
  test.each([
    ["lobby", "joins / none"],
    ["board", "not-allowed / none"],
    ["office", "knocks / none"],
    ["closing", "joins / none"],
    ["opening", "nbf-room / none"],
    ["nowhere", "no-room / none"],
  ])("%s: %s", async (room, expected) => {
    const { emulator } = await startWithRooms();
    expect(short(await emulator.join({ room }))).toBe(expected);
    expect(short(await emulator.join({ room, token: "" }))).toBe(expected);
  });

  test("a room closes in the second of its exp, and opens in that of its nbf", async () => {
    const { emulator } = await startWithRooms();
    emulator.clock.set(NOW + 60);
    expect(short(await emulator.join({ room: "closing" }))).toBe("exp-room / none");
    expect(short(await emulator.join({ room: "opening" }))).toBe("joins / none");
  });
});

describe("an invalid token is ignored, without an error of its own", () => {
  test.each([
    ["lobby", "joins / invalid-token"],
    ["board", "not-allowed / invalid-token"],
    ["office", "knocks / invalid-token"],
    ["nowhere", "no-room / invalid-token"],
  ])("%s: %s", async (room, expected) => {
    const { emulator } = await startWithRooms();
    expect(short(await emulator.join({ room, token: bad() }))).toBe(expected);
  });

  test.each([
    ["a bad signature", bad(), "invalid signature"],
    ["text", "nonsense", "jwt malformed"],
    ["no d", sign({ r: "lobby", o: true }, KEY), "d, the domain id, is missing"],
    ["the domain's name as d", sign({ r: "lobby", d: "acme" }, KEY), "d is the id of another domain"],
    ["long names", sign({ room_name: "lobby", d: DOMAIN_ID }, KEY), "room_name is no claim: its short name is r"],
    ["a list in p", sign({ p: { cs: ["a"] }, d: DOMAIN_ID }, KEY), "p is not in short form"],
  ])("%s", async (_, token, detail) => {
    const { emulator } = await startWithRooms();
    expect(await emulator.join({ room: "lobby", token })).toMatchObject({
      outcome: "joins",
      token: { use: "ignored", reason: "invalid-token", detail },
      who: { isOwner: false },
    });
  });

  test("its bearer has a stranger's rights, whatever it says", async () => {
    const { emulator } = await startWithRooms();
    const { token: _, ...stranger } = await emulator.join({ room: "lobby" });
    const { token: __, ...bearer } = await emulator.join({ room: "lobby", token: bad() });
    expect(bearer).toEqual(stranger);
  });

  test("a key that was revoked takes its tokens along", async () => {
    const { emulator } = await startWithRooms();
    const token = sign({ r: "board", d: DOMAIN_ID }, KEY);
    expect(short(await emulator.join({ room: "board", token }))).toBe("joins / honoured");
    emulator.rotateKey();
    expect(short(await emulator.join({ room: "board", token }))).toBe("not-allowed / invalid-token");
  });
});

describe("a good token", () => {
  test("opens its room, private or not, and no other", async () => {
    const { emulator, api } = await startWithRooms();
    const token = await api.mint({ room_name: "board" });
    expect(short(await emulator.join({ room: "board", token }))).toBe("joins / honoured");
    expect(short(await emulator.join({ room: "office", token }))).toBe("knocks / wrong-room");
    expect(short(await emulator.join({ room: "lobby", token }))).toBe("joins / wrong-room");
  });

  test("without a room opens all", async () => {
    const { emulator, api } = await startWithRooms();
    const token = await api.mint({});
    for (const room of ["lobby", "board", "office"]) {
      expect(short(await emulator.join({ room, token }))).toBe("joins / honoured");
    }
  });

  test("says who signed it", async () => {
    const { emulator, api } = await startWithRooms();
    const signedBy = async (token: string) => (await emulator.join({ room: "board", token })).token;
    expect(await signedBy(await api.mint({ room_name: "board" }))).toEqual({ use: "honoured", signedBy: "daily" });
    expect(await signedBy(sign({ r: "board", d: DOMAIN_ID }, KEY))).toEqual({ use: "honoured", signedBy: "api-key" });
  });

  test("out of its time fails the join, in a public room too", async () => {
    const { emulator, api } = await startWithRooms();
    const token = await api.mint({ nbf: NOW + 10, exp: NOW + 20 });
    const at = async (time: number, room: string) => {
      emulator.clock.set(time);
      return short(await emulator.join({ room, token }));
    };
    for (const room of ["lobby", "board"]) {
      expect(await at(NOW + 9, room)).toBe("nbf-token / refused");
      expect(await at(NOW + 10, room)).toBe("joins / honoured");
      expect(await at(NOW + 19, room)).toBe("joins / honoured");
      expect(await at(NOW + 20, room)).toBe("exp-token / refused");
    }
  });

  test("cannot open a room that is closed, early or missing", async () => {
    const { emulator, api } = await startWithRooms();
    const token = await api.mint({ is_owner: true });
    expect(short(await emulator.join({ room: "opening", token }))).toBe("nbf-room / honoured");
    expect(short(await emulator.join({ room: "nowhere", token }))).toBe("no-room / honoured");
    emulator.clock.set(NOW + 60);
    expect(short(await emulator.join({ room: "closing", token }))).toBe("exp-room / honoured");
  });

  test("with knocking makes its bearer knock, where the room has a door", async () => {
    const { emulator, api } = await startWithRooms();
    const token = await api.mint({ knocking: true, is_owner: true });
    expect(short(await emulator.join({ room: "office", token }))).toBe("knocks / honoured");
    expect(short(await emulator.join({ room: "board", token }))).toBe("joins / honoured");
  });

  test("of a deleted room opens its successor, unless refuseOldTokens is on", async () => {
    const { emulator, api } = await startWithRooms();
    const token = await api.mint({ room_name: "board" });
    await api.delete("/rooms/board");
    emulator.clock.advance(1);
    await api.post("/rooms", { name: "board", privacy: "private" });
    expect(short(await emulator.join({ room: "board", token }))).toBe("joins / honoured");
    emulator.setSwitches({ refuseOldTokens: true });
    expect(short(await emulator.join({ room: "board", token }))).toBe("not-allowed / older-than-room");
  });
});

describe("rights", () => {
  const everything = ["video", "audio", "screenVideo", "screenAudio"];
  const rightsIn = async (room: object, token: object | undefined) => {
    const { emulator, api } = await startDaily();
    await api.post("/rooms", { name: "room", properties: room });
    const minted = token && (await api.mint({ ...token }));
    const answer = await emulator.join({ room: "room", ...(minted ? { token: minted } : {}) });
    if (answer.outcome !== "joins") throw new Error(`He did not join: ${JSON.stringify(answer)}`);
    return answer.rights;
  };

  test("a stranger sends and receives all, and administers nothing", async () => {
    expect(await rightsIn({}, undefined)).toEqual({
      hasPresence: true,
      canSend: everything,
      canReceive: { base: true },
      canAdmin: [],
      canRecord: [],
      startsWithCameraOff: false,
      startsWithMicrophoneOff: false,
    });
  });

  test.each([
    [
      "an owner may do all",
      { permissions: { canSend: false } },
      { is_owner: true, permissions: { hasPresence: false } },
      { hasPresence: true, canSend: everything, canAdmin: ["participants", "streaming", "transcription"] },
    ],
    [
      "the room's permissions hold for strangers",
      { permissions: { canSend: ["audio"], canAdmin: ["streaming"] } },
      undefined,
      { canSend: ["audio"], canAdmin: ["streaming"] },
    ],
    [
      "the token beats the room, field by field",
      { permissions: { canSend: ["audio"], canAdmin: true } },
      { permissions: { canSend: ["video"] } },
      { canSend: ["video"], canAdmin: ["participants", "streaming", "transcription"] },
    ],
    ["nobody sends without presence", {}, { permissions: { hasPresence: false } }, { hasPresence: false, canSend: [] }],
    [
      "hidden participants are those who are no owner",
      { enable_hidden_participants: true },
      {},
      { hasPresence: false },
    ],
    ["an owner is not hidden", { enable_hidden_participants: true }, { is_owner: true }, { hasPresence: true }],
    ["no screen sharing by token", {}, { enable_screenshare: false }, { canSend: ["video", "audio"] }],
    ["no screen sharing by room", { enable_screenshare: false }, undefined, { canSend: ["video", "audio"] }],
    [
      "receiving as the token says",
      {},
      { permissions: { canReceive: { base: false, byUserId: { ann: true } } } },
      { canReceive: { base: false, byUserId: { ann: true } } },
    ],
    [
      "recording by token",
      { enable_recording: "local" },
      { enable_recording: ["cloud", "raw-tracks"] },
      { canRecord: ["cloud", "raw-tracks"] },
    ],
    ["recording by room", { enable_recording: "local" }, {}, { canRecord: ["local"] }],
    [
      "camera and microphone off",
      { start_audio_off: true },
      { start_video_off: true },
      { startsWithCameraOff: true, startsWithMicrophoneOff: true },
    ],
  ])("%s", async (_, room, token, expected) => {
    expect(await rightsIn(room, token)).toMatchObject(expected);
  });
});

describe("how long somebody may stay", () => {
  const stayIn = async (room: object, token: object) => {
    const { emulator, api } = await startDaily();
    await api.post("/rooms", { name: "room", properties: room });
    const answer = await emulator.join({ room: "room", token: await api.mint({ ...token }) });
    return answer.outcome === "joins" ? answer.stay : answer;
  };
  const [minute, hour] = [NOW + 60, NOW + 3600];

  test.each([
    ["forever", {}, {}, {}],
    ["beyond exp, once inside", { exp: hour }, { exp: minute }, { entryUntil: minute }],
    [
      "until the token's exp",
      {},
      { exp: minute, eject_at_token_exp: true },
      { entryUntil: minute, ejectedAt: minute, ejectedBy: "eject_at_token_exp" },
    ],
    ["so many seconds", {}, { eject_after_elapsed: 30 }, { ejectedAt: NOW + 30, ejectedBy: "eject_after_elapsed" }],
    [
      "until the first of the two",
      {},
      { exp: minute, eject_at_token_exp: true, eject_after_elapsed: 30 },
      { entryUntil: minute, ejectedAt: NOW + 30, ejectedBy: "eject_after_elapsed" },
    ],
    [
      "until the room's exp",
      { exp: minute, eject_at_room_exp: true },
      {},
      { entryUntil: minute, ejectedAt: minute, ejectedBy: "eject_at_room_exp of the room" },
    ],
    [
      "as long as the room says",
      { eject_after_elapsed: 30 },
      {},
      { ejectedAt: NOW + 30, ejectedBy: "eject_after_elapsed of the room" },
    ],
    [
      "as the token says, if both say something",
      { exp: minute, eject_at_room_exp: true, eject_after_elapsed: 30 },
      { eject_after_elapsed: 120 },
      { entryUntil: minute, ejectedAt: NOW + 120, ejectedBy: "eject_after_elapsed" },
    ],
    ["for ever, if eject_at_token_exp has no exp", {}, { eject_at_token_exp: true }, {}],
  ])("%s", async (_, room, token, expected) => {
    expect(await stayIn(room, token)).toEqual(expected);
  });
});

describe("somebody who goes in", () => {
  test("is present, until he is ejected; his token lets him in again", async () => {
    const { emulator, api } = await startWithRooms();
    const token = await api.mint({ room_name: "board", user_id: "ann-7", user_name: "Ann" });
    const ann = await emulator.join({ room: "board", token, enter: true });
    const bob = await emulator.join({ room: "board", token: await api.mint({ user_name: "Bob" }), enter: true });
    emulator.clock.advance(90);
    expect(outcome(await api.get("/rooms/board/presence"))).toEqual(
      ok({
        total_count: 2,
        data: [
          {
            room: "board",
            id: ann.participantId,
            userId: "ann-7",
            userName: "Ann",
            mtgSessionId: expect.any(String),
            joinTime: "2030-01-01T00:00:00.000Z",
            duration: 90,
          },
          {
            room: "board",
            id: bob.participantId,
            userId: null,
            userName: "Bob",
            mtgSessionId: expect.any(String),
            joinTime: "2030-01-01T00:00:00.000Z",
            duration: 90,
          },
        ],
      }),
    );

    const eject = { user_ids: ["ann-7"], ids: ["somebody-else"] };
    expect(outcome(await api.post("/rooms/board/eject", eject))).toEqual(ok({ ejectedIds: [ann.participantId] }));
    expect((await api.get("/rooms/board/presence")).body.total_count).toBe(1);
    expect(outcome(await api.post("/rooms/board/eject", { ids: [bob.participantId] }))).toEqual(
      ok({ ejectedIds: [bob.participantId] }),
    );
    expect((await emulator.join({ room: "board", token })).outcome).toBe("joins");
  });

  test("stays when the room changes, and leaves in the second that was fixed at his coming", async () => {
    const { emulator, api } = await startWithRooms();
    const token = await api.mint({ exp: NOW + 60, eject_at_token_exp: true });
    await emulator.join({ room: "lobby", token, enter: true });
    await emulator.join({ room: "lobby", enter: true });
    await api.post("/rooms/lobby", { privacy: "private", properties: { exp: NOW + 3600, eject_at_room_exp: true } });
    const present = async () => (await api.get("/rooms/lobby/presence")).body.total_count;
    emulator.clock.set(NOW + 59);
    expect(await present()).toBe(2);
    emulator.clock.set(NOW + 60);
    expect(await present()).toBe(1);
  });

  test("does not go in by asking alone, nor by knocking", async () => {
    const { emulator, api } = await startWithRooms();
    expect(await emulator.join({ room: "lobby" })).not.toHaveProperty("participantId");
    expect(await emulator.join({ room: "office", enter: true })).not.toHaveProperty("participantId");
    for (const room of ["lobby", "office"]) {
      expect((await api.get(`/rooms/${room}/presence`)).body).toEqual({ total_count: 0, data: [] });
    }
  });
});

describe("eject", () => {
  const notFound = { status: 404, body: { error: "not-found", info: "room lobby not found" } };

  test("with nobody inside finds no room, as at Daily", async () => {
    const { api } = await startWithRooms();
    expect(outcome(await api.post("/rooms/lobby/eject", { ids: ["x"] }))).toEqual(notFound);
  });

  test.each([
    [{ ids: "x" }, "ids should be an array"],
    [{ user_ids: [7] }, "user_ids[0] should be a string"],
    [{ ids: Array.from({ length: 101 }, String) }, "ids should have at most 100 items"],
    [{ ban: "yes" }, "ban should be a boolean"],
    [{ names: ["Ann"] }, "unknown parameter 'names'"],
  ])("%j is refused", async (body, info) => {
    const { api } = await startWithRooms();
    expect(outcome(await api.post("/rooms/lobby/eject", body))).toEqual({
      status: 400,
      body: { error: "invalid-request-error", info },
    });
  });

  test("deleting the room ends the meeting", async () => {
    const { emulator, api } = await startWithRooms();
    await emulator.join({ room: "lobby", enter: true });
    await api.delete("/rooms/lobby");
    await api.post("/rooms", { name: "lobby" });
    expect((await api.get("/rooms/lobby/presence")).body.total_count).toBe(0);
  });
});

describe("asking over HTTP", () => {
  test("by name or by join URL, the answer is the same", async () => {
    const { emulator, api } = await startWithRooms();
    const admin = new EmulatorAdmin(emulator.url);
    const token = await api.mint({ room_name: "board", user_name: "Ann" });
    const { url } = (await api.get("/rooms/board")).body;
    const expected = await emulator.join({ room: "board", token });
    expect(expected.outcome).toBe("joins");
    expect(await admin.join({ room: "board", token })).toEqual(expected);
    expect(await admin.join({ url: `${url}?t=${token}` })).toEqual(expected);
    expect(await emulator.join({ url: `${url}?t=${token}` })).toEqual(expected);
    expect(short(await admin.join({ url }))).toBe("not-allowed / none");
    expect((await admin.join({ room: "lobby", enter: true })).participantId).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("the domain may be named; an unknown one has no rooms", async () => {
    const { emulator } = await startWithRooms();
    emulator.addDomain({ name: "globex" });
    expect(short(await emulator.join({ domain: "globex", room: "lobby" }))).toBe("no-room / none");
    expect(short(await emulator.join({ domain: "initech", room: "lobby" }))).toBe("no-room / none");
    expect(short(await emulator.join({ domain: "acme", room: "lobby" }))).toBe("joins / none");
  });

  test.each([["lobby"], ["http://acme.localhost/"]])("%s is no join URL", async (url) => {
    const { emulator } = await startDaily();
    await expect(new EmulatorAdmin(emulator.url).join({ url })).rejects.toThrow("400 That");
  });
});
