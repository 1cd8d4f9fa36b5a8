import { LIFETIME } from "../../../../provider/src/lifecycle/meetingToken/deadline";
import { diffMeetingToken } from "../../../../provider/src/lifecycle/meetingToken/diff";
import { unknown } from "../../../../provider/src/properties/unknown";
import { meetingTokenOptions, otherMeetingTokenOptions } from "../../../../provider/src/token/options";
import { meetingTokenProperties } from "../../../../provider/src/token/properties";
import { DAY, HOUR, NOON, recordedLog } from "../../support/fakes";

/** What a token's state holds beside the property in question. */
const inputs = { roomName: "standup", expiresIn: "24h", expiresAt: "2026-03-02T12:00:00Z" };
const made = {
  token: "a token",
  joinUrl: "https://acme.daily.co/standup?t=a",
  issuedAt: "2026-03-01T12:00:00Z",
  renewAt: "2026-03-02T04:00:00Z",
  roomId: "11111111-1111-4111-8111-111111111111",
  roomUrl: "https://acme.daily.co/standup",
  domainName: "acme",
};
const context = { signedByKey: () => true, changedSinceCheck: false, log: recordedLog(), now: NOON };

const diff = (olds: object, news: object) => diffMeetingToken("id", { ...made, ...olds }, { ...news }, context);

/** `ends`: the token is to end at another time, so that it is replaced for that. */
type Answer = "none" | "update" | "replace" | "ends";
type Row = readonly [name: string, before: unknown, after: unknown, answer: Answer];

/** A flag with a default, as most are. */
const flag = (name: string, initial: boolean): Row[] => [
  [name, undefined, !initial, "replace"],
  [name, !initial, undefined, "replace"],
  [name, initial, !initial, "replace"],
  [name, undefined, initial, "none"],
  [name, initial, undefined, "none"],
  [name, !initial, !initial, "none"],
  [name, undefined, null, "none"],
  [name, undefined, unknown, "replace"],
];
/** A flag without one, or with one that the room may set otherwise: what is written out says something. */
const bareFlag = (name: string): Row[] => [
  [name, undefined, true, "replace"],
  [name, undefined, false, "replace"],
  [name, false, undefined, "replace"],
  [name, true, false, "replace"],
  [name, true, true, "none"],
  [name, undefined, null, "none"],
  [name, true, unknown, "replace"],
];
/** Any other value without a default. */
const plain = (name: string, one: unknown, other: unknown): Row[] => [
  [name, undefined, one, "replace"],
  [name, one, undefined, "replace"],
  [name, one, other, "replace"],
  [name, one, null, "replace"],
  [name, one, JSON.parse(JSON.stringify(one)), "none"],
  [name, undefined, null, "none"],
  [name, one, unknown, "replace"],
];

