import { checkMeetingToken } from "../../../../provider/src/lifecycle/meetingToken/check";
import { LIFETIME, type MeetingTokenCheckContext } from "../../../../provider/src/lifecycle/meetingToken/deadline";
import { unknown } from "../../../../provider/src/properties/unknown";
import { shownReason } from "../../../../provider/src/runtime/shownReason";
import { DAY, HOUR, NOON } from "../../support/fakes";

const update: MeetingTokenCheckContext = { now: NOON, emptyArguments: [] };
const good = { roomName: "standup", expiresIn: "24h" };

const problemsOf = (args: object, context: Partial<MeetingTokenCheckContext> = {}, olds: object = {}) =>
  checkMeetingToken({ ...olds }, { ...args }, { ...update, ...context }).problems.map(
    ({ property, reason }) => `${property}: ${reason}`,
  );

test("good arguments are kept as they are", () => {
  const args = {
    ...good,
    isOwner: true,
    renewBefore: "8h",
    renew: true,
    triggers: [1],
    signedBy: "daily",
    allRooms: false,
    neverExpires: false,
    allowMissingRoom: true,
  };
  expect(checkMeetingToken({}, args, update)).toEqual({ inputs: args, problems: [] });
});

test("null is absent, and the arguments are not touched", () => {
  const args = Object.freeze({ ...good, userName: null, exp: undefined });
  expect(checkMeetingToken({}, args, update).inputs).toEqual(good);
});

describe('with ignoreChanges: ["*"] the old inputs come as the arguments', () => {
  const olds = { ...good, userName: "Bot", expiresAt: "2026-03-02T12:00:00Z", [LIFETIME]: DAY };

  test("the old deadline among them is no argument", () => {
    const { expiresAt: _, [LIFETIME]: __, ...args } = olds;
    expect(checkMeetingToken(olds, olds, { ...update, now: NOON + HOUR })).toEqual({ inputs: args, problems: [] });
    const fixed = { roomName: "standup", exp: NOON + DAY };
    const completed = { ...fixed, expiresAt: "2026-03-02T12:00:00Z" };
    expect(checkMeetingToken(completed, completed, update)).toEqual({ inputs: fixed, problems: [] });
  });

  test("any other deadline is refused", () => {
    expect(problemsOf({ ...olds, expiresAt: "2026-03-02T13:00:00Z" }, {}, olds)).toEqual([
      "expiresAt: A MeetingToken has no argument expiresAt. Did you mean expiresIn? If Daily has such a property and pulumi-daily does not, put it in otherProperties under Daily's own name.",
    ]);
  });
});

describe("secure by default", () => {
  const noRoom =
    "roomName: roomName is missing: such a token opens every room of the domain. Name a room, or set allRooms: true if that is meant.";
  const noEnd =
    'expiresIn: The token would never expire. Set expiresIn (for example "24h") or exp, or set neverExpires: true if that is meant.';

  test.each<[string, object, string[]]>([
    ["nothing", {}, [noRoom, noEnd]],
    ["no room", { expiresIn: "1h" }, [noRoom]],
    ["no room, and all of them refused", { expiresIn: "1h", allRooms: false }, [noRoom]],
    ["no end", { roomName: "standup" }, [noEnd]],
    ["no end, and none refused", { roomName: "standup", neverExpires: false }, [noEnd]],
    ["all rooms, on purpose", { allRooms: true, expiresIn: "1h" }, []],
    ["no end, on purpose", { roomName: "standup", neverExpires: true }, []],
    ["a fixed end", { roomName: "standup", exp: NOON + 1 }, []],
  ])("%s", (_, args, expected) => {
    expect(problemsOf(args)).toEqual(expected);
  });
});

