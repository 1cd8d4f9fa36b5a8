import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sign } from "jsonwebtoken";
import { decodeMeetingToken } from "pulumi-daily/token";
import { createEmulator, type SwitchName, switchNames } from "../../emulator/src/index.js";
import { claims, DOMAIN_ID, KEY, NOW, ok, outcome, refused, startDaily, stopAll } from "./support.js";

afterEach(stopAll);

const allOff = Object.fromEntries(switchNames.map((name) => [name, false]));

test("all are off, can be set at the start and at any time, and reset brings the start back", async () => {
  const { emulator } = await startDaily();
  expect(emulator.switches).toEqual(allOff);
  expect(emulator.setSwitches({ strictValidation: true })).toEqual({ ...allOff, strictValidation: true });
  emulator.reset();
  expect(emulator.switches).toEqual(allOff);
  const other = createEmulator({ freePlan: true });
  expect(other.switches).toEqual({ ...allOff, freePlan: true });
  await other.close();
});

test("each has a row in the README", () => {
  const readme = readFileSync(join(__dirname, "../../emulator/README.md"), "utf8");
  const rows = [...readme.matchAll(/^\| `(\w+)` +\|/gm)].map(([, name]) => name);
  expect(rows).toEqual(expect.arrayContaining(switchNames));
});

test("a switch that does not exist is refused, and so is a value that is no boolean", async () => {
  const { emulator } = await startDaily();
  expect(() => emulator.setSwitches({ strict: true } as never)).toThrow(
    "There is no switch strict. The switches are strictValidation,",
  );
  expect(() => emulator.setSwitches({ rateLimit: "on" } as never)).toThrow("The switch rateLimit is true or false.");
  expect(() => createEmulator({ strict: true } as never)).toThrow("There is no switch strict.");
});

describe("strictValidation: a token whose room is gone", () => {
  const roomGone = refused("room standup not found");

  test("is refused, for a deleted, an expired and a room that never was", async () => {
    const { emulator, api } = await startDaily({ strictValidation: true });
    const token = await api.mint({ room_name: "standup" });
    const validation = async () => outcome(await api.get(`/meeting-tokens/${token}`));
    expect(await validation()).toEqual(roomGone);
    await api.post("/rooms", { name: "standup", properties: { exp: NOW + 60 } });
    expect(await validation()).toEqual(ok({ room_name: "standup" }));
    emulator.clock.set(NOW + 60);
    expect(await validation()).toEqual(roomGone);
    await api.post("/rooms", { name: "standup" });
    expect(await validation()).toEqual(ok({ room_name: "standup" }));
    await api.delete("/rooms/standup");
    expect(await validation()).toEqual(roomGone);
  });

  test("says nothing of a token for every room", async () => {
    const { api } = await startDaily({ strictValidation: true });
    expect((await api.get(`/meeting-tokens/${await api.mint({ is_owner: true })}`)).status).toBe(200);
  });
});

test("refuseOldTokens: with strict validation, a token from before the room of its name is invalid", async () => {
  const { emulator, api } = await startDaily({ strictValidation: true, refuseOldTokens: true });
  const old = await api.mint({ room_name: "standup" });
  emulator.clock.advance(1);
  await api.post("/rooms", { name: "standup" });
  expect(outcome(await api.get(`/meeting-tokens/${old}`))).toEqual(refused("invalid token"));
  const young = await api.mint({ room_name: "standup" });
  expect((await api.get(`/meeting-tokens/${young}`)).status).toBe(200);
});

test("verboseValidation: the answer has domain_id, iat and defaults too", async () => {
  const { api } = await startDaily({ verboseValidation: true });
  const { body } = await api.get(`/meeting-tokens/${await api.mint({ room_name: "standup", lang: "de" })}`);
  expect(body).toMatchObject({
    room_name: "standup",
    lang: "de",
    is_owner: false,
    enable_screenshare: true,
    domain_id: DOMAIN_ID,
    iat: NOW,
  });
});

