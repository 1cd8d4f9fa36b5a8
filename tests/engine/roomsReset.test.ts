import * as pulumi from "@pulumi/pulumi";
import { oneRoom } from "../support/oneRoom";
import { leaksIn } from "../support/secrets";

const REFUSED =
  'Daily refuses to reset geo, otherProperties of room "standup", and documents no default to set instead. The rest of the update is done. Declare the value that is to hold, or run pulumi up --replace with the room\'s URN to have a new room.';

const sip = { displayName: "Phone", sipMode: "dial-in" } as const;
const SECRET = "a-value-that-is-nobodys-business";
const HOOK = "https://example.com/a-hook-that-is-nobodys-business";
const rest = { name: "standup", enableChat: true, meetingJoinHook: pulumi.secret(HOOK) } as const;
const whole = {
  name: "standup",
  lang: "de",
  sip,
  geo: "eu-west-2",
  otherProperties: { some_new_thing: pulumi.secret(SECRET) },
} as const;

/** What a program no longer declares, at a Daily that takes null for two properties only. */
describe.each([
  ["declares them again", false],
  ["has the room replaced", true],
])("settings that Daily does not reset, in a program that then %s", (_, replaced) => {
  const world = oneRoom(whole, { daily: { refusesResets: true } });
  const atDaily = async () => (await world.atDaily()).properties;
  beforeAll(() => world.emulator.addProperty("some_new_thing"));

  test("stay, and that is an error with their names; the rest of the update is done", async () => {
    expect((await world.up(whole)).ok).toBe(true);
    const run = await world.up(rest);
    expect(run.ok).toBe(false);
    expect(run.output).toContain(REFUSED);
    expect(await atDaily()).toEqual({
      enableChat: true,
      meetingJoinHook: HOOK,
      geo: "eu-west-2",
      otherProperties: { some_new_thing: SECRET },
    });
  });

  test("are in the state by their names, in secret, and what was done is in it as it is", async () => {
    const { outputs } = world.state;
    expect(outputs).toMatchObject({ enableChat: true, notReset: { ciphertext: expect.any(String) } });
    expect(await world.stack.decryptedState()).toMatch(/geo\W+otherProperties\.some_new_thing/);
    for (const gone of ["lang", "sip", "geo", "otherProperties"]) expect(outputs).not.toHaveProperty(gone);
    expect(leaksIn(world.stack.evidence, [SECRET, HOOK, "otherProperties.some_new_thing"])).toEqual([]);
  });

  test("are not forgotten: a preview shows the update, and an update says it again", async () => {
    expect((await world.preview(rest)).operations).toEqual({ standup: "update" });
    await world.stack.refresh();
    expect((await world.preview(rest)).operations).toEqual({ standup: "update" });
    const run = await world.up(rest);
    expect(run.ok).toBe(false);
    expect(run.output).toContain(REFUSED);
  });

  if (!replaced) {
    test("are settled by values for them", async () => {
      const values = { geo: "us-west-2", otherProperties: { some_new_thing: "b" } } as const;
      expect(await world.up({ ...rest, ...values })).toMatchObject({ ok: true });
      expect(await atDaily()).toEqual({ enableChat: true, meetingJoinHook: HOOK, ...values });
      expect(world.state.outputs).not.toHaveProperty("notReset");
      expect((await world.stack.up()).operations).toEqual({ standup: "same" });
    });
    return;
  }

  test("are settled by a new room", async () => {
    const run = await world.stack.up({ replace: [world.state.urn] });
    expect(run.operations).toEqual({ standup: "replace" });
    expect(run.ok).toBe(true);
    expect(await atDaily()).toEqual({ enableChat: true, meetingJoinHook: HOOK });
    expect(world.state.outputs).not.toHaveProperty("notReset");
    expect((await world.stack.up()).operations).toEqual({ standup: "same" });
  });
});

describe("settings that Daily did not reset, and somebody else did", () => {
  const world = oneRoom(whole, { daily: { refusesResets: true } });
  beforeAll(() => world.emulator.addProperty("some_new_thing"));

  test("are no longer missed after a refresh", async () => {
    await world.up(whole);
    expect((await world.up({ name: "standup" })).ok).toBe(false);
    world.emulator.setSwitches({ refusesResets: false });
    await world.byHand("POST", "/rooms/standup", { properties: { geo: null, some_new_thing: null } });
    await world.stack.refresh();
    expect(world.state.outputs).not.toHaveProperty("notReset");
    expect((await world.up({ name: "standup" })).operations).toEqual({ standup: "same" });
  });
});

describe("settings that Daily resets", () => {
  const world = oneRoom(whole);
  beforeAll(() => world.emulator.addProperty("some_new_thing"));

  test("go in one call, with the default where there is one", async () => {
    await world.up(whole);
    const run = await world.up({ name: "standup" });
    expect(run.operations).toEqual({ standup: "update" });
    expect(world.emulator.requests("POST /rooms/:name").map(({ status }) => status)).toEqual([200]);
    expect((await world.atDaily()).properties).toEqual({});
    expect((await world.stack.refresh({ expectNoChanges: true })).ok).toBe(true);
  });
});