describe("of a secret argument", () => {
  const shownOf = (args: object, secret: string, context: Partial<MeetingTokenCheckContext> = {}) =>
    checkMeetingToken({}, { ...args }, { ...update, ...context }).problems.map((problem) =>
      shownReason(problem, (name) => name === secret),
    );

  test.each<[string, object, Partial<MeetingTokenCheckContext>]>([
    ["exp", { ...good, exp: NOON + HOUR }, {}],
    ["neverExpires", { ...good, neverExpires: true }, {}],
    ["roomName", { expiresIn: "24h" }, { emptyArguments: ["roomName"] }],
    ["colour", { ...good, colour: "red" }, {}],
  ])("what is wrong with %s is said all the same, if that tells nothing of its value", (secret, args, context) => {
    const { problems } = checkMeetingToken({}, { ...args }, { ...update, ...context });
    expect(shownOf(args, secret, context)).toEqual(problems.map(({ reason }) => reason));
    expect(problems).toHaveLength(1);
  });

  test.each<[string, object, string]>([
    ["exp", { roomName: "standup", exp: NOON + HOUR, nbf: NOON + HOUR }, "nbf"],
    ["expiresIn", { ...good, nbf: NOON + DAY }, "nbf"],
    ["expiresIn", { ...good, renewBefore: "1d" }, "renewBefore"],
  ])("the value of %s is not told, also where another one is wrong beside it", (secret, args, name) => {
    const [shown] = shownOf(args, secret);
    expect(shown).toMatch(`${name} is not valid beside ${secret}. ${secret} is secret`);
  });
});

describe("what contradicts itself", () => {
  test.each<[string, object, string[]]>([
    [
      "a room and all of them",
      { ...good, allRooms: true },
      ["allRooms: allRooms is true, but roomName names one room. Leave one of the two out."],
    ],
    [
      "two ends",
      { ...good, exp: NOON + HOUR },
      ["exp: exp and expiresIn both say when the token expires. Leave one of the two out."],
    ],
    [
      "an end and none",
      { ...good, neverExpires: true },
      ["neverExpires: neverExpires is true, but expiresIn ends the token. Leave one of the two out."],
    ],
    [
      "a fixed end and none",
      { roomName: "standup", exp: NOON + HOUR, neverExpires: true },
      ["neverExpires: neverExpires is true, but exp ends the token. Leave one of the two out."],
    ],
    [
      "a window and a fixed end",
      { roomName: "standup", exp: NOON + HOUR, renewBefore: "10m" },
      [
        "renewBefore: renewBefore says when to renew, but a token with a fixed exp cannot be renewed. Use expiresIn, or leave renewBefore out.",
      ],
    ],
    [
      "a window and no end",
      { roomName: "standup", neverExpires: true, renewBefore: "10m" },
      [
        "renewBefore: renewBefore says when to renew, but a token with neverExpires cannot be renewed. Use expiresIn, or leave renewBefore out.",
      ],
    ],
    [
      "a window and no renewal",
      { ...good, renewBefore: "8h", renew: false },
      ["renewBefore: renewBefore says when to renew, but renew is false. Leave one of the two out."],
    ],
    [
      "everything at once",
      { ...good, exp: NOON + HOUR, neverExpires: true, renewBefore: "8h", renew: false, allRooms: true },
      [
        "allRooms: allRooms is true, but roomName names one room. Leave one of the two out.",
        "exp: exp and expiresIn both say when the token expires. Leave one of the two out.",
        "neverExpires: neverExpires is true, but exp ends the token. Leave one of the two out.",
        "renewBefore: renewBefore says when to renew, but renew is false. Leave one of the two out.",
      ],
    ],
  ])("%s", (_, args, expected) => {
    expect(problemsOf(args)).toEqual(expected);
  });

  test("a window without any end: the missing end is said, and nothing else", () => {
    expect(problemsOf({ roomName: "standup", renewBefore: "1h" }).map((problem) => problem.split(":")[0])).toEqual([
      "expiresIn",
    ]);
  });
});