const properties: Row[] = [
  ["roomName", "standup", "retro", "replace"],
  ["roomName", "standup", undefined, "replace"],
  ["roomName", "standup", unknown, "replace"],
  ["roomName", "standup", "standup", "none"],
  ...plain("nbf", 1772366400, 1772366401),
  ...flag("ejectAtTokenExp", false),
  ...plain("ejectAfterElapsed", 3600, 0),
  ...flag("isOwner", false),
  ...plain("userName", "Bot", ""),
  ...plain("userId", "7", "8"),
  ...bareFlag("enableScreenshare"),
  ...bareFlag("startVideoOff"),
  ...bareFlag("startAudioOff"),
  ...plain("enableRecording", "cloud", "local"),
  ["enableRecording", ["cloud", "local"], ["local", "cloud"], "none"],
  ["enableRecording", ["cloud", "local"], ["cloud"], "replace"],
  ["enableRecording", "cloud", ["cloud"], "replace"],
  ["enableRecording", ["cloud"], ["cloud", unknown], "replace"],
  ...bareFlag("enableRecordingUi"),
  ...flag("startCloudRecording", false),
  ...plain("startCloudRecordingOpts", { width: 1280 }, { width: 1920 }),
  ["startCloudRecordingOpts", { fps: 30 }, { fps: 30, minIdleTimeOut: 300 }, "none"],
  ["startCloudRecordingOpts", { fps: 30 }, { fps: 30, minIdleTimeOut: 301 }, "replace"],
  ["startCloudRecordingOpts", { fps: 30 }, { fps: 30, width: null, height: undefined }, "none"],
  [
    "startCloudRecordingOpts",
    { layout: { preset: "default", max_cam_streams: 4 } },
    { layout: { preset: "default", max_cam_streams: 5 } },
    "replace",
  ],
  [
    "startCloudRecordingOpts",
    { dataOutputs: ["event-json", "chat-webvtt"] },
    { dataOutputs: ["chat-webvtt", "event-json"] },
    "none",
  ],
  ["startCloudRecordingOpts", { fps: 30 }, { fps: unknown }, "replace"],
  ...flag("autoStartTranscription", false),
  ...bareFlag("enablePrejoinUi"),
  ...bareFlag("enableLiveCaptionsUi"),
  ...bareFlag("enableTerseLogging"),
  ...flag("knocking", false),
  ...flag("closeTabOnExit", false),
  ...plain("redirectOnMeetingExit", "https://example.com/a", "https://example.com/b"),
  ["lang", undefined, "fr", "replace"],
  ["lang", "fr", undefined, "replace"],
  // A token's language beats the room's, so that a default that is written out says something.
  ["lang", undefined, "en", "replace"],
  ["lang", "en", null, "replace"],
  ["lang", "fr", unknown, "replace"],
  ...plain("permissions", { canSend: ["audio"] }, { canSend: ["video"] }),
  ["permissions", { canSend: ["audio", "video"] }, { canSend: ["video", "audio"] }, "none"],
  ["permissions", { canAdmin: ["participants", "streaming"] }, { canAdmin: ["streaming", "participants"] }, "none"],
  ["permissions", { canSend: false }, { canSend: false, canAdmin: null }, "none"],
  // What a room or the domain may rule is said by writing it out, and is not said by leaving it out.
  ["permissions", { hasPresence: true }, {}, "replace"],
  ["permissions", {}, { canSend: true }, "replace"],
  ["permissions", {}, { canAdmin: false }, "replace"],
  ["permissions", {}, { canReceive: { base: true } }, "replace"],
  [
    "permissions",
    { canReceive: { byUserId: { a: true, b: false } } },
    { canReceive: { byUserId: { b: false, a: true } } },
    "none",
  ],
  [
    "permissions",
    { canReceive: { byUserId: { a: true } } },
    { canReceive: { byUserId: { a: { video: true } } } },
    "replace",
  ],
  ["permissions", { canReceive: { base: true } }, { canReceive: { base: unknown } }, "replace"],
  [
    "permissions",
    { canReceive: { byUserId: { a: true } } },
    { canReceive: { byUserId: { a: { video: unknown } } } },
    "replace",
  ],
];

