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

describe("killed while a room with a fixed name is created for the first time", () => {
  const world = growing({});
  const named = (name: string) => {
    const { rooms } = world.drill;
    return { ...rooms, [name]: { name, enableChat: true } };
  };

  test("the next update on the machine ends in the declared state", async () => {
    const { drill } = world;
    const run = await drill.upAfterKill(named("standup"), unanswered("the room is made"));
    expect(errorsOf(run)).toEqual([]);
    expect(linesOf(run)).toContainEqual(
      expect.stringMatching(/^Room "standup" was made at \S+ by an update that was interrupted; it is kept\.$/),
    );
    await drill.expectDeclared();
  });

  test("also if the engine alone was killed, and Daily's answer came when nobody waited for it any more", async () => {
    const { drill } = world;
    const run = await drill.upAfterKill(named("alone"), unanswered("the room is made"), { alone: true });
    expect(errorsOf(run)).toEqual([]);
    await drill.expectDeclared();
  });

  test("killed twice, it is the third update that does, and the room is what is declared by then", async () => {
    const { drill } = world;
    await drill.kill(named("twice"), unanswered("the room is made"));
    await drill.kill(named("twice"), unanswered("the room is looked up"));
    const declared = { ...named("twice"), twice: { name: "twice", privacy: "private" } };
    expect((await drill.up(declared)).ok).toBe(true);
    await drill.expectDeclared();
  });

  test("and the state is the truth, and nothing is remembered beside it", async () => {
    await world.drill.expectQuiet();
    expect((await world.drill.up(world.drill.rooms)).ok).toBe(true);
    expect(world.drill.remembered).toEqual([]);
  });

  test("a room that is somebody else's is not taken over, not even after a kill", async () => {
    const { drill } = world;
    const { apiKey, url } = drill.account.emulator;
    await drill.kill(named("theirs"), unheard("the room is made"));
    drill.account.clock.advance(600);
    await fetch(`${url}/rooms`, {
      method: "POST",
      headers: { authorization: `Bearer ${apiKey}` },
      body: JSON.stringify({ name: "theirs" }),
    });
    const run = await drill.up(named("theirs"));
    expect(errorsOf(run).join()).toMatch(
      /A room named "theirs" exists at Daily already, made at \S+Z\. If an interrupted update of this stack made it, or to take it over, set adopt: true;/,
    );
    expect(drill.inState).not.toContain("theirs");
  });
});

describe("killed on a machine that is gone since", () => {
  const world = drilled();
  const rooms = { standup: { name: "standup", enableChat: true } };

  test("a room with a fixed name is not taken over unasked: the next update says what is there and what to do", async () => {
    const { drill } = world;
    await drill.kill(rooms, unanswered("the room is made"));
    drill.forget();
    expect(errorsOf(await drill.up(rooms)).join()).toMatch(/A room named "standup" exists at Daily already/);
    expect(await drill.atDaily()).toEqual(["standup"]);
  });

  test("with adopt it ends in the declared state, and adopt may go again", async () => {
    const { drill } = world;
    expect((await drill.up({ standup: { ...rooms.standup, adopt: true } })).ok).toBe(true);
    expect((await drill.up(rooms)).operations).toEqual({ standup: "update", "standup-token": "same" });
    await drill.expectDeclared();
    await drill.expectQuiet();
  });
});

describe("killed while a room is created that may have been retained, or is within a component of somebody's own", () => {
  const world = drilled();

  test.each(["retained", "within"])("%s: the next update leaves no second room", async (how) => {
    const { drill } = world;
    const rooms = { ...drill.rooms, [how]: { [how]: true } };
    expect((await drill.upAfterKill(rooms, unanswered("the room is made"))).ok).toBe(true);
    await drill.expectDeclared();
  });
});