describe("times", () => {
  test.each<[string, object, string[]]>([
    [
      "a number without a unit",
      { ...good, expiresIn: "3600" },
      ['expiresIn: expiresIn is "3600", without a unit; write "3600s" if seconds are meant.'],
    ],
    [
      "a window without a unit",
      { ...good, renewBefore: "600" },
      ['renewBefore: renewBefore is "600", without a unit; write "600s" if seconds are meant.'],
    ],
    [
      "an end that has come",
      { roomName: "standup", exp: NOON },
      [
        `exp: exp is ${NOON}, which is 2026-03-01T12:00:00Z and has passed; Daily refuses that. Give a later time, or use expiresIn.`,
      ],
    ],
    [
      "milliseconds",
      { roomName: "standup", exp: 1767225600000 },
      ["exp: exp is 1767225600000, which is the year 57971. Daily wants seconds: 1767225600."],
    ],
    [
      "an nbf at a fixed end",
      { roomName: "standup", exp: NOON + HOUR, nbf: NOON + HOUR },
      [
        "nbf: nbf is 2026-03-01T13:00:00Z, which is not before exp (2026-03-01T13:00:00Z): the token would never be valid. Give an earlier nbf or a longer lifetime.",
      ],
    ],
    [
      "an nbf at the end of the lifetime",
      { ...good, nbf: NOON + DAY },
      [
        "nbf: nbf is 2026-03-02T12:00:00Z, which is not before its expiry (2026-03-02T12:00:00Z, expiresIn counts from now): the token would never be valid. Give an earlier nbf or a longer lifetime.",
      ],
    ],
    [
      "a window as long as the life",
      { ...good, renewBefore: "1d" },
      [
        "renewBefore: renewBefore (1d) must be shorter than the token's lifetime (24h): the token would be renewed at every update. Shorten it or raise expiresIn.",
      ],
    ],
    [
      "a window longer than the life, in seconds",
      { roomName: "standup", expiresIn: 3600, renewBefore: 7200 },
      [
        "renewBefore: renewBefore (2h) must be shorter than the token's lifetime (1h): the token would be renewed at every update. Shorten it or raise expiresIn.",
      ],
    ],
    ["an nbf just before the end", { ...good, nbf: NOON + DAY - 1 }, []],
    ["an nbf that has passed", { ...good, nbf: 1 }, []],
    ["an nbf without an end", { roomName: "standup", neverExpires: true, nbf: NOON + DAY }, []],
    ["an end in a second", { roomName: "standup", exp: NOON + 1 }, []],
    ["a window a second shorter than the life", { ...good, renewBefore: DAY - 1 }, []],
    [
      "fractions, which Daily takes of a room's times only",
      { roomName: "standup", exp: NOON + 0.5, nbf: NOON - 0.5 },
      [
        `nbf: nbf is ${NOON - 0.5}; it must be a whole number of seconds since the Unix epoch. Math.floor() makes it ${NOON - 1}.`,
        `exp: exp is ${NOON + 0.5}; it must be a whole number of seconds since the Unix epoch. Math.floor() makes it ${NOON}.`,
      ],
    ],
  ])("%s", (_, args, expected) => {
    expect(problemsOf(args)).toEqual(expected);
  });

  test("an exp that was good and has passed since is kept, as long as it is the same", () => {
    const olds = { roomName: "standup", exp: NOON - 1 };
    expect(problemsOf(olds, {}, olds)).toEqual([]);
    expect(problemsOf(olds, {}, { ...olds, exp: NOON - 2 })).toHaveLength(1);
  });

  test("of a time whose kind is wrong only that is said", () => {
    expect(problemsOf({ roomName: "standup", exp: "tomorrow", nbf: NOON })).toEqual([
      "exp: exp is a string; it must be a whole number of seconds since the Unix epoch.",
    ]);
    expect(problemsOf({ roomName: "standup", expiresIn: "soon", renewBefore: "1h" }, { maxLifetime: 60 })).toEqual([
      'expiresIn: expiresIn is "soon"; write a number followed by s, m, h, d or w, such as "24h" or "15m".',
    ]);
    expect(problemsOf({ ...good, renewBefore: "never" })).toHaveLength(1);
    expect(problemsOf({ roomName: "standup", exp: 1767225600000, nbf: 5 }, { maxLifetime: 60 })).toHaveLength(1);
  });
});

