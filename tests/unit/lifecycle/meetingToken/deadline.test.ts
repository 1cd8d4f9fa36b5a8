import { checkMeetingToken } from "../../../../provider/src/lifecycle/meetingToken/check";
import {
  completeMeetingToken,
  isDerived,
  keepDeadline,
  renewalTime,
  renewalWindow,
  withDeclaredEnd,
} from "../../../../provider/src/lifecycle/meetingToken/deadline";
import { unknown } from "../../../../provider/src/properties/unknown";
import { DAY, HOUR, NOON } from "../../support/fakes";

/** Minted at noon for a day: the window of a third opens at 04:00. */
const olds = { roomName: "standup", userName: "Bot", expiresIn: "24h", expiresAt: "2026-03-02T12:00:00Z" };
const { expiresAt: kept, ...args } = olds;
const FOUR_O_CLOCK = NOON + 16 * HOUR;

const deadlineOf = (news: object, { at = NOON + HOUR, preview = false, before = olds as object } = {}) => {
  const { inputs, problems } = checkMeetingToken({ ...before }, { ...news }, { now: at, emptyArguments: [] });
  expect(problems).toEqual([]);
  return completeMeetingToken({ ...before }, inputs, { now: at, preview }).expiresAt;
};
/** The deadline of a token that is made an hour after noon. */
const fresh = "2026-03-02T13:00:00Z";

test("a token that is not there yet gets one", () => {
  expect(deadlineOf(args, { before: {} })).toBe(fresh);
});

describe("the old one is kept", () => {
  test.each<[string, object]>([
    ["without a change", args],
    ["with the same lifetime in another unit", { ...args, expiresIn: "1d" }],
    ["with the same lifetime in seconds", { ...args, expiresIn: 86_400 }],
    ["with a default written out", { ...args, isOwner: false, signedBy: "daily" }],
    ["with null for nothing", { ...args, isOwner: null, triggers: null }],
    ["with a wider window", { ...args, renewBefore: "20h" }],
    ["with a narrower window", { ...args, renewBefore: "1h" }],
    ["when renewal is switched off", { ...args, renew: false }],
    ["when a missing room is allowed", { ...args, allowMissingRoom: true }],
    ["with the renewal written out", { ...args, renew: true }],
  ])("%s", (_, news) => {
    expect(deadlineOf(news)).toBe(kept);
    expect(deadlineOf(news, { preview: true })).toBe(kept);
  });

  test("to the last second before the window opens", () => {
    expect(deadlineOf(args, { at: FOUR_O_CLOCK - 1 })).toBe(kept);
  });

  test("for ever, if it is not renewed", () => {
    expect(deadlineOf({ ...args, renew: false }, { at: NOON + 30 * DAY })).toBe(kept);
  });

  test("with lists in another order", () => {
    const before = { ...olds, enableRecording: ["cloud", "local"], permissions: { canSend: ["audio", "video"] } };
    const { expiresAt: _, ...news } = before;
    const reordered = { ...news, enableRecording: ["local", "cloud"], permissions: { canSend: ["video", "audio"] } };
    expect(deadlineOf(reordered, { before })).toBe(kept);
  });
});

describe("there is a new one", () => {
  test.each<[string, object]>([
    ["when something in the token changes", { ...args, userName: "Robot" }],
    ["when something is added to it", { ...args, isOwner: true }],
    ["when something is taken out of it", { roomName: "standup", expiresIn: "24h" }],
    ["when somebody else signs it", { ...args, signedBy: "apiKey" }],
    ["when a trigger changes", { ...args, triggers: [2] }],
    ["when a permission is written out that a room may set", { ...args, permissions: { canSend: true } }],
  ])("%s", (_, news) => {
    expect(deadlineOf(news)).toBe(fresh);
    expect(deadlineOf(news, { preview: true })).toBe(unknown);
  });

  test("when the lifetime changes", () => {
    expect(deadlineOf({ ...args, expiresIn: "25h" })).toBe("2026-03-02T14:00:00Z");
  });

  test("when the window has opened", () => {
    expect(deadlineOf(args, { at: FOUR_O_CLOCK })).toBe("2026-03-03T04:00:00Z");
    expect(deadlineOf(args, { at: FOUR_O_CLOCK, preview: true })).toBe(unknown);
  });

  test("when a window of one's own has opened", () => {
    const news = { ...args, renewBefore: "2h" };
    expect(deadlineOf(news, { at: NOON + 22 * HOUR - 1 })).toBe(kept);
    expect(deadlineOf(news, { at: NOON + 22 * HOUR })).toBe("2026-03-03T10:00:00Z");
  });

  test("when it has expired", () => {
    expect(deadlineOf(args, { at: NOON + 30 * DAY })).toBe("2026-04-01T12:00:00Z");
  });

  test("when renewal is switched on again after it has expired", () => {
    const before = { ...olds, renew: false };
    expect(deadlineOf({ ...args, renew: true }, { at: NOON + 2 * DAY, before })).toBe("2026-03-04T12:00:00Z");
  });

  test("when the end was fixed before", () => {
    const { expiresIn: _, ...before } = { ...olds, exp: NOON + DAY };
    expect(deadlineOf(args, { before })).toBe(fresh);
  });

  test("when the old one is not known", () => {
    expect(deadlineOf(args, { before: args })).toBe(fresh);
  });

  test("when there was none before", () => {
    const { expiresIn: _, expiresAt: __, ...rest } = olds;
    expect(deadlineOf(args, { before: { ...rest, neverExpires: true } })).toBe(fresh);
  });
});

