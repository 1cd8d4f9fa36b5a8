import type { DailyClient } from "../../../../provider/src/daily/client";
import { COMPLETED } from "../../../../provider/src/lifecycle/meetingToken/deadline";
import { completeMeetingTokenSet } from "../../../../provider/src/lifecycle/meetingTokenSet/complete";
import { mintedTokens, setOfState } from "../../../../provider/src/lifecycle/meetingTokenSet/outputs";
import {
  createMeetingTokenSet,
  updateMeetingTokenSet,
} from "../../../../provider/src/lifecycle/meetingTokenSet/update";
import { PartlyCreated, RefusedInputs, UserError, type Values } from "../../../../provider/src/lifecycle/types";
import { isoTime } from "../../../../provider/src/properties/time";
import { decodeMeetingToken, signMeetingToken } from "../../../../provider/src/token";
import { MeetingTokenError } from "../../../../provider/src/token/errors";
import { rejectionOf } from "../../support/errors";
import { DAY, failing, failure, HOUR, NOON, roomAnswer } from "../../support/fakes";
import { keptIn, mintedSet, mintsOf, setContext, updatedSet } from "../../support/tokenSets";
import { DOMAIN_ID, TEST_KEY } from "../../support/vectors";

const shared = { roomName: "standup", expiresIn: "24h" };
const args: Values = { ...shared, tokens: { ada: { isOwner: true }, bot: {}, carl: { expiresIn: "3h" } } };
const tokens = args.tokens as Values;
const refused = failing({ code: "invalid-request", status: 400, action: "creating a meeting token" });
const named = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`bot${index}`, {}]));

/** A Daily that fails from its nth token on, and so many times. */
function failingFrom(nth: number, times = Number.POSITIVE_INFINITY, answers: Partial<DailyClient> = {}) {
  const context = setContext({ answers });
  let count = 0;
  const { createMeetingToken } = context.client();
  const counted: DailyClient["createMeetingToken"] = (properties) => {
    count += 1;
    return count >= nth && count < nth + times ? refused() : createMeetingToken(properties);
  };
  return { ...context, client: () => ({ ...context.client(), createMeetingToken: counted }) };
}

describe("a new set", () => {
  test("has each token, with what is known of it", async () => {
    const context = setContext();
    const { outputs } = await mintedSet(args, context);
    expect(Object.keys(outputs.tokens as object).sort()).toEqual(["ada", "bot", "carl"]);
    expect(outputs).toEqual({
      ...shared,
      tokens: expect.anything(),
      expiresAt: { ada: "2026-03-02T12:00:00Z", bot: "2026-03-02T12:00:00Z", carl: "2026-03-01T15:00:00Z" },
      renewAt: { ada: "2026-03-02T04:00:00Z", bot: "2026-03-02T04:00:00Z", carl: "2026-03-01T14:00:00Z" },
      issuedAt: { ada: "2026-03-01T12:00:00Z", bot: "2026-03-01T12:00:00Z", carl: "2026-03-01T12:00:00Z" },
      rooms: { standup: { roomId: roomAnswer().id, url: "https://acme.daily.co/standup" } },
      domainName: "acme",
    });
    expect(context.calls).toContainEqual([
      "createMeetingToken",
      { room_name: "standup", is_owner: true, exp: NOON + DAY },
    ]);
    expect([mintsOf(context), context.lines]).toEqual([3, []]);
  });

  test("may be empty", async () => {
    const context = setContext();
    expect((await mintedSet({ ...shared, tokens: {} }, context)).outputs).toEqual({
      ...shared,
      tokens: {},
      expiresAt: {},
      renewAt: {},
      issuedAt: {},
      rooms: {},
    });
    expect(context.calls).toEqual([]);
  });

  test("that is signed here asks Daily nothing", async () => {
    const context = setContext({ domain: { domainId: DOMAIN_ID, domainName: "acme" } });
    const { outputs } = await mintedSet({ ...shared, signedBy: "apiKey", tokens: named(1_000) }, context);
    expect(Object.keys(outputs.tokens as object)).toHaveLength(1_000);
    expect(outputs.rooms).toEqual({ standup: { url: "https://acme.daily.co/standup" } });
    expect(context.calls).toEqual([]);
  });

  test("names the room that ends before its tokens, and of each token whether that is so", async () => {
    const exp = NOON + 12 * HOUR;
    const context = setContext({ answers: { getRoom: async () => roomAnswer({ config: { exp } }) } });
    const more = { dora: { neverExpires: true }, else: { allRooms: true }, eve: { exp } };
    const set = await mintedSet({ ...args, tokens: { ...tokens, ...more } }, context);
    expect(set.outputs.rooms).toMatchObject({ standup: { expiresAt: isoTime(exp) } });
    const ends = Object.entries(mintedTokens(set)).map(([name, { roomExpiresAt }]) => [
      name,
      roomExpiresAt !== undefined,
    ]);
    expect(Object.fromEntries(ends)).toEqual({
      ada: true,
      bot: true,
      carl: false,
      dora: true,
      else: false,
      eve: false,
    });
    expect(context.lines).toContainEqual(
      expect.stringMatching(
        /^warn: Token "ada" expires at .*, but its room "standup" at .*: from then on the token grants nothing\./,
      ),
    );
  });
});