describe("daily:maxTokenLifetime", () => {
  test.each<[string, object, string[]]>([
    [
      "no end",
      { roomName: "standup", neverExpires: true },
      ["neverExpires: neverExpires is true, but daily:maxTokenLifetime allows at most 12h. Set expiresIn instead."],
    ],
    [
      "a longer life",
      { ...good, expiresIn: "13h" },
      ["expiresIn: expiresIn is 13h, but daily:maxTokenLifetime allows at most 12h. Shorten it."],
    ],
    [
      "a longer life in seconds",
      { ...good, expiresIn: 46_800 },
      ["expiresIn: expiresIn is 13h, but daily:maxTokenLifetime allows at most 12h. Shorten it."],
    ],
    [
      "a later end",
      { roomName: "standup", exp: NOON + 12 * HOUR + 1 },
      [
        "exp: exp is 2026-03-02T00:00:01Z, but daily:maxTokenLifetime allows at most 12h from now. Give an earlier time.",
      ],
    ],
    ["as long a life", { ...good, expiresIn: "12h" }, []],
    ["as late an end", { roomName: "standup", exp: NOON + 12 * HOUR }, []],
    ["a life that is not known yet", { ...good, expiresIn: unknown }, []],
    ["an end that is not known yet", { roomName: "standup", exp: unknown }, []],
  ])("%s", (_, args, expected) => {
    expect(problemsOf(args, { maxLifetime: 12 * HOUR })).toEqual(expected);
  });
});

