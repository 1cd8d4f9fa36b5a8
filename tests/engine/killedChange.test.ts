import { getRoom } from "pulumi-daily";
import { asAccount } from "../support/asAccount";
import { byHand } from "../support/byHand";
import { type Drill, drilled, unanswered, unheard } from "../support/killed/drill";
import { errorsOf } from "../support/run";
import { steps } from "../support/steps";

describe("killed while a room is changed in place", () => {
  steps();
  const world = drilled();
  beforeAll(() => world.drill.up({ standup: { enableChat: true, maxParticipants: 10 } }));

  test.each([unheard("the room is changed"), unanswered("the room is changed")])(
    "$moment, the next update ends in the declared state",
    async (hold) => {
      const { drill } = world;
      // One value is changed, one goes back to Daily's default.
      const enableChat = hold.when === "after";
      const run = await drill.upAfterKill({ standup: { enableChat } }, hold);
      expect(run.operations).toEqual({ standup: "update", "standup-token": "same" });
      await drill.expectDeclared();
      expect(await settingsAtDaily(drill)).toEqual(enableChat ? { enableChat } : {});
    },
  );

  test("and the state is the truth", () => world.drill.expectQuiet());
});

describe("killed while a room is replaced, and its token with it", () => {
  steps();
  const world = drilled();
  beforeAll(() => world.drill.up({ standup: { namePrefix: "prefix" } }));
  const prefix = () => (world.drill.rooms.standup as { namePrefix: string }).namePrefix;

  test.each([
    { ...unanswered("the room is made"), orphans: 1 },
    { ...unanswered("the room is looked up"), orphans: 0 },
    { ...unanswered("the token is minted"), orphans: 0 },
    { ...unheard("the room is deleted"), orphans: 0 },
    { ...unanswered("the room is deleted"), orphans: 0 },
  ])("$moment, the next update ends in the declared state, with $orphans room that is nobody's", async (hold) => {
    const { drill } = world;
    const [old] = drill.inState;
    const [minted, before] = [drill.minted, await drill.orphans()];
    const run = await drill.upAfterKill({ standup: { namePrefix: `${prefix()}x` } }, hold);
    expect(run.ok).toBe(true);
    await drill.expectDeclared();
    expect(drill.inState).not.toContain(old);
    expect(drill.minted - minted).toBeLessThanOrEqual(2);
    expect((await drill.orphans()).length - before.length).toBe(hold.orphans);
  });

  test.each([unanswered("the room is made"), unanswered("the token is minted"), unanswered("the room is deleted")])(
    "by --replace, $moment, the same command ends in the declared state",
    async (hold) => {
      const { drill } = world;
      const [old] = drill.inState;
      const options = { replace: [drill.stack.resource("standup").urn] };
      const run = await drill.upAfterKill(drill.rooms, hold, options);
      expect(run.ok).toBe(true);
      await drill.expectDeclared();
      expect(drill.inState).not.toContain(old);
    },
  );

  test("and the state is the truth", () => world.drill.expectQuiet());
});

describe("killed while a room with a fixed name is replaced", () => {
  steps();
  const world = drilled();
  const rooms = { standup: { name: "standup", enableChat: true } };
  const replace = () => ({ replace: [world.drill.stack.resource("standup").urn] });
  beforeAll(() => world.drill.up(rooms));

  test("when the old one is gone, the next update ends in the declared state", async () => {
    const { drill } = world;
    await drill.kill(rooms, unanswered("the room is deleted"), replace());
    expect((await drill.up(rooms, replace())).ok).toBe(true);
    await drill.expectDeclared();
  });

  test("when the new one is made, the next update says what to type, and that works", async () => {
    const { drill } = world;
    await drill.kill(rooms, unanswered("the room is made"), replace());
    expect(errorsOf(await drill.up(rooms)).join()).toMatch(
      /A room named "standup" already exists at Daily, created at \S+Z\. If an interrupted update of this stack created it, or to take it over, set adopt: true\./,
    );
    expect((await drill.up({ standup: { ...rooms.standup, adopt: true } })).ok).toBe(true);
    expect((await drill.up(rooms)).ok).toBe(true);
    await drill.expectDeclared();
    expect(await drill.orphans()).toEqual([]);
  });

  test("when its token is minted anew, the next update ends in the declared state", async () => {
    const { drill } = world;
    const run = await drill.upAfterKill(rooms, unanswered("the token is minted"), replace());
    expect(run.ok).toBe(true);
    await drill.expectDeclared();
  });

  test("and the state is the truth", () => world.drill.expectQuiet());
});

describe("killed while a room that exists is taken over", () => {
  steps();
  const world = drilled();

  test.each([
    ["lobby", unanswered("the room is looked up")],
    ["attic", unheard("the room is changed")],
    ["cellar", unanswered("the room is changed")],
  ] as const)("%s: the next update ends in the declared state", async (name, hold) => {
    const { drill } = world;
    await byHand(drill.account, "POST", "/rooms", { name });
    const run = await drill.upAfterKill({ ...drill.rooms, [name]: { name, adopt: true, enableChat: true } }, hold);
    expect(run.ok).toBe(true);
    await drill.expectDeclared();
  });

  test("and the state is the truth", () => world.drill.expectQuiet());
});

describe("killed while a room is deleted", () => {
  steps();
  const world = drilled();
  beforeAll(() => world.drill.up({ standup: {}, retro: {}, review: {} }));

  test.each([unanswered("the room is looked up"), unheard("the room is deleted"), unanswered("the room is deleted")])(
    "$moment, the next update ends in the declared state",
    async (hold) => {
      const { drill } = world;
      const others = Object.fromEntries(Object.entries(drill.rooms).slice(1));
      const run = await drill.upAfterKill(others, hold);
      expect(run.ok).toBe(true);
      await drill.expectDeclared();
    },
  );
});

async function settingsAtDaily(drill: Drill) {
  const [name] = await drill.atDaily();
  return (await asAccount(drill.account, () => getRoom({ name: name as string }))).properties;
}