const options: Row[] = [
  ["triggers", undefined, [1], "replace"],
  ["triggers", [1], [2], "replace"],
  ["triggers", [1, 2], [2, 1], "replace"],
  ["triggers", { a: 1, b: 2 }, { b: 2, a: 1 }, "none"],
  ["triggers", [1], undefined, "replace"],
  ["triggers", [1], [1], "none"],
  ["triggers", [null], [null], "none"],
  ["triggers", undefined, [], "none"],
  ["triggers", {}, undefined, "none"],
  ["triggers", [], {}, "none"],
  ["triggers", [], [1], "replace"],
  ["triggers", [1], [unknown], "replace"],
  ["otherProperties", undefined, { some_new_thing: 1 }, "replace"],
  ["otherProperties", { some_new_thing: { a: 1 } }, { some_new_thing: { a: 2 } }, "replace"],
  ["otherProperties", { a: 1, b: 2 }, { b: 2, a: 1 }, "none"],
  ["otherProperties", { a: 1, b: 2 }, { a: 1 }, "replace"],
  ["otherProperties", { a: 1 }, undefined, "replace"],
  ["otherProperties", { a: 1 }, { a: null }, "replace"],
  ["otherProperties", {}, undefined, "none"],
  ["otherProperties", undefined, { a: null }, "none"],
  ["otherProperties", { a: 1 }, { a: unknown }, "replace"],
  ["otherProperties", { a: 1 }, unknown, "replace"],
  ["signedBy", undefined, "apiKey", "replace"],
  ["signedBy", "apiKey", "daily", "replace"],
  ["signedBy", undefined, "daily", "none"],
  ["signedBy", "daily", unknown, "replace"],
  ["expiresIn", "24h", "1d", "none"],
  ["expiresIn", "24h", 86_400, "none"],
  ["expiresIn", "24h", "25h", "ends"],
  ["expiresIn", "24h", undefined, "ends"],
  ["expiresIn", undefined, "24h", "ends"],
  ["expiresIn", "24h", unknown, "update"],
  ["exp", undefined, 1772452800, "update"],
  ["exp", 1772452800, undefined, "update"],
  ["exp", 1772452800, 1772452800, "none"],
  ["exp", 1772452800, unknown, "update"],
  ["renewBefore", undefined, "8h", "update"],
  ["renewBefore", "8h", "480m", "none"],
  ["renewBefore", "8h", "9h", "update"],
  ["renewBefore", "8h", undefined, "update"],
  ["renewBefore", "8h", unknown, "update"],
  ["renew", undefined, false, "update"],
  ["renew", false, undefined, "update"],
  ["renew", undefined, true, "none"],
  ["renew", true, null, "none"],
  ["renew", true, unknown, "update"],
  ["allRooms", undefined, true, "update"],
  ["allRooms", undefined, false, "none"],
  ["allRooms", true, unknown, "update"],
  ["neverExpires", undefined, true, "update"],
  ["neverExpires", undefined, false, "none"],
  ["neverExpires", true, unknown, "update"],
  ["allowMissingRoom", undefined, true, "update"],
  ["allowMissingRoom", true, false, "update"],
  ["allowMissingRoom", undefined, false, "none"],
  ["allowMissingRoom", true, unknown, "update"],
];

test.each([...properties, ...options].map((row) => [describeRow(row), row] as const))(
  "%s",
  (_, [name, before, after, answer]) => {
    const found = diff(withValue(name, before), withValue(name, after));
    expect(found).toEqual(
      {
        none: { kind: "none" },
        update: { kind: "update", because: [name] },
        replace: { kind: "replace", because: [name], renews: false, deleteFirst: false },
        ends: { kind: "replace", because: ["expiresAt"], renews: false, deleteFirst: false },
      }[answer],
    );
  },
);

test("the table has every property and every option", () => {
  const known = [meetingTokenProperties, meetingTokenOptions, otherMeetingTokenOptions].flatMap((each) =>
    Object.keys(each),
  );
  expect([...new Set([...properties, ...options].map(([name]) => name))].sort()).toEqual(known.sort());
});

function withValue(name: string, value: unknown): object {
  return Object.fromEntries(Object.entries({ ...inputs, [name]: value }).filter(([, each]) => each !== undefined));
}

function describeRow([name, before, after, answer]: Row): string {
  const text = (value: unknown) =>
    value === undefined ? "absent" : JSON.stringify(value, (_, each) => (each === unknown ? "<unknown>" : each));
  return `${name}: ${text(before)} to ${text(after)} is ${answer}`;
}