describe("names and kinds", () => {
  test.each<[string, object, string]>([
    [
      "a REST name",
      { room_name: "a" },
      "room_name: A MeetingToken has no argument room_name. Did you mean roomName? If Daily has such a property and pulumi-daily does not, put it in otherProperties under Daily's own name.",
    ],
    [
      "an option's name",
      { renew_before: "1h" },
      "renew_before: A MeetingToken has no argument renew_before. Did you mean renewBefore? If Daily has such a property and pulumi-daily does not, put it in otherProperties under Daily's own name.",
    ],
    [
      "another property by its REST name that has an argument",
      { otherProperties: { room_name: "a", some_new_thing: 1 } },
      "otherProperties.room_name: otherProperties.room_name is only for properties without an argument of their own; use roomName.",
    ],
    [
      "another property under the name of an argument of the token's",
      { otherProperties: { expiresIn: "1h" } },
      "otherProperties.expiresIn: otherProperties.expiresIn is only for properties without an argument of their own; use expiresIn.",
    ],
    [
      "another property under another's claim",
      { signedBy: "apiKey", otherProperties: { r: "b", some_new_thing: 1 } },
      "otherProperties.r: otherProperties.r is the claim of roomName; use that.",
    ],
    [
      "another property that has an argument, and cannot be self-signed",
      { signedBy: "apiKey", otherProperties: { enable_terse_logging: true } },
      'otherProperties.enable_terse_logging: otherProperties.enable_terse_logging cannot be self-signed: Daily documents no claim for it and would ignore it. Leave it out, or let Daily sign (signedBy: "daily") and use enableTerseLogging.',
    ],
    [
      "the same property where Daily signs",
      { otherProperties: { enable_terse_logging: true } },
      "otherProperties.enable_terse_logging: otherProperties.enable_terse_logging is only for properties without an argument of their own; use enableTerseLogging.",
    ],
    [
      "another property that only Daily's answers have",
      { otherProperties: { domain_id: "a" } },
      "otherProperties.domain_id: otherProperties.domain_id is only in Daily's responses, never in a request. Leave it out.",
    ],
    [
      "another property under a claim that the signing sets",
      { signedBy: "apiKey", otherProperties: { iat: 1 } },
      "otherProperties.iat: otherProperties.iat is a claim that signing sets. Leave it out.",
    ],
    [
      "an unknown name",
      { colour: "red" },
      "colour: A MeetingToken has no argument colour. If Daily has such a property and pulumi-daily does not, put it in otherProperties under Daily's own name.",
    ],
    [
      "the deadline",
      { expiresAt: "2026-03-02T12:00:00Z" },
      "expiresAt: A MeetingToken has no argument expiresAt. Did you mean expiresIn? If Daily has such a property and pulumi-daily does not, put it in otherProperties under Daily's own name.",
    ],
    ["a flag as text", { isOwner: "true" }, "isOwner: isOwner is a string; it must be true or false."],
    ["an option as text", { renew: "false" }, "renew: renew is a string; it must be true or false."],
    ["another way to sign", { signedBy: "own" }, 'signedBy: signedBy is "own"; it must be one of "daily", "apiKey".'],
    [
      "a URL for a room",
      { roomName: "https://acme.daily.co/standup?t=abc" },
      'roomName: roomName is a URL; Daily wants the room\'s name: "standup".',
    ],
    ["a long user id", { userId: "x".repeat(37) }, "userId: userId has 37 characters; Daily takes at most 36."],
    [
      "a wrong permission",
      { permissions: { canSend: ["audio", "screenvideo"] } },
      'permissions.canSend[1]: permissions.canSend[1] is "screenvideo"; it must be one of "video", "audio", "screenVideo", "screenAudio", "customVideo", "customAudio", or the name of a custom track, which has no comma and is not one of v, a, sv, sa, cv, ca. Did you mean screenVideo?',
    ],
    [
      "a wrong option of a recording",
      { startCloudRecordingOpts: { width: 1281 } },
      "startCloudRecordingOpts.width: startCloudRecordingOpts.width is 1281; it must be an even number.",
    ],
  ])("%s", (_, args, expected) => {
    expect(problemsOf({ ...good, ...args })).toEqual([expected]);
  });

  test("each property without a claim cannot be self-signed", () => {
    const three = { enablePrejoinUi: false, enableLiveCaptionsUi: true, enableTerseLogging: true };
    const problems = problemsOf({ ...good, ...three, signedBy: "apiKey" });
    expect(problems.map((problem) => problem.split(":")[0])).toEqual(Object.keys(three));
    expect(problems[0]).toBe(
      'enablePrejoinUi: enablePrejoinUi cannot be self-signed: Daily documents no claim for it and would ignore it. Leave it out, or let Daily sign (signedBy: "daily").',
    );
    expect(problemsOf({ ...good, ...three })).toEqual([]);
    expect(problemsOf({ ...good, enablePrejoinUi: unknown, signedBy: "apiKey" })).toEqual([]);
  });

  test("all problems come in one go", () => {
    const args = { room_name: "a", isOwner: 1, expiresIn: "3600", signedBy: "apiKey", enablePrejoinUi: true };
    const { inputs, problems } = checkMeetingToken({}, args, update);
    expect(problems.map(({ property }) => property)).toEqual([
      "room_name",
      "isOwner",
      "roomName",
      "expiresIn",
      "enablePrejoinUi",
    ]);
    expect(inputs).toEqual(args);
  });
});

