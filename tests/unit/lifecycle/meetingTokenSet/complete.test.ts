import { LIFETIME } from "../../../../provider/src/lifecycle/meetingToken/deadline";
import { completeMeetingTokenSet } from "../../../../provider/src/lifecycle/meetingTokenSet/complete";
import { entriesOf } from "../../../../provider/src/lifecycle/meetingTokenSet/entries";
import { unknown } from "../../../../provider/src/properties/unknown";
import { DAY, HOUR, NOON } from "../../support/fakes";

const shared = { roomName: "standup", expiresIn: "24h" };
const update = { now: NOON, preview: false };

test("each token has a deadline of its own, or none", () => {
  const tokens = { ada: {}, bot: { expiresIn: "1h" }, carl: { exp: NOON + 60 }, dora: { neverExpires: true } };
  expect(completeMeetingTokenSet({}, { ...shared, tokens }, update)).toEqual({
    ...shared,
    [LIFETIME]: DAY,
    tokens: { ...tokens, bot: { expiresIn: "1h", [LIFETIME]: HOUR } },
    expiresAt: { ada: "2026-03-02T12:00:00Z", bot: "2026-03-01T13:00:00Z", carl: "2026-03-01T12:01:00Z" },
  });
});

test("a deadline stays while it is good, and that of one token is not another's", () => {
  const tokens = { ada: {}, bot: { userName: "Bot" }, carl: { expiresIn: "4h" } };
  const before = completeMeetingTokenSet({}, { ...shared, tokens }, update);
  const news = { ...shared, tokens: { ...tokens, bot: { userName: "Robot" }, dora: {} } };
  const { expiresAt } = completeMeetingTokenSet(entriesOf(before), news, { now: NOON + 3 * HOUR, preview: false });
  expect(expiresAt).toEqual({
    ada: "2026-03-02T12:00:00Z",
    bot: "2026-03-02T15:00:00Z",
    carl: "2026-03-01T19:00:00Z",
    dora: "2026-03-02T15:00:00Z",
  });
});

test("a new deadline is not known in a preview", () => {
  const { expiresAt } = completeMeetingTokenSet({}, { ...shared, tokens: { ada: {} } }, { now: NOON, preview: true });
  expect(expiresAt).toEqual({ ada: unknown });
});

test("nothing is told of what is not known", () => {
  expect(completeMeetingTokenSet({}, { ...shared, tokens: unknown }, update)).toEqual({
    ...shared,
    tokens: unknown,
    expiresAt: unknown,
  });
  const some = { roomName: "standup", expiresIn: unknown, tokens: { ada: unknown, bot: {} } };
  expect(completeMeetingTokenSet({}, some, update)).toEqual({ ...some, expiresAt: { ada: unknown, bot: unknown } });
});
