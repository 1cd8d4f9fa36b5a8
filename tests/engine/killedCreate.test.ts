import { drilled, unanswered, unheard } from "../support/killed/drill";
import { errorsOf, linesOf } from "../support/run";

/** A drill in which each step declares one room more. */
function growing(args: object) {
  const world = drilled();
  return {
    get drill() {
      return world.drill;
    },
    get oneMore() {
      const { rooms } = world.drill;
      return { ...rooms, [`room-${Object.keys(rooms).length}`]: args };
    },
  };
}

describe("killed while a room and a token are created", () => {
  const world = growing({ privacy: "private" });

  test.each([
    unheard("the room is made"),
    unanswered("the room is made"),
    unanswered("the newest rooms are listed"),
    unanswered("the room is looked up"),
    unheard("the token is minted"),
    unanswered("the token is minted"),
  ])("$moment, the next update ends in the declared state, with no second room", async (hold) => {
    const { drill } = world;
    const minted = drill.minted;
    const run = await drill.upAfterKill(world.oneMore, hold);
    expect(run.ok).toBe(true);
    await drill.expectDeclared();
    const orphans = drill.minted - minted - 1;
    expect(orphans).toBe(hold.moment === "after the token is minted" ? 1 : 0);
  });

  test("killed again while it tidies up, it is the third update that does", async () => {
    const { drill } = world;
    const rooms = world.oneMore;
    await drill.kill(rooms, unanswered("the room is made"));
    await drill.kill(rooms, unanswered("it is told who is in"));
    await drill.kill(rooms, unanswered("the room is deleted"));
    const run = await drill.up(rooms);
    expect(run.ok).toBe(true);
    await drill.expectDeclared();
  });

  test("and the state is the truth", () => world.drill.expectQuiet());
});

describe("what an interrupted update left", () => {
  const world = growing({ privacy: "public" });

  test("is deleted aloud", async () => {
    const { drill } = world;
    const rooms = world.oneMore;
    await drill.kill(rooms, unanswered("the room is made"));
    const [left] = await drill.atDaily();
    const run = await drill.up(rooms);
    const [kept] = drill.inState;
    expect(linesOf(run)).toContainEqual(
      expect.stringMatching(
        new RegExp(
          `^Room "${left}" was made for the same resource at \\S+; room "${kept}" has taken its place, and it is deleted\\.$`,
        ),
      ),
    );
  });

  test("is left alone if somebody is in it", async () => {
    const { drill } = world;
    const rooms = world.oneMore;
    await drill.kill(rooms, unanswered("the room is made"));
    const [left] = (await drill.atDaily()).filter((name) => !drill.inState.includes(name));
    await drill.account.emulator.join({ room: left as string, enter: true });
    const run = await drill.up(rooms);
    expect(linesOf(run)).toContainEqual(
      expect.stringMatching(`Room "${left}" .*, and somebody is in it: it is left alone\\.`),
    );
    expect(await drill.atDaily()).toEqual([left, ...drill.inState].sort());
  });

  test("is left alone after an hour", async () => {
    const { drill } = world;
    const rooms = world.oneMore;
    const before = await drill.atDaily();
    await drill.kill(rooms, unanswered("the room is made"));
    drill.account.clock.advance(3_700);
    await drill.up(rooms);
    expect(await drill.atDaily()).toHaveLength(before.length + 2);
  });
});

describe("killed while a room with a fixed name is created", () => {
  const world = drilled();
  const rooms = { standup: { name: "standup", enableChat: true } };

  test("the next update makes no second one, and says what is there and what to do", async () => {
    const run = await world.drill.upAfterKill(rooms, unanswered("the room is made"));
    expect(run.ok).toBe(false);
    expect(errorsOf(run).join()).toMatch(
      /A room named "standup" exists at Daily already, made at \S+Z\. If an interrupted update of this stack made it, or to take it over, set adopt: true;/,
    );
    expect(await world.drill.atDaily()).toEqual(["standup"]);
  });

  test("with adopt it ends in the declared state, and adopt may go again", async () => {
    const { drill } = world;
    expect((await drill.up({ standup: { ...rooms.standup, adopt: true } })).ok).toBe(true);
    expect((await drill.up(rooms)).operations).toEqual({ standup: "update", "standup-token": "same" });
    await drill.expectDeclared();
    await drill.expectQuiet();
  });
});