describe("the deadline", () => {
  test("a token that was minted a moment after its check is kept, though its window has opened", () => {
    const later = { ...context, now: NOON + 20 * HOUR };
    const token = { ...made, ...inputs, expiresAt: "2026-03-02T12:00:03Z" };
    expect(diffMeetingToken("id", token, inputs, later)).toEqual({ kind: "none" });
    const renewed = { ...inputs, expiresAt: "2026-03-03T08:00:00Z" };
    expect(diffMeetingToken("id", token, renewed, later)).toMatchObject({ kind: "replace", renews: true });
  });

  test("the same: nothing to do, although the state holds more than the inputs", () => {
    expect(diff(inputs, inputs)).toEqual({ kind: "none" });
  });

  /** As check hands it on: with the lifetime that the deadline was derived from. */
  const checked = { ...inputs, [LIFETIME]: DAY };
  const at = (now: number, news: object, olds: object = inputs, changedSinceCheck = false) =>
    diffMeetingToken("id", { ...made, ...olds }, { ...news }, { ...context, changedSinceCheck, now });
  const OPENS = NOON + 16 * HOUR;

  test.each([
    ["another one", "2026-03-03T04:00:00Z"],
    ["one that is not known yet", unknown],
  ])("%s, once the window is open: another token, made before the old one goes", (_, expiresAt) => {
    const news = { ...checked, expiresAt };
    expect(at(OPENS, news)).toEqual({ kind: "replace", because: ["expiresAt"], renews: true, deleteFirst: false });
    expect(at(OPENS - 1, news)).toEqual({ kind: "none" });
  });

  test.each(["renewBefore", "renew"])("nobody says that it is renewed while %s is not known", (name) => {
    const news = { ...checked, [name]: unknown, expiresAt: unknown };
    expect(at(OPENS, news)).toMatchObject({ kind: "replace", because: ["expiresAt"], renews: false });
  });

  test("it is renewed, too, where arguments change that move no end", () => {
    const news = { ...checked, expiresAt: "2026-03-03T04:00:00Z", renewBefore: "9h", allowMissingRoom: true };
    expect(at(OPENS, news)).toMatchObject({ kind: "replace", because: ["expiresAt"], renews: true });
  });

  test("where check has kept it, the token is left alone in its window, as in a refresh", () => {
    expect(at(OPENS, checked)).toEqual({ kind: "none" });
  });

  test.each<[string, object, object]>([
    ["another lifetime", inputs, { ...checked, expiresIn: "1h" }],
    [
      "an earlier exp",
      { roomName: "standup", exp: NOON + DAY, expiresAt: "2026-03-02T12:00:00Z" },
      { roomName: "standup", exp: NOON + HOUR, expiresAt: "2026-03-02T12:00:00Z" },
    ],
    [
      "an end where there was none",
      { roomName: "standup", neverExpires: true },
      { roomName: "standup", expiresIn: "1h" },
    ],
    ["what is no lifetime", inputs, { ...checked, expiresIn: "soon" }],
    ["what is no time", inputs, { roomName: "standup", exp: "soon", expiresAt: "2026-03-02T12:00:00Z" }],
  ])("%s that is set after check: an update mints it, which gets what a policy sets", (_, olds, news) => {
    expect(at(NOON, news, olds, true)).toEqual({ kind: "update", because: ["expiresAt"] });
    expect(at(NOON, news, olds)).toMatchObject({ kind: "replace", renews: false });
  });

  test("it is said why an update mints a token", () => {
    const log = recordedLog();
    const news = { ...checked, expiresIn: "1h" };
    diffMeetingToken("0123456789abcdef", { ...made, ...inputs }, news, { ...context, changedSinceCheck: true, log });
    expect(log.lines).toEqual([
      "info: The lifetime of token 0123456789abcdef differs from the one that was checked: a policy sets it. An update mints another token in place, since Pulumi would create a replacement without applying the policy.",
    ]);
  });

  test("a window that is none, and is set after check, is not taken for none", () => {
    expect(at(NOON, { ...checked, renewBefore: "soon" })).toEqual({ kind: "update", because: ["renewBefore"] });
  });

  test("none before and after: the token is left alone", () => {
    const forever = { roomName: "standup", neverExpires: true };
    expect(diff(forever, forever)).toEqual({ kind: "none" });
  });

  test("not known of the old token: another one", () => {
    const { expiresAt: _, ...unended } = inputs;
    expect(at(NOON, checked, unended)).toMatchObject({ kind: "replace", because: ["expiresAt"] });
  });

  test("everything that changed is named", () => {
    const news = { ...checked, userName: "Bot", triggers: [1], expiresAt: unknown };
    expect(diff(inputs, news)).toMatchObject({ because: ["userName", "triggers", "expiresAt"], renews: false });
  });
});