test("rejectsAs404: an invalid token is not found", async () => {
  const { api } = await startDaily({ rejectsAs404: true });
  const token = await api.mint({ room_name: "standup" });
  expect((await api.get(`/meeting-tokens/${token}`)).status).toBe(200);
  expect(outcome(await api.get(`/meeting-tokens/${token.slice(0, -4)}AAAA`))).toEqual({
    status: 404,
    body: { error: "not-found", info: "invalid signature" },
  });
});

test("recordingsAsText: the list is one text in the token, and the list again for whoever reads it", async () => {
  const { api } = await startDaily({ recordingsAsText: true });
  const token = await api.mint({ room_name: "standup", enable_recording: ["cloud", "local"] });
  expect(decodeMeetingToken(token).claims.er).toBe("cloud,local");
  expect(decodeMeetingToken(token).properties.enableRecording).toEqual(["cloud", "local"]);
  expect((await api.get(`/meeting-tokens/${token}`)).body).toMatchObject({ enable_recording: ["cloud", "local"] });
});

test("tokenNeedsRoom: a token for a room that does not exist is refused", async () => {
  const { api } = await startDaily({ tokenNeedsRoom: true });
  const body = { properties: { room_name: "standup" } };
  expect(outcome(await api.post("/meeting-tokens", body))).toEqual(refused("room standup not found"));
  expect((await api.post("/meeting-tokens", { properties: {} })).status).toBe(200);
  await api.post("/rooms", { name: "standup" });
  expect((await api.post("/meeting-tokens", body)).status).toBe(200);
});

test("fullConfig: what is set to its default shows as well", async () => {
  const { api } = await startDaily({ fullConfig: true });
  const properties = { enable_chat: false, max_participants: 5 };
  expect((await api.post("/rooms", { properties })).body.config).toEqual(properties);
});

test("undocumentedDefaults: a true whose default nobody documents is left out, and nothing else", async () => {
  const { api } = await startDaily({ undocumentedDefaults: true });
  const shown = { enable_pip_ui: false, enable_chat: true };
  const properties = { enable_people_ui: true, ...shown };
  expect((await api.post("/rooms", { properties })).body.config).toEqual(shown);
});

describe("freePlan", () => {
  const paid = (name: string) => ({
    status: 403,
    body: { error: "invalid-plan-type", info: `This feature is only available to paid accounts: ${name}` },
  });

  test.each([
    ["/meeting-tokens", { start_cloud_recording: true }],
    ["/meeting-tokens", { start_cloud_recording_opts: { fps: 25 } }],
    ["/meeting-tokens", { auto_start_transcription: true }],
    ["/rooms", { max_participants: 5 }],
    ["/rooms", { auto_transcription_settings: { language: "de" } }],
    ["/rooms/standup", { max_participants: 5 }],
  ])("POST %s with %j is refused", async (path, properties) => {
    const { emulator, api } = await startDaily({ freePlan: true });
    await api.post("/rooms", { name: "standup" });
    expect(outcome(await api.post(path, { properties }))).toEqual(paid(Object.keys(properties)[0] ?? ""));
    emulator.setSwitches({ freePlan: false });
    expect((await api.post(path, { properties })).status).toBe(200);
  });

  test("what says the default, or nothing, is free", async () => {
    const { api } = await startDaily({ freePlan: true });
    expect(claims(await api.mint({ start_cloud_recording: false, auto_start_transcription: null })).sr).toBe(false);
    expect((await api.post("/rooms", { properties: { max_participants: 200 } })).status).toBe(200);
  });
});

test("with every switch off, the token of a deleted room is good (the other side of strictValidation)", async () => {
  const { api } = await startDaily();
  const token = sign({ r: "nowhere", d: DOMAIN_ID, iat: NOW }, KEY);
  expect(outcome(await api.get(`/meeting-tokens/${token}`))).toEqual(ok({ room_name: "nowhere" }));
});

test.each(switchNames.map((name): [SwitchName] => [name]))("%s can be switched on alone", async (name) => {
  const { emulator } = await startDaily({ [name]: true });
  expect(emulator.switches).toEqual({ ...allOff, [name]: true });
});
