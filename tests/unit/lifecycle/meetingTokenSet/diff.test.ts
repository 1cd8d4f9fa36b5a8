import { completeMeetingTokenSet } from "../../../../provider/src/lifecycle/meetingTokenSet/complete";
import { diffMeetingTokenSet } from "../../../../provider/src/lifecycle/meetingTokenSet/diff";
import { mintedTokens, setOfState, setOutputs } from "../../../../provider/src/lifecycle/meetingTokenSet/outputs";
import type { Values } from "../../../../provider/src/lifecycle/types";
import { unknown } from "../../../../provider/src/properties/unknown";
import { HOUR, NOON, recordedLog } from "../../support/fakes";
import { mintedSet } from "../../support/tokenSets";

const shared = { roomName: "standup", expiresIn: "24h" };
const args: Values = {
  ...shared,
  tokens: { ada: { isOwner: true }, bot: { signedBy: "apiKey" }, carl: { expiresIn: "3h" } },
};
const tokens = args.tokens as Values;

async function diff(news: Values, { now = NOON, signedByKey = (): boolean | undefined => true } = {}) {
  const state = await mintedSet(args);
  const log = recordedLog();
  const completed = completeMeetingTokenSet(mintedTokens(state), news, { now, preview: true });
  const found = diffMeetingTokenSet("a-set", state, completed, { log, now, signedByKey });
  return { found, lines: log.lines };
}

const none = { kind: "none" };
const because = (...names: string[]) => ({ kind: "update", because: names });
const says = (text: string) => [`info: MeetingTokenSet a-set: ${text}`];

describe("nothing changes", () => {
  test.each<[string, Values]>([
    ["as it was", args],
    ["a default that is written out", { ...args, validate: "sample", isOwner: false }],
    ["the same lifetime in other words", { ...args, expiresIn: "1d" }],
    ["another order", { ...args, tokens: Object.fromEntries(Object.entries(tokens).reverse()) }],
  ])("%s", async (_, news) => {
    expect(await diff(news)).toEqual({ found: none, lines: [] });
  });
});

describe("an update in place", () => {
  test.each<[string, Values, string[], string]>([
    ["a token more", { tokens: { ...tokens, dora: {} } }, ["tokens"], "an update mints dora (new)."],
    ["a token less", { tokens: { ada: tokens.ada, carl: tokens.carl } }, ["tokens"], "an update drops bot."],
    [
      "an argument of one",
      { tokens: { ...tokens, ada: { isOwner: true, lang: "de" } } },
      ["tokens", "expiresAt"],
      "an update mints ada (lang changed).",
    ],
    [
      "an argument that is taken back, and a token less",
      { tokens: { ada: {}, bot: tokens.bot } },
      ["tokens", "expiresAt"],
      "an update mints ada (isOwner changed); it drops carl.",
    ],
    [
      "two arguments of one",
      { tokens: { ...tokens, ada: { lang: "de" } } },
      ["tokens", "expiresAt"],
      "an update mints ada (isOwner, lang changed).",
    ],
    [
      "a shared one",
      { lang: "de" },
      ["lang", "expiresAt"],
      "an update mints ada (lang changed), bot (lang changed), carl (lang changed).",
    ],
    [
      "the lifetime of two",
      { expiresIn: "12h" },
      ["expiresAt"],
      "an update mints ada (expiresAt changed), bot (expiresAt changed).",
    ],
    [
      "what is not known yet, and may turn out as it was",
      { roomName: unknown, triggers: { room: unknown } },
      ["roomName", "triggers", "expiresAt"],
      "an update mints ada (if roomName or triggers changes), bot (if roomName or triggers changes), carl (if roomName or triggers changes).",
    ],
    [
      "what is not known yet beside what has changed",
      { tokens: { ...tokens, ada: { isOwner: unknown, lang: "de" } } },
      ["tokens", "expiresAt"],
      "an update mints ada (lang changed).",
    ],
    [
      "a token that is not known",
      { tokens: { ...tokens, ada: unknown } },
      ["tokens"],
      "an update mints ada (not known yet).",
    ],
    [
      "nothing is known",
      { tokens: unknown },
      ["tokens"],
      "which tokens an update mints depends on what is not known yet.",
    ],
  ])("%s", async (_, change, names, text) => {
    expect(await diff({ ...args, ...change })).toEqual({ found: because(...names), lines: says(text) });
  });

  test.each<[string, Values, string]>([
    ["when they are renewed", { renewBefore: "1h" }, "renewBefore"],
    ["how a refresh asks", { validate: "each" }, "validate"],
  ])("that mints none, and says so: %s", async (_, change, name) => {
    expect(await diff({ ...args, ...change })).toEqual({ found: because(name), lines: [] });
  });

  test("a token whose window has opened", async () => {
    const { found, lines } = await diff(args, { now: NOON + 2 * HOUR });
    expect([found, lines]).toEqual([
      because("expiresAt"),
      says("an update mints carl (its renewal window has opened)."),
    ]);
  });

  test("another key: those that the old one signed, and it is told once", async () => {
    const { found, lines } = await diff(args, { signedByKey: () => false });
    expect([found, lines]).toEqual([
      because("tokens"),
      says("an update mints bot (the API key or the domain's id has changed)."),
    ]);
  });

  test("what is signed otherwise is said to have changed", async () => {
    const news = { ...args, tokens: { ...tokens, bot: {} } };
    expect(await diff(news)).toEqual({
      found: because("tokens", "expiresAt"),
      lines: says("an update mints bot (signedBy changed)."),
    });
  });
});

describe("tokens that the state lacks", () => {
  test("are minted: a refresh has found them gone, or an update could not make them", async () => {
    const state = await mintedSet(args);
    const { ada: _, ...rest } = state.outputs.tokens as Values;
    const partly = { ...state, outputs: { ...state.outputs, tokens: rest } };
    const log = recordedLog();
    const news = completeMeetingTokenSet(mintedTokens(partly), args, { now: NOON, preview: true });
    const found = diffMeetingTokenSet("a-set", partly, news, { log, now: NOON, signedByKey: () => true });
    expect([found, log.lines]).toEqual([because("tokens"), says("an update mints ada (not there).")]);
  });
});

test("where only the outputs are at hand, they hold what each token was declared with", async () => {
  const state = await mintedSet(args);
  const outputs = setOutputs(args, mintedTokens(state), true);
  expect(setOfState(outputs).inputs).toEqual(args);
  expect(mintedTokens(setOfState(outputs))).toEqual(mintedTokens(state));
});

test("of a set whose arguments are nowhere at hand the tokens are known all the same", () => {
  expect(mintedTokens(setOfState({ tokens: { ada: "a token" } }))).toEqual({ ada: { token: "a token" } });
});