describe("a self-signed token", () => {
  const self = { ...inputs, signedBy: "apiKey" };
  const withKey = (answer: boolean | undefined, olds: object = self, news: object = self) => {
    const log = recordedLog();
    const asked: string[] = [];
    const signedByKey = (token: string) => {
      asked.push(token);
      return answer;
    };
    const found = diffMeetingToken(
      "0123456789abcdef",
      { ...made, ...olds },
      { ...news },
      { signedByKey, changedSinceCheck: false, log, now: NOON },
    );
    return { found, lines: log.lines, asked };
  };

  test("whose key still verifies is left alone", () => {
    expect(withKey(true)).toEqual({ found: { kind: "none" }, lines: [], asked: ["a token"] });
  });

  test("whose key has changed is replaced, and why is said", () => {
    expect(withKey(false)).toEqual({
      found: { kind: "replace", because: ["signedBy"], renews: false, deleteFirst: false },
      lines: [
        "warn: The API key or the domain's id has changed since token 0123456789abcdef was signed. It works only while the key that signed it is active at Daily; an update replaces it.",
      ],
      asked: ["a token"],
    });
  });

  test("is left alone where there is no key to ask", () => {
    expect(withKey(undefined).found).toEqual({ kind: "none" });
  });

  test("that is replaced anyway is not looked at", () => {
    expect(withKey(false, self, { ...self, userName: "Bot" })).toEqual({
      found: { kind: "replace", because: ["userName"], renews: false, deleteFirst: false },
      lines: [],
      asked: [],
    });
  });

  test("that Daily signs from now on, or that the state does not hold, is not looked at", () => {
    expect(withKey(false, inputs, inputs)).toEqual({ found: { kind: "none" }, lines: [], asked: [] });
    expect(withKey(false, { ...self, token: undefined }).asked).toHaveLength(0);
  });
});

describe("a token that has ended at its fixed exp", () => {
  const exp = NOON - HOUR;
  const ended = { roomName: "standup", exp, expiresAt: "2026-03-01T11:00:00Z" };

  test("is not replaced by one that could not be made: what changed is noted", () => {
    expect(diff(ended, { ...ended, userName: "Bot" })).toEqual({ kind: "update", because: ["userName"] });
    expect(diff(ended, { ...ended, renew: false })).toEqual({ kind: "update", because: ["renew"] });
    expect(diff(ended, ended)).toEqual({ kind: "none" });
  });

  test("is replaced when its end is moved, or another lifetime is declared", () => {
    const later = { ...ended, exp: NOON + DAY, expiresAt: "2026-03-02T12:00:00Z" };
    expect(diff(ended, later)).toMatchObject({ kind: "replace", because: ["expiresAt"] });
    expect(diff(ended, { ...inputs, [LIFETIME]: DAY })).toMatchObject({ kind: "replace", because: ["expiresAt"] });
  });

  test("is replaced when another end is declared that has passed, too: the mint refuses that", () => {
    const earlier = { ...ended, exp: exp - HOUR, expiresAt: "2026-03-01T10:00:00Z" };
    expect(diff(ended, earlier)).toMatchObject({ kind: "replace", because: ["expiresAt"] });
  });

  test("has ended at its exp, not before", () => {
    const changed = { ...ended, userName: "Bot" };
    expect(diffMeetingToken("id", ended, changed, { ...context, now: exp }).kind).toBe("update");
    expect(diffMeetingToken("id", ended, changed, { ...context, now: exp - 1 }).kind).toBe("replace");
  });

  test("needs no key any more", () => {
    const self = { ...ended, signedBy: "apiKey", token: "a token" };
    const log = recordedLog();
    expect(diffMeetingToken("id", self, self, { ...context, signedByKey: () => false, log })).toEqual({ kind: "none" });
    expect(log.lines).toEqual([]);
  });
});