describe("an update", () => {
  test("mints what is new or has changed, drops what is not declared, and keeps the rest", async () => {
    const before = await mintedSet(args);
    const context = setContext({ now: NOON + HOUR });
    const after = await updatedSet(before, { ...shared, tokens: { ada: {}, bot: {}, dora: {} } }, context);
    expect([keptIn(before, after), mintsOf(context)]).toEqual([["bot"], 2]);
    expect(Object.keys(after.outputs.tokens as object).sort()).toEqual(["ada", "bot", "dora"]);
    // One line for a room: it says that it holds for the others.
    expect(context.lines).toEqual([
      expect.stringMatching(
        /^info: Token "ada" works until 2026-03-02T12:00:00Z, or until room "standup" is deleted: /,
      ),
    ]);
  });

  test("takes note of arguments that are in no token, and asks Daily nothing", async () => {
    const before = await mintedSet(args);
    const context = setContext();
    const after = await updatedSet(before, { ...args, renewBefore: "1h", validate: "each" }, context);
    expect(after.outputs).toMatchObject({
      validate: "each",
      renewAt: { ada: "2026-03-02T11:00:00Z", carl: "2026-03-01T14:00:00Z" },
    });
    expect([keptIn(before, after), context.calls, context.lines]).toEqual([["ada", "bot", "carl"], [], []]);
  });

  test("renews each token in its own window", async () => {
    const before = await mintedSet(args);
    const context = setContext({ now: NOON + 2 * HOUR });
    const after = await updatedSet(before, args, context);
    expect([keptIn(before, after), mintsOf(context)]).toEqual([["ada", "bot"], 1]);
    expect(after.outputs.expiresAt).toMatchObject({ carl: "2026-03-01T17:00:00Z" });
  });

  test("a room that was made again is noticed when one is minted, and so are the others for it", async () => {
    const before = await mintedSet({
      ...args,
      tokens: { ...tokens, else: { roomName: "retro" }, all: { allRooms: true } },
    });
    const another = { getRoom: async (name: string) => roomAnswer(name === "standup" ? { id: "another" } : { name }) };
    const context = setContext({ answers: another });
    const after = await updatedSet(
      before,
      { ...before.inputs, tokens: { ...(before.inputs.tokens as Values), dora: {} } },
      context,
    );
    expect([keptIn(before, after), mintsOf(context)]).toEqual([["else", "all"], 4]);
    expect(after.outputs.rooms).toMatchObject({ standup: { roomId: "another" } });
  });

  test("of a room that was made again a token that has changed, too, is minted once", async () => {
    const before = await mintedSet(args);
    const context = setContext({ answers: { getRoom: async () => roomAnswer({ id: "another" }) } });
    await updatedSet(before, { ...args, tokens: { ...tokens, ada: { lang: "de" } } }, context);
    expect(mintsOf(context)).toBe(3);
  });

  test("a room that is missing by now, and may be, ends none of the others", async () => {
    const allowing = { ...args, allowMissingRoom: true };
    const before = await mintedSet(allowing);
    const context = setContext({ answers: { getRoom: async () => undefined } });
    const after = await updatedSet(before, { ...allowing, tokens: { ...tokens, dora: {} } }, context);
    expect([keptIn(before, after), mintsOf(context)]).toEqual([["ada", "bot", "carl"], 1]);
  });

  test("keeps a token whose fixed end has passed, and mints another one beside it", async () => {
    const declared = { ...shared, tokens: { ada: { exp: NOON + HOUR } } };
    const before = await mintedSet(declared);
    const context = setContext({ now: NOON + 2 * HOUR });
    const after = await updatedSet(before, { ...declared, tokens: { ...declared.tokens, bot: {} } }, context);
    expect([keptIn(before, after), mintsOf(context)]).toEqual([["ada"], 1]);
  });

  test("leaves tokens that have ended as they are, where the room was made again", async () => {
    const ended = { old: { exp: NOON + HOUR }, once: { expiresIn: "1h", renew: false } };
    const before = await mintedSet({ ...shared, tokens: ended });
    const context = setContext({
      now: NOON + 2 * HOUR,
      answers: { getRoom: async () => roomAnswer({ id: "another" }) },
    });
    const after = await updatedSet(before, { ...shared, tokens: { ...ended, bot: {} } }, context);
    expect([keptIn(before, after), mintsOf(context)]).toEqual([["old", "once"], 1]);
  });

  test("knows the room that was made again, although a token that has ended is of the former one", async () => {
    const declared = { ...shared, tokens: { ada: {}, old: { exp: NOON + HOUR } } };
    const before = await mintedSet(declared);
    const context = setContext({
      now: NOON + 20 * HOUR,
      answers: { getRoom: async () => roomAnswer({ id: "another" }) },
    });
    const after = await updatedSet(before, declared, context);
    expect([keptIn(before, after), after.outputs.rooms]).toMatchObject([["old"], { standup: { roomId: "another" } }]);
  });

  describe("with the key of another domain, which has a room of the same name", () => {
    const domainId = "99999999-9999-4999-8999-999999999999";
    const elsewhere: Partial<DailyClient> = {
      getRoom: async (name) => roomAnswer({ name, id: `another-${name}` }),
      getDomain: async () => ({ domainId, domainName: "other" }),
      createMeetingToken: async ({ exp }) => signMeetingToken({ exp: Number(exp) }, { apiKey: TEST_KEY, domainId }),
    };
    const whose =
      'The API key belongs to the Daily domain "other", and token "ada" to another domain: there it may well exist. The state is unchanged. Set the key of that domain and run again.';

    test.each<[string, Values]>([
      ["the room of those that stay", { dora: {} }],
      ["another room", { dora: { roomName: "retro" } }],
      ["all rooms", { dora: { allRooms: true } }],
      ["another room and the same", { first: { roomName: "retro" }, dora: {} }],
    ])("leaves the state as it is, and none of its tokens is given up: one for %s", async (_what, more) => {
      const before = await mintedSet(args);
      const context = setContext({ answers: elsewhere });
      const error = await rejectionOf(updatedSet(before, { ...args, tokens: { ...tokens, ...more } }, context));
      expect([error.message, error instanceof PartlyCreated, context.lines]).toEqual([whose, false, []]);
    });

    test("leaves the state as it is where one token is renewed and another's room is not there", async () => {
      const declared = { expiresIn: "24h", tokens: { bot: { roomName: "standup" }, ada: { roomName: "retro" } } };
      const before = await mintedSet(declared);
      const getRoom: DailyClient["getRoom"] = async (name) => (name === "retro" ? undefined : roomAnswer({ name }));
      const context = setContext({ now: NOON + 20 * HOUR, answers: { ...elsewhere, getRoom } });
      const error = await rejectionOf(updatedSet(before, declared, context));
      expect([error.message, error instanceof PartlyCreated]).toEqual([whose, false]);
    });

    test("asks nobody for tokens that have all changed, or have ended", async () => {
      const before = await mintedSet({ ...shared, tokens: { ada: {}, old: { exp: NOON + HOUR } } });
      const context = setContext({ now: NOON + 2 * HOUR, answers: elsewhere });
      await updatedSet(before, { ...shared, tokens: { ada: { lang: "de" }, old: { exp: NOON + HOUR } } }, context);
      expect([mintsOf(context), context.calls.filter(([call]) => call === "getDomain")]).toEqual([1, []]);
    });
  });

  test("adds a token that is signed here although Daily cannot be asked", async () => {
    const before = await mintedSet(args);
    const getDomain = failing({ code: "unavailable", status: 503, action: "asking for the domain" });
    const context = setContext({ answers: { getDomain }, domain: { domainId: DOMAIN_ID, domainName: "acme" } });
    const more = { dora: { signedBy: "apiKey" } };
    const after = await updatedSet(before, { ...args, tokens: { ...tokens, ...more } }, context);
    expect(Object.keys(after.outputs.tokens as Values).sort()).toEqual(["ada", "bot", "carl", "dora"]);
  });

  test("a deadline that was fixed before the token could be made is none: the token has its whole lifetime", async () => {
    const completed = completeMeetingTokenSet({}, args, { now: NOON, preview: false });
    const now = NOON + 10 * HOUR;
    const { outputs } = await createMeetingTokenSet("a-set", completed, setContext({ now }));
    expect(outputs.expiresAt).toMatchObject({ ada: isoTime(now + DAY), carl: isoTime(now + 3 * HOUR) });
    expect(decodeMeetingToken((outputs.tokens as Record<string, string>).ada as string).properties.exp).toBe(now + DAY);
  });
});

