import type { MeetingTokenCheckContext } from "../../../../provider/src/lifecycle/meetingToken/deadline";
import { checkMeetingTokenSet } from "../../../../provider/src/lifecycle/meetingTokenSet/check";
import { completeMeetingTokenSet } from "../../../../provider/src/lifecycle/meetingTokenSet/complete";
import { entriesOf } from "../../../../provider/src/lifecycle/meetingTokenSet/entries";
import { isoTime } from "../../../../provider/src/properties/time";
import { unknown } from "../../../../provider/src/properties/unknown";
import { shownReason } from "../../../../provider/src/runtime/shownReason";
import { HOUR, NOON } from "../../support/fakes";

const context: MeetingTokenCheckContext = { now: NOON, emptyArguments: [] };
const shared = { roomName: "standup", expiresIn: "24h" };

const check = (args: object, olds: object = {}, more: Partial<MeetingTokenCheckContext> = {}) =>
  checkMeetingTokenSet({ ...olds }, { ...args }, { ...context, ...more });
const problemsOf = (...given: Parameters<typeof check>) =>
  check(...given).problems.map(({ property, reason }) => `${property}: ${reason}`);

test("good arguments are kept as they are, and null is absent", () => {
  const args = { ...shared, validate: "each", tokens: { ada: { isOwner: true }, bot: {} } };
  expect(check(args)).toEqual({ inputs: args, problems: [] });
  expect(check({ ...args, lang: null })).toEqual({ inputs: args, problems: [] });
  expect(check({ ...shared, tokens: {} }).problems).toEqual([]);
});

describe("what all share holds for each token that does not say otherwise", () => {
  const { inputs } = check({ ...shared, renewBefore: "2h", userName: "Somebody", tokens: {} });
  const entry = (own: object, set: object = inputs) => entriesOf({ ...set, tokens: { bot: own } }).bot;

  test.each<[string, object, object]>([
    ["nothing", {}, { ...shared, renewBefore: "2h", userName: "Somebody" }],
    ["a name", { userName: "Bot" }, { ...shared, renewBefore: "2h", userName: "Bot" }],
    ["a lifetime", { expiresIn: "1h" }, { roomName: "standup", userName: "Somebody", expiresIn: "1h" }],
    ["a fixed end", { exp: 1 }, { roomName: "standup", userName: "Somebody", exp: 1 }],
    ["no end", { neverExpires: true }, { roomName: "standup", userName: "Somebody", neverExpires: true }],
    [
      "no end after all",
      { neverExpires: false },
      { ...shared, renewBefore: "2h", userName: "Somebody", neverExpires: false },
    ],
    ["no renewal", { renew: false }, { ...shared, userName: "Somebody", renew: false }],
    ["every room", { allRooms: true }, { expiresIn: "24h", renewBefore: "2h", userName: "Somebody", allRooms: true }],
    ["null", { userName: null, expiresIn: null }, { ...shared, renewBefore: "2h", userName: "Somebody" }],
  ])("%s", (_, own, all) => {
    expect(entry(own)).toEqual(all);
  });

  test("a room of its own", () => {
    expect(entry({ roomName: "retro" }, { allRooms: true })).toEqual({ roomName: "retro" });
  });
});

