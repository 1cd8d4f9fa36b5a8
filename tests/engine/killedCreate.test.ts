import { byHand } from "../support/byHand";
import { drilled, unanswered, unheard } from "../support/killed/drill";
import { errorsOf } from "../support/run";
import { steps } from "../support/steps";

/** What an update says of a room that it cannot tell to be its own. */
const inUse = (name: string) =>
  new RegExp(
    `A room named "${name}" already exists at Daily, created at \\S+Z\\. If an interrupted update of this stack created it, or to take it over, set adopt: true\\.`,
  );

describe("killed while a room and a token are created", () => {
  steps();
  const world = drilled();
  const oneMore = () => ({ ...world.drill.rooms, [`room-${Object.keys(world.drill.rooms).length}`]: {} });

  test.each([
    { ...unheard("the room is made"), rooms: 0, tokens: 0 },
    { ...unanswered("the room is made"), rooms: 1, tokens: 0 },
    { ...unanswered("the room is looked up"), rooms: 0, tokens: 0 },
    { ...unheard("the token is minted"), rooms: 0, tokens: 0 },
    { ...unanswered("the token is minted"), rooms: 0, tokens: 1 },
  ])(
    "$moment, the next update ends in the declared state: $rooms room and $tokens token are nobody's",
    async (hold) => {
      const { drill } = world;
      const [minted, orphans] = [drill.minted, await drill.orphans()];
      const run = await drill.upAfterKill(oneMore(), hold);
      expect(run.ok).toBe(true);
      await drill.expectDeclared();
      expect(drill.minted - minted - 1).toBe(hold.tokens);
      expect((await drill.orphans()).length - orphans.length).toBe(hold.rooms);
    },
  );

  test("an orphan's name begins with its prefix, so that a person finds it", async () => {
    expect(await world.drill.orphans()).toEqual([expect.stringMatching(/^room-\d-[a-z0-9]{12}$/)]);
  });

  test("and the state is the truth, and nothing was deleted", async () => {
    await world.drill.expectQuiet();
    expect(world.drill.deleted).toBe(0);
  });
});

describe("killed while a room with a fixed name is created for the first time", () => {
  steps();
  const world = drilled();
  const named = (name: string, more = {}) => ({ ...world.drill.rooms, [name]: { name, enableChat: true, ...more } });

  test.each([
    ["looked-up", unanswered("the room is looked up")],
    ["unheard", unheard("the room is made")],
  ])("%s: before Daily has made it, the next update ends in the declared state", async (name, hold) => {
    const { drill } = world;
    expect((await drill.upAfterKill(named(name), hold)).ok).toBe(true);
    await drill.expectDeclared();
  });

  test.each([
    ["all", {}],
    ["alone", { alone: true }],
  ])("%s: when Daily has made it, the next update says what to type, and that works", async (name, how) => {
    const { drill } = world;
    expect(errorsOf(await drill.upAfterKill(named(name), unanswered("the room is made"), how)).join()).toMatch(
      inUse(name),
    );
    expect(drill.inState).not.toContain(name);
    expect((await drill.up(named(name, { adopt: true }))).ok).toBe(true);
    await drill.expectDeclared();
    expect((await drill.up(named(name, { adopt: undefined }))).operations[name]).toBe("update");
  });

  test("and the state is the truth, and there is no room beside it", async () => {
    await world.drill.expectQuiet();
    expect(await world.drill.orphans()).toEqual([]);
    expect(world.drill.deleted).toBe(0);
  });

  test("a room that somebody else makes under that name within the minute stays theirs", async () => {
    const { drill } = world;
    const own = drill.rooms;
    await drill.kill(named("theirs"), unheard("the room is made"));
    await byHand(drill.account, "POST", "/rooms", { name: "theirs" });
    expect(errorsOf(await drill.up(named("theirs"))).join()).toMatch(inUse("theirs"));
    expect((await drill.up(own)).ok).toBe(true);
    expect((await drill.stack.destroy()).ok).toBe(true);
    expect(await drill.atDaily()).toEqual(["theirs"]);
  });
});