describe("inputs that check would have refused, since a policy set them", () => {
  test.each<[string, Values, RegExp]>([
    ["a shared one", { ...args, expiresIn: "soon" }, /^expiresIn is "soon"; write a number/],
    ["one of a token", { ...args, tokens: { ...tokens, bot: { lang: "xx" } } }, /^tokens\.bot\.lang is "xx"/],
    ["no tokens", { ...shared, tokens: 7 }, /^tokens is missing or not an object/],
    ["a token that is none", { ...shared, tokens: { bot: 7 } }, /^tokens\.bot is not an object/],
  ])("are refused before anything is asked: %s", async (_, inputs, reason) => {
    const state = await mintedSet(args);
    const context = setContext();
    const error = await rejectionOf(updateMeetingTokenSet("a-set", state, inputs, context));
    expect([error instanceof RefusedInputs, context.calls]).toEqual([true, []]);
    expect(error.message).toMatch(reason);
  });

  test("a fixed end that has passed before its token could be made is told with its path", async () => {
    const declared = { ...args, tokens: { ...tokens, bot: { exp: NOON + HOUR } } };
    const { bot: _, ...made } = (await mintedSet(declared)).outputs.tokens as Values;
    const state = { inputs: declared, outputs: { tokens: made } };
    const context = setContext({ now: NOON + 2 * HOUR });
    expect((await rejectionOf(updatedSet(state, declared, context))).message).toMatch(/^tokens\.bot\.exp is /);
    expect(context.calls).toEqual([]);
  });
});