describe("what is wrong is told with its path", () => {
  test.each<[string, object, RegExp]>([
    [
      "no tokens",
      {},
      /^tokens: tokens is missing or not an object; give an entry for each token, such as \{ bot: \{\} \}\.$/,
    ],
    ["a list of tokens", { tokens: [{}] }, /^tokens: tokens is missing or not an object/],
    [
      "a token without a name",
      { tokens: { " ": {} } },
      /^tokens: tokens has an entry without a name; give it one, such as bot\.$/,
    ],
    [
      "a name of JavaScript's",
      { tokens: { constructor: {} } },
      /^tokens: tokens\.constructor has a name that JavaScript uses itself; give it another\.$/,
    ],
    [
      "another one",
      { tokens: JSON.parse('{"__proto__": {}}') },
      /^tokens: tokens\.__proto__ has a name that JavaScript uses/,
    ],
    [
      "a token that is no object",
      { tokens: { ada: 7 } },
      /^tokens\.ada: tokens\.ada is not an object; give one, such as \{\}\.$/,
    ],
    [
      "a value",
      { tokens: { ada: { lang: "xx" } } },
      /^tokens\.ada\.lang: tokens\.ada\.lang is "xx"; it must be one of/,
    ],
    [
      "a value within",
      { tokens: { ada: { permissions: { canSend: 1 } } } },
      /^tokens\.ada\.permissions\.canSend: tokens\.ada\.permissions\.canSend is/,
    ],
    [
      "a strange name",
      { tokens: { ada: { userNam: "Ada" } } },
      /^tokens\.ada\.userNam: tokens\.ada: A MeetingToken has no argument userNam\. Did you mean userName\?/,
    ],
    [
      "a strange name of the set's",
      { userNam: "Ada", tokens: { ada: {}, bot: {} } },
      /^userNam: A MeetingTokenSet has no argument userNam\./,
    ],
    ["a shared value", { lang: "xx", tokens: { ada: {}, bot: {} } }, /^lang: lang is "xx"; it must be one of/],
    ["a shared value without a token", { lang: "xx", tokens: {} }, /^lang: lang is "xx"; it must be one of/],
    [
      "a shared duration",
      { expiresIn: "soon", tokens: { ada: {} } },
      /^expiresIn: expiresIn is "soon"; write a number/,
    ],
    ["a shared duration without a token", { expiresIn: "soon", tokens: {} }, /^expiresIn: expiresIn is "soon"/],
    ["a shared window without a token", { renewBefore: "soon", tokens: {} }, /^renewBefore: renewBefore is "soon"/],
    [
      "a window",
      { tokens: { ada: { renewBefore: "25h" } } },
      /^tokens\.ada\.renewBefore: tokens\.ada\.renewBefore \(25h\) must be shorter/,
    ],
    ["an output", { expiresAt: {}, tokens: { ada: {} } }, /^expiresAt: A MeetingTokenSet has no argument expiresAt\./],
    [
      "validate",
      { validate: "all", tokens: { ada: {} } },
      /^validate: validate is "all"; it must be one of "sample", "each"\.$/,
    ],
  ])("%s", (_, args, problem) => {
    expect(problemsOf({ ...shared, ...args })).toEqual([expect.stringMatching(problem)]);
  });

  test("what several tokens lack is told once, with all of them", () => {
    expect(problemsOf({ roomName: "standup", tokens: { ada: {}, bot: {}, carl: { expiresIn: "1h" } } })).toEqual([
      expect.stringMatching(/^expiresIn: tokens\.ada, tokens\.bot: The token would never expire\./),
    ]);
  });

  test("all that is wrong is told", () => {
    expect(problemsOf({ roomName: "standup", expiresIn: "soon", lang: 7, tokens: { ada: {} } })).toEqual([
      expect.stringMatching(/^lang: /),
      expect.stringMatching(/^expiresIn: /),
    ]);
  });

  test("of hundreds of tokens twenty are named", () => {
    const tokens = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`bot${index}`, {}]));
    expect(problemsOf({ roomName: "standup", tokens })).toEqual([
      expect.stringMatching(/: tokens\.bot0, .*, tokens\.bot19 and 80 more: The token would never expire\./),
    ]);
  });

  test("what the program gives without a value is not missing", () => {
    const [problem] = problemsOf({ expiresIn: "24h", tokens: { ada: {} } }, {}, { emptyArguments: ["roomName"] });
    expect(problem).toMatch(/^roomName: tokens\.ada: roomName is given as an output, but that has no value\./);
  });

  test("a token's own argument beside a shared one is told of the token", () => {
    const exp = NOON + HOUR;
    const { problems } = check({ ...shared, nbf: NOON + 2 * HOUR, tokens: { ada: { exp }, bot: {} } });
    expect(problems).toEqual([
      expect.objectContaining({
        property: "tokens.ada.nbf",
        reason: expect.stringMatching(/^tokens\.ada: nbf .*13:00:00Z/),
      }),
    ]);
    const hidden = (secret: string) =>
      problems.map((problem) => shownReason(problem, (name) => name === secret)).join();
    for (const secret of ["tokens", "nbf"]) expect(hidden(secret)).not.toContain(isoTime(exp));
    expect(hidden("lang")).toContain(isoTime(exp));
  });

  test("of secret tokens it is said that they are none", () => {
    const { problems } = check({ ...shared, tokens: 7 });
    expect(problems.map((problem) => shownReason(problem, (name) => name === "tokens"))).toEqual([
      expect.stringMatching(/^tokens is missing or not an object;/),
    ]);
  });

  test("of a secret entry the path is shown, and no value", () => {
    const { problems } = check({ ...shared, tokens: { ada: { lang: "nobody's" } } });
    const [said] = problems.map((problem) => shownReason(problem, (name) => name === "tokens"));
    expect(said).toMatch(
      /^tokens\.ada\.lang is not valid\. Something in tokens is secret, so that no more is shown here;/,
    );
  });
});

describe("what is not known yet is not wrong", () => {
  test.each<[string, object]>([
    ["all tokens", { ...shared, tokens: unknown }],
    ["a token", { ...shared, tokens: { ada: unknown, bot: {} } }],
    ["a token that might say when it ends", { roomName: "standup", tokens: { ada: unknown } }],
    ["an argument", { ...shared, tokens: { ada: { lang: unknown } } }],
    ["a shared one", { expiresIn: "24h", roomName: unknown, tokens: { ada: {} } }],
  ])("%s", (_, args) => {
    expect(problemsOf(args)).toEqual([]);
  });
});

describe("what was accepted before", () => {
  const exp = NOON - HOUR;

  test("a fixed end that has passed is told of a new token, and not of an old one", () => {
    const args = { roomName: "standup", tokens: { ada: { exp } } };
    expect(problemsOf(args, args)).toEqual([]);
    expect(problemsOf(args, { roomName: "standup", tokens: {} })).toEqual([
      expect.stringMatching(/^tokens\.ada\.exp: tokens\.ada\.exp is /),
    ]);
  });

  test("with ignoreChanges the engine puts completed arguments back: they are taken as they were declared", () => {
    const declared = { ...shared, tokens: { ada: { expiresIn: "1h" }, bot: {} } };
    const olds = completeMeetingTokenSet({}, declared, { now: NOON, preview: false });
    expect(check(olds, olds)).toEqual({ inputs: declared, problems: [] });
    expect(check({ ...declared, tokens: olds.tokens }, olds)).toEqual({ inputs: declared, problems: [] });
    expect(problemsOf({ ...declared, expiresAt: {} }, olds)).toEqual([expect.stringMatching(/^expiresAt: /)]);
  });
});
