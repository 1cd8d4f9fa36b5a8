import { oneRoom } from "../support/oneRoom";
import { errorsOf, linesOf } from "../support/run";
import { steps } from "../support/steps";

describe("a room that exists already", () => {
  steps();
  const room = oneRoom({ name: "lobby" });
  beforeAll(() =>
    room.byHand("POST", "/rooms", {
      name: "lobby",
      properties: { enable_chat: true, enable_knocking: true, lang: "de" },
    }),
  );

  test("is not taken over unasked", async () => {
    const run = await room.up({ name: "lobby" });
    expect(run.ok).toBe(false);
    expect(errorsOf(run).join()).toMatch('A room named "lobby" already exists at Daily, created at ');
    expect(room.stack.names).toEqual([]);
  });

  test("is taken over on request: what is declared is set, what is not is left alone", async () => {
    await room.up({ name: "lobby", adopt: true, privacy: "private", enableChat: false, enablePipUi: true });
    expect(await room.atDaily()).toMatchObject({
      privacy: "private",
      properties: { enablePipUi: true, enableKnocking: true, lang: "de" },
    });
    expect((await room.stack.refresh({ expectNoChanges: true })).ok).toBe(true);
    expect((await room.stack.preview()).operations).toEqual({ standup: "same" });
  });

  test("once it is taken over, adopt may go, without a request", async () => {
    const before = room.emulator.requests().length;
    const run = await room.up({ name: "lobby", privacy: "private", enableChat: false, enablePipUi: true });
    expect(run.operations).toEqual({ standup: "update" });
    expect(room.emulator.requests({ after: before })).toEqual([]);
  });
});

describe("a room that somebody changes by hand", () => {
  steps();
  const declared = { privacy: "private", enableChat: true, enableKnocking: true, lang: "de" } as const;
  const room = oneRoom(declared);
  const change = (body: object) => room.byHand("POST", `/rooms/${room.state.id}`, body);
  beforeAll(() => room.up(declared));

  test("is left alone in what the program does not declare", async () => {
    await change({ properties: { enable_pip_ui: true, max_participants: 3 } });
    expect((await room.stack.refresh({ expectNoChanges: true })).ok).toBe(true);
    expect((await room.stack.preview()).operations).toEqual({ standup: "same" });
  });

  test("a refresh shows what differs, and the next update puts it right", async () => {
    await change({ privacy: "public", properties: { enable_chat: null, lang: "fr" } });
    const refresh = await room.stack.refresh();
    expect(refresh.operations).toEqual({ standup: "refresh" });
    expect(room.state.outputs).toMatchObject({ privacy: "public", enableChat: false, lang: "fr" });
    expect((await room.stack.preview()).operations).toEqual({ standup: "update" });
    expect((await room.up(declared)).operations).toEqual({ standup: "update" });
    expect(await room.atDaily()).toMatchObject({
      privacy: "private",
      properties: { enableChat: true, enableKnocking: true, lang: "de", enablePipUi: true, maxParticipants: 3 },
    });
    expect((await room.stack.refresh({ expectNoChanges: true })).ok).toBe(true);
  });

  test("if it is deleted, a refresh says so, and the next update makes another", async () => {
    const before = room.state.id;
    await room.byHand("DELETE", `/rooms/${before}`);
    const refresh = await room.stack.refresh();
    expect(linesOf(refresh)).toContain(
      `warning: Room "${before}" no longer exists at Daily. The next update creates it again.`,
    );
    expect((await room.up(declared)).operations).toEqual({ standup: "create" });
    expect(await room.names()).toEqual([room.state.id]);
  });

  test("if it is deleted and nobody refreshed, a change says what to do", async () => {
    await room.byHand("DELETE", `/rooms/${room.state.id}`);
    const run = await room.up({ ...declared, lang: "fr" });
    expect(run.ok).toBe(false);
    expect(errorsOf(run).join()).toMatch(
      "It was deleted outside this program: run pulumi refresh, then pulumi up to create it again.",
    );
    expect((await room.stack.refresh()).ok).toBe(true);
    expect((await room.up({ ...declared, lang: "fr" })).operations).toEqual({ standup: "create" });
  });
});

describe("a setting at a default that Daily does not document, and leaves out of its answers", () => {
  steps();
  const declared = { name: "lobby", enablePeopleUi: true, enablePipUi: false, permissions: {} };
  const room = oneRoom(declared);
  const isQuiet = async () => {
    expect((await room.stack.refresh({ expectNoChanges: true })).ok).toBe(true);
    expect((await room.stack.preview()).operations).toEqual({ standup: "same" });
  };
  beforeAll(async () => {
    room.emulator.setSwitches({ undocumentedDefaults: true });
    await room.up(declared);
  });

  test("is as declared", isQuiet);

  test("is as declared where another setting is changed", async () => {
    await room.up({ ...declared, enableChat: true });
    await isQuiet();
    expect((await room.up(declared)).operations).toEqual({ standup: "update" });
    await isQuiet();
  });

  test("is not taken for one where it was reset by hand, and another setting is changed", async () => {
    await room.byHand("POST", "/rooms/lobby", { properties: { enable_pip_ui: null } });
    await room.up({ ...declared, enableChat: true });
    expect((await room.preview({ ...declared, enableChat: true })).operations).toEqual({ standup: "update" });
    await room.up(declared);
    await isQuiet();
  });

  test("that somebody changes by hand is drift all the same", async () => {
    await room.byHand("POST", "/rooms/lobby", { properties: { enable_people_ui: false } });
    expect((await room.stack.refresh()).operations).toEqual({ standup: "refresh" });
    expect(room.state.outputs).toMatchObject({ enablePeopleUi: false, enablePipUi: false });
    expect((await room.up(declared)).operations).toEqual({ standup: "update" });
    expect(await room.atDaily()).toMatchObject({ properties: { enablePipUi: false } });
    await isQuiet();
  });

  test("and so is one that is reset, where it is another", async () => {
    await room.byHand("POST", "/rooms/lobby", { properties: { enable_pip_ui: null } });
    expect((await room.stack.refresh()).operations).toEqual({ standup: "refresh" });
    expect(room.state.outputs).not.toHaveProperty("enablePipUi");
    expect((await room.up(declared)).operations).toEqual({ standup: "update" });
    await isQuiet();
  });
});
