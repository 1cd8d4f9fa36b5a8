import { completeMeetingTokenSet } from "../../../../provider/src/lifecycle/meetingTokenSet/complete";
import { mintedTokens } from "../../../../provider/src/lifecycle/meetingTokenSet/outputs";
import { previewMeetingTokenSet } from "../../../../provider/src/lifecycle/meetingTokenSet/preview";
import type { Values } from "../../../../provider/src/lifecycle/types";
import { unknown } from "../../../../provider/src/properties/unknown";
import { HOUR, NOON, roomAnswer } from "../../support/fakes";
import { mintedSet } from "../../support/tokenSets";

const shared = { roomName: "standup", expiresIn: "24h" };
const context = { now: NOON + HOUR, signedByKey: () => undefined };
const complete = (olds: Parameters<typeof completeMeetingTokenSet>[0], args: Values) =>
  completeMeetingTokenSet(olds, args, { now: context.now, preview: true });

test("before a set is made nothing is known of its tokens but what they will not have", () => {
  const tokens = { ada: {}, once: { renew: false }, fixed: { exp: NOON + 2 * HOUR } };
  const preview = previewMeetingTokenSet({ inputs: {}, outputs: {} }, complete({}, { ...shared, tokens }), context);
  expect(preview).toEqual({
    ...shared,
    tokens: { ada: unknown, once: unknown, fixed: unknown },
    expiresAt: { ada: unknown, once: unknown, fixed: "2026-03-01T14:00:00Z" },
    renewAt: { ada: unknown },
    issuedAt: { ada: unknown, once: unknown, fixed: unknown },
    rooms: unknown,
    domainName: unknown,
  });
});

describe("before an update", () => {
  const args = { ...shared, tokens: { ada: {}, bot: {} } };

  test("the tokens that stay are known", async () => {
    const state = await mintedSet(args);
    const { ada, bot } = state.outputs.tokens as Values;
    const all = previewMeetingTokenSet(state, complete(mintedTokens(state), args), context);
    expect(all).toEqual(state.outputs);
    const news = { ...shared, tokens: { ada: {}, bot: { lang: "de" } } };
    const some = previewMeetingTokenSet(state, complete(mintedTokens(state), news), context);
    expect(some.tokens).toEqual({ ada, bot: unknown });
    expect(bot).not.toBe(unknown);
    expect(some.expiresAt).toEqual({ ada: "2026-03-02T12:00:00Z", bot: unknown });
  });

  test("when they are renewed is not known while an argument for it is not", async () => {
    const state = await mintedSet(args);
    const news = { ...args, tokens: { ada: { renewBefore: unknown }, bot: {} } };
    const preview = previewMeetingTokenSet(state, { ...news, expiresAt: state.outputs.expiresAt }, context);
    expect(preview).toMatchObject({ renewAt: { ada: unknown, bot: "2026-03-02T04:00:00Z" } });
  });

  test("nothing is known where the tokens are not", async () => {
    const state = await mintedSet(args);
    const nothing = { tokens: unknown, expiresAt: unknown, renewAt: unknown, issuedAt: unknown, rooms: unknown };
    expect(previewMeetingTokenSet(state, complete({}, { ...shared, tokens: unknown }), context)).toEqual({
      ...shared,
      ...nothing,
    });
  });

  test("of tokens for every room no room is told", async () => {
    const everywhere = { allRooms: true, expiresIn: "24h", tokens: { ada: {} } };
    const state = await mintedSet(everywhere);
    expect(previewMeetingTokenSet(state, complete(mintedTokens(state), everywhere), context).rooms).toEqual({});
    expect(roomAnswer().name).toBe("standup");
  });
});