describe("it is not known yet", () => {
  test.each<[string, object]>([
    ["in a preview of a new token", { ...args }],
    ["with an unknown lifetime", { ...args, expiresIn: unknown }],
    ["with an unknown window", { ...args, renewBefore: unknown }],
    ["with an unknown room", { ...args, roomName: unknown }],
    ["with something unknown inside of a property", { ...args, permissions: { canReceive: { base: unknown } } }],
    ["with an unknown trigger", { ...args, triggers: [{ a: unknown }] }],
    ["with an unknown exp", { roomName: "standup", exp: unknown }],
  ])("%s", (_, news) => {
    expect(deadlineOf(news, { preview: true, before: {} })).toBe(unknown);
  });

  test.each<[string, object]>([
    ["an unknown room", { ...args, roomName: unknown }],
    ["an unknown window", { ...args, renewBefore: unknown }],
    ["an unknown lifetime", { ...args, expiresIn: unknown }],
  ])("with %s in place of a known one", (_, news) => {
    expect(deadlineOf(news, { preview: true })).toBe(unknown);
  });
});

describe("a fixed one", () => {
  test("is exp's, in a preview too", () => {
    const news = { roomName: "standup", exp: NOON + DAY };
    expect(deadlineOf(news, { before: {} })).toBe(kept);
    expect(deadlineOf(news, { before: {}, preview: true })).toBe(kept);
  });

  test("stays when it has passed", () => {
    const news = { roomName: "standup", exp: NOON - DAY };
    expect(deadlineOf(news, { before: { ...news, expiresAt: "2026-02-28T12:00:00Z" } })).toBe("2026-02-28T12:00:00Z");
  });

  test("is none without an end", () => {
    expect(deadlineOf({ roomName: "standup", neverExpires: true })).toBeUndefined();
  });
});

describe("the renewal window", () => {
  test.each<[object, number | undefined]>([
    [{ expiresIn: "24h" }, 8 * HOUR],
    [{ expiresIn: 100 }, 33],
    [{ expiresIn: "24h", renewBefore: "1h" }, HOUR],
    [{ expiresIn: "24h", renewBefore: 90 }, 90],
    [{ expiresIn: "24h", renew: false }, undefined],
    [{ exp: NOON }, undefined],
    [{ exp: NOON, renewBefore: "1h" }, undefined],
    [{}, undefined],
  ])("of %p is %p", (inputs, seconds) => {
    expect(renewalWindow({ ...inputs })).toBe(seconds);
  });

  test("opens that long before the deadline, if there is one", () => {
    expect(renewalTime(olds)).toBe(FOUR_O_CLOCK);
    expect(renewalTime({ ...olds, renew: false })).toBeUndefined();
    expect(renewalTime({ expiresIn: "24h" })).toBeUndefined();
  });
});

test("with ignoreChanges the engine puts the old deadline among the arguments: it is none of them", () => {
  expect(deadlineOf(olds)).toBe(kept);
  expect(deadlineOf(olds, { at: FOUR_O_CLOCK })).toBe("2026-03-03T04:00:00Z");
  const { problems } = checkMeetingToken(
    olds,
    { ...olds, expiresAt: "2030-01-01T00:00:00Z" },
    { now: NOON, emptyArguments: [] },
  );
  expect(problems).toHaveLength(1);
});

test("an update that keeps the token keeps its deadline, whatever the time", () => {
  expect(keepDeadline(olds, { ...args, renewBefore: "20h" })).toEqual({
    ...args,
    renewBefore: "20h",
    expiresAt: kept,
    __lifetime: DAY,
  });
  expect(keepDeadline({}, { roomName: "standup", neverExpires: true })).toEqual({
    roomName: "standup",
    neverExpires: true,
  });
});

test("a lifetime that is none has no window: diff comes before what a policy sets is refused", () => {
  expect(renewalWindow({ expiresIn: "soon" })).toBeUndefined();
});

describe("what something has changed since the check, such as a policy", () => {
  const checked = { expiresIn: "24h", expiresAt: kept, __lifetime: DAY };

  test.each([
    ["nothing", checked, true],
    ["the lifetime", { ...checked, expiresIn: "1h" }, false],
    ["an end that is not known yet", { exp: unknown, expiresAt: kept }, true],
    ["an end of its own", { exp: NOON + HOUR, expiresAt: kept }, false],
    ["nothing, with a fixed end", { exp: NOON + DAY, expiresAt: kept }, true],
    ["an end that is none", { exp: "soon", expiresAt: kept }, false],
    ["still no end", { neverExpires: true }, true],
    ["no end any more", { neverExpires: true, expiresAt: kept }, false],
  ])("%s", (_, inputs, expected) => {
    expect(isDerived(inputs)).toBe(expected);
  });

  test.each<[string, object, string | undefined]>([
    ["as check derived it", checked, kept],
    ["by the lifetime", { ...checked, expiresIn: "1h" }, "2026-03-01T13:00:00Z"],
    ["by the end", { exp: NOON + HOUR, expiresAt: kept }, "2026-03-01T13:00:00Z"],
    ["never", { neverExpires: true, expiresAt: kept }, undefined],
  ])("the token ends %s", (_, inputs, expected) => {
    expect(withDeclaredEnd({ ...inputs }, NOON).expiresAt).toBe(expected);
  });
});

test.each([[{ expiresIn: "soon" }], [{ exp: "soon" }], [{ exp: 1e15 }]])(
  "what a policy sets, and is no time, has no deadline: it is refused when it comes to be minted (%p)",
  (end) => {
    const inputs = { roomName: "standup", ...end };
    expect(completeMeetingToken({}, inputs, { now: NOON, preview: false })).toEqual(inputs);
  },
);
