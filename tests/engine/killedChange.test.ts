import { getRoom } from "pulumi-daily";
import { type Drill, drilled, requests } from "../support/killed/drill";
import type { Hold } from "../support/killed/heldLine";
import { linesOf } from "../support/run";

const { makesRoom, listsRooms, looksUpRoom, mintsToken, changesRoom, deletesRoom } = requests;

describe("killed while a room is changed in place", () => {
  const world = drilled();
  beforeAll(() => world.drill.up({ standup: { enableChat: true, maxParticipants: 10 } }));

  test.each<Hold>([
    { on: changesRoom, when: "before" },
    { on: changesRoom, when: "after" },
  ])("$when it is done, the next update ends in the declared state", async (hold) => {
    const { drill } = world;
    // One value is changed, one goes back to Daily's default.
    const enableChat = hold.when === "after";
    const run = await drill.upAfterKill({ standup: { enableChat } }, hold);
    expect(run.operations).toEqual({ standup: "update", "standup-token": "same" });
    await drill.expectDeclared();
    expect(await settingsAtDaily(drill)).toEqual(enableChat ? { enableChat } : {});
  });

  test("and the state is the truth", () => world.drill.expectQuiet());
});

describe("killed while a room is replaced, and its token with it", () => {
  const world = drilled();
  beforeAll(() => world.drill.up({ standup: { namePrefix: "prefix" } }));
  const prefix = () => (world.drill.rooms.standup as { namePrefix: string }).namePrefix;

  test.each<Hold>([
    { on: makesRoom, when: "after" },
    { on: listsRooms, when: "after" },
    { on: looksUpRoom, when: "after" },
    { on: mintsToken, when: "after" },
    { on: deletesRoom, when: "before" },
    { on: deletesRoom, when: "after" },
  ])("$when $on is done, the next update ends in the declared state, with no second room", async (hold) => {
    const { drill } = world;
    const [old] = drill.inState;
    const minted = drill.minted;
    const run = await drill.upAfterKill({ standup: { namePrefix: `${prefix()}x` } }, hold);
    expect(run.ok).toBe(true);
    await drill.expectDeclared();
    expect(drill.inState).not.toContain(old);
    expect(drill.minted - minted).toBeLessThanOrEqual(2);
  });

  test.each<Hold>([
    { on: makesRoom, when: "after" },
    { on: mintsToken, when: "after" },
    { on: deletesRoom, when: "after" },
  ])("by --replace, $when $on is done, the same command ends in the declared state", async (hold) => {
    const { drill } = world;
    const [old] = drill.inState;
    const options = { replace: [drill.stack.resource("standup").urn] };
    const run = await drill.upAfterKill(drill.rooms, hold, options);
    expect(run.ok).toBe(true);
    await drill.expectDeclared();
    expect(drill.inState).not.toContain(old);
  });

  test("and the state is the truth", () => world.drill.expectQuiet());
});

describe("killed while a room with a fixed name is replaced", () => {
  const world = drilled();
  const rooms = { standup: { name: "standup", enableChat: true } };
  const replace = () => ({ replace: [world.drill.stack.resource("standup").urn] });
  beforeAll(() => world.drill.up(rooms));

  test("when the old one is gone, the next update ends in the declared state", async () => {
    const { drill } = world;
    await drill.kill(rooms, { on: deletesRoom, when: "after" }, replace());
    expect((await drill.up(rooms, replace())).ok).toBe(true);
    await drill.expectDeclared();
  });

  test("when the new one is made, it is recognised and kept", async () => {
    const { drill } = world;
    await drill.kill(rooms, { on: makesRoom, when: "after" }, replace());
    const run = await drill.up(rooms);
    expect(run.ok).toBe(true);
    expect(linesOf(run)).toContainEqual(
      expect.stringMatching(/^Room "standup" was made at \S+ by a replacement that was interrupted; it is kept\.$/),
    );
    await drill.expectDeclared();
  });

  test("and the state is the truth", () => world.drill.expectQuiet());
});

describe("killed while a room is deleted", () => {
  const world = drilled();
  beforeAll(() => world.drill.up({ standup: {}, retro: {} }));

  test.each<Hold>([
    { on: deletesRoom, when: "before" },
    { on: deletesRoom, when: "after" },
  ])("$when it is done, the next update ends in the declared state", async (hold) => {
    const { drill } = world;
    const { standup } = drill.rooms;
    const run = await drill.upAfterKill(hold.when === "before" && standup ? { standup } : {}, hold);
    expect(run.ok).toBe(true);
    await drill.expectDeclared();
  });
});

async function settingsAtDaily(drill: Drill) {
  const [name] = await drill.atDaily();
  const { apiKey, url: apiUrl } = drill.account.emulator;
  return (await getRoom(name as string, { apiKey, apiUrl })).properties;
}
