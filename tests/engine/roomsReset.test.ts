import * as pulumi from "@pulumi/pulumi";
import { oneRoom } from "../support/oneRoom";
import { leaksIn } from "../support/secrets";
import { steps } from "../support/steps";

const REFUSED =
  'Daily refuses to reset geo, otherProperties of room "standup", and documents no default to set instead: declare the value you want. The rest of the update is done. To have a new room instead, run pulumi up --replace with its URN.';
const KEPT =
  'Daily keeps the values removed from permissions of room "standup", and refuses to reset it: declare the removed values again. The rest of the update is done. To have a new room instead, run pulumi up --replace with its URN.';

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
  steps();
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

/** At a Daily that merges an object into the one before, and refuses the null that would end that. */
describe.each([
  ["declares it again", false],
  ["has the room replaced", true],
])("what was taken out of an object that Daily keeps, in a program that then %s", (_, replaced) => {
  steps();
  const permissions = { hasPresence: false, canAdmin: ["participants" as const] };
  const wide = { name: "standup", permissions } as const;
  const narrow = { name: "standup", lang: "de", permissions: { hasPresence: false } } as const;
  const world = oneRoom(wide, { daily: { refusesResets: true, mergesObjects: true } });
  const atDaily = async () => (await world.atDaily()).properties;

  test("stays, and that is an error with the object's name; the rest of the update is done", async () => {
    expect((await world.up(wide)).ok).toBe(true);
    const run = await world.up(narrow);
    expect(run.ok).toBe(false);
    expect(run.output).toContain(KEPT);
    expect(await atDaily()).toEqual({ lang: "de", permissions });
    expect(world.emulator.requests("POST /rooms/:name").map(({ status }) => status)).toEqual([200, 400]);
  });

  test("is in the state as it is, so that a preview shows the update, and an update says it again", async () => {
    expect(world.state.outputs).toMatchObject({ lang: "de", permissions });
    await world.stack.refresh();
    expect((await world.preview(narrow)).operations).toEqual({ standup: "update" });
    const run = await world.up(narrow);
    expect(run.ok).toBe(false);
    expect(run.output).toContain(KEPT);
  });

  test("is settled by that", async () => {
    if (replaced) {
      const run = await world.stack.up({ replace: [world.state.urn] });
      expect(run).toMatchObject({ ok: true, operations: { standup: "replace" } });
    } else expect(await world.up({ ...narrow, permissions })).toMatchObject({ ok: true });
    expect(await atDaily()).toEqual({ lang: "de", permissions: replaced ? narrow.permissions : permissions });
    expect((await world.stack.refresh({ expectNoChanges: true })).ok).toBe(true);
    expect((await world.stack.up()).operations).toEqual({ standup: "same" });
  });
});

/** At a Daily that merges objects: it is set, reset, and set again. */
describe("a change that fails when a part of it is done", () => {
  steps();
  const permissions = { hasPresence: false, canAdmin: ["participants" as const] };
  const wide = { name: "standup", permissions } as const;
  const world = oneRoom(wide, { daily: { mergesObjects: true } });

  test("is an error that says so, and the state has the room as it is", async () => {
    await world.up(wide);
    world.emulator.fault("POST /rooms/:name 403 nth=3");
    const run = await world.up({ ...wide, permissions: { hasPresence: false } });
    expect(run.ok).toBe(false);
    expect(run.output).toContain(
      " Part of the update succeeded, and the state holds the room as it is now: run pulumi up again.",
    );
    expect(world.emulator.requests("POST /rooms/:name").map(({ status }) => status)).toEqual([200, 200, 403]);
    expect((await world.atDaily()).properties).toEqual({});
    expect(world.state.outputs).not.toHaveProperty("permissions");
  });

  test("is not quiet where the program goes back to what was before, and is made up for", async () => {
    world.emulator.clearFaults();
    expect((await world.preview(wide)).operations).toEqual({ standup: "update" });
    expect(await world.up(wide)).toMatchObject({ ok: true, operations: { standup: "update" } });
    expect((await world.atDaily()).properties).toEqual({ permissions });
    expect((await world.stack.up()).operations).toEqual({ standup: "same" });
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