describe("what is not known yet is not wrong", () => {
  const everything = [
    "roomName",
    "nbf",
    "exp",
    "expiresIn",
    "ejectAtTokenExp",
    "ejectAfterElapsed",
    "isOwner",
    "userName",
    "userId",
    "enableScreenshare",
    "startVideoOff",
    "startAudioOff",
    "enableRecording",
    "enableRecordingUi",
    "startCloudRecording",
    "startCloudRecordingOpts",
    "autoStartTranscription",
    "enablePrejoinUi",
    "enableLiveCaptionsUi",
    "enableTerseLogging",
    "knocking",
    "closeTabOnExit",
    "redirectOnMeetingExit",
    "lang",
    "permissions",
    "renewBefore",
    "renew",
    "triggers",
    "signedBy",
    "allRooms",
    "neverExpires",
    "allowMissingRoom",
  ];

  test.each(everything)("%s alone", (name) => {
    expect(problemsOf({ ...good, [name]: unknown }, { maxLifetime: 48 * HOUR })).toEqual([]);
  });

  test("everything at once", () => {
    const args = Object.fromEntries(everything.map((name) => [name, unknown]));
    expect(problemsOf(args, { maxLifetime: HOUR })).toEqual([]);
  });

  test("nor is what it would decide", () => {
    expect(problemsOf({ roomName: "standup", exp: unknown, renewBefore: "1h" })).toEqual([]);
    expect(problemsOf({ roomName: "standup", neverExpires: unknown, renewBefore: "1h" })).toEqual([]);
    expect(problemsOf({ ...good, neverExpires: true, expiresIn: unknown })).toEqual([]);
    expect(problemsOf({ ...good, renewBefore: unknown, renew: false })).toEqual([]);
    expect(problemsOf({ allRooms: unknown, expiresIn: "1h" })).toEqual([]);
    expect(problemsOf({ roomName: "standup", neverExpires: unknown })).toEqual([]);
    expect(problemsOf({ roomName: "standup", exp: unknown, nbf: NOON + DAY })).toEqual([]);
    expect(problemsOf({ roomName: "standup", expiresIn: unknown, nbf: NOON + DAY, renewBefore: "1h" })).toEqual([]);
    expect(problemsOf({ ...good, permissions: { canSend: unknown, canReceive: { byUserId: unknown } } })).toEqual([]);
  });
});

describe("an argument that is given as an output without a value", () => {
  const inVain = (name: string) =>
    `${name}: ${name} is given as an output, but that has no value. If --target or --exclude leaves out the resource that it comes from, such as the room, include that resource in the update too.`;

  test.each([
    [["roomName"], { expiresIn: "24h" }, [inVain("roomName")]],
    [["expiresIn"], { roomName: "standup" }, [inVain("expiresIn")]],
    [["exp"], { roomName: "standup" }, [inVain("exp")]],
    [["roomName", "expiresIn"], {}, [inVain("roomName"), inVain("expiresIn")]],
  ])("%j is not called missing, and no opt-out is advised", (emptyArguments, args, problems) => {
    expect(problemsOf(args, { emptyArguments })).toEqual(problems);
  });

  test.each([
    [{ expiresIn: "24h" }, "roomName"],
    [{ roomName: "standup" }, "expiresIn or exp"],
  ])("where the adapter is not told of it, %j says both", (args, names) => {
    const [problem] = problemsOf(args, { emptyArguments: undefined });
    expect(problem?.startsWith(problemsOf(args)[0] ?? "-")).toBe(true);
    expect(problem).toMatch(
      `If the program gives ${names} as an output, and --target or --exclude leaves out the resource that it comes from`,
    );
    for (const wrong of [{ isOwner: 1 }, { roomName: "https://acme.daily.co/standup" }]) {
      expect(problemsOf({ ...good, ...wrong }, { emptyArguments: undefined })).toEqual(
        problemsOf({ ...good, ...wrong }),
      );
    }
  });

  test("is none where it may be left out", () => {
    expect(problemsOf(good, { emptyArguments: ["userName"] })).toEqual([]);
    expect(problemsOf({ allRooms: true, expiresIn: "24h" }, { emptyArguments: ["roomName"] })).toEqual([]);
  });
});