describe("a failure", () => {
  test("of the first is the error, and nothing is in the state", async () => {
    const error = await rejectionOf(mintedSet(args, failingFrom(1)));
    expect([error instanceof UserError, error instanceof PartlyCreated]).toEqual([true, false]);
    expect(error.message).toMatch(/^Minting ada, bot, carl: Daily refused the request \(400/);
  });

  test("of the 120th of 200: no other one is begun, and the state holds those that were made", async () => {
    const error = await rejectionOf(mintedSet({ ...shared, tokens: named(200) }, failingFrom(120, 1)));
    const { created, message } = error as PartlyCreated;
    const made = Object.keys(created.outputs.tokens as object);
    expect(made.length).toBeGreaterThanOrEqual(119);
    expect(made.length).toBeLessThan(140);
    expect([created.id, Object.keys(created.outputs.expiresAt as object)]).toEqual(["a-set", made]);
    expect(message).toMatch(
      new RegExp(
        `^Minting bot\\d+: Daily refused .* ${made.length} of 200 tokens were minted, and the state holds them: run pulumi up again for the rest\\.$`,
      ),
    );
    // The next update makes the rest, and none twice.
    const inputs = { ...shared, tokens: named(200) };
    const context = setContext({ now: NOON + HOUR });
    const after = await updatedSet({ inputs, outputs: created.outputs }, inputs, context);
    expect(Object.keys(after.outputs.tokens as object)).toHaveLength(200);
    expect(mintsOf(context)).toBe(200 - made.length);
  });

  test("is told once for all that it hit, and each reason is told", async () => {
    let count = 0;
    const answers = {
      createMeetingToken: async () => {
        count += 1;
        throw count < 3 ? failure({ code: "timeout" }) : new MeetingTokenError("malformed", "No token.");
      },
    };
    const { message } = await rejectionOf(mintedSet(args, setContext({ answers })));
    expect(message).toMatch(/^Minting ada, bot: .*did not answer in time.* Minting carl: No token\.$/);
  });

  test("of a renewal keeps the old token, which works on", async () => {
    const before = await mintedSet({ ...shared, tokens: named(2) });
    const context = { ...failingFrom(2), now: NOON + 20 * HOUR };
    const { created } = (await rejectionOf(updatedSet(before, before.inputs, context))) as PartlyCreated;
    const kept = keptIn(before, { ...before, outputs: created.outputs });
    expect(kept).toEqual(["bot1"]);
    expect(created.outputs.expiresAt).toMatchObject({ bot1: "2026-03-02T12:00:00Z" });
    expect(context.lines.join()).not.toContain("bot1");
  });

  test("of a token whose arguments have changed keeps none of it", async () => {
    const before = await mintedSet({ ...shared, tokens: named(2) });
    const news = { ...shared, lang: "de", tokens: named(2) };
    const { created } = (await rejectionOf(updatedSet(before, news, failingFrom(2)))) as PartlyCreated;
    expect(Object.keys(created.outputs.tokens as object)).toEqual(["bot0"]);
  });

  test("leaves a state that says what was minted, although the engine keeps the inputs from before", async () => {
    const before = await mintedSet({ ...shared, tokens: named(2) });
    const news = { ...shared, lang: "de", tokens: named(4) };
    const { created } = (await rejectionOf(updatedSet(before, news, failingFrom(3)))) as PartlyCreated;
    const partly = setOfState(created.outputs, before.inputs);
    const context = setContext();
    const after = await updatedSet(partly, news, context);
    expect([keptIn(partly, after), mintsOf(context)]).toEqual([["bot0", "bot1"], 2]);
    // From then on the inputs are those that the tokens were minted with.
    expect(setOfState(after.outputs, news)).toEqual(after);
  });

  test("of the others, when a room was made again, leaves them out", async () => {
    const before = await mintedSet({ ...shared, tokens: named(2) });
    const news = { ...shared, tokens: named(3) };
    const context = failingFrom(2, 9, { getRoom: async () => roomAnswer({ id: "another" }) });
    const error = (await rejectionOf(updatedSet(before, news, context))) as PartlyCreated;
    expect(Object.keys(error.created.outputs.tokens as object)).toEqual(["bot2"]);
    expect(error.message).toContain("1 of 3 tokens were minted");
  });

  test("of a new one, when a room was made again, begins none of the others", async () => {
    const before = await mintedSet({ ...shared, tokens: named(2) });
    const context = failingFrom(2, 1, { getRoom: async () => roomAnswer({ id: "another" }) });
    const error = await rejectionOf(updatedSet(before, { ...shared, tokens: named(4) }, context));
    expect(Object.keys((error as PartlyCreated).created.outputs.tokens as object)).toEqual(["bot2"]);
  });

  test("that nobody foresaw passes as it is", async () => {
    const defect = new TypeError("a defect");
    const context = setContext({ answers: { createMeetingToken: () => Promise.reject(defect) } });
    expect(await rejectionOf(mintedSet(args, context))).toBe(defect);
  });
});

test("where the inputs will not be at hand, the outputs hold them, as they were declared", async () => {
  const completed = completeMeetingTokenSet({}, args, { now: NOON, preview: false });
  const { outputs } = await createMeetingTokenSet("a-set", completed, { ...setContext(), hasInputs: false });
  expect(outputs.declared).toEqual(tokens);
  for (const name of COMPLETED) expect(Object.keys(outputs.declared as object)).not.toContain(name);
});
