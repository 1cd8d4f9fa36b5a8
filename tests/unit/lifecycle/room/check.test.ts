import { checkRoom, type RoomCheckContext, refuseRoom } from "../../../../provider/src/lifecycle/room/check";
import { unknown } from "../../../../provider/src/properties/unknown";
import { roomOptions } from "../../../../provider/src/room/options";
import { roomProperties } from "../../../../provider/src/room/properties";
import { shownReason } from "../../../../provider/src/runtime/shownReason";
import { thrownBy } from "../../support/errors";
import { HOUR, NOON } from "../../support/fakes";

const update: RoomCheckContext = { now: NOON };

const problemsOf = (args: object, olds: object = {}) =>
  checkRoom({ ...olds }, { ...args }, update).problems.map(({ property, reason }) => `${property}: ${reason}`);

test("a fixed name is kept as it is, and null is absent", () => {
  const args = Object.freeze({ name: "daily", privacy: "private", exp: null, lang: undefined });
  expect(checkRoom({}, args, update)).toEqual({ inputs: { name: "daily", privacy: "private" }, problems: [] });
});

test.each([
  { forceDigitOnlyUsername: true },
  { forceDigitOnlyUsername: true, numEndpoints: 1 },
  { forceDigitOnlyUsername: true, numEndpoints: unknown },
  { forceDigitOnlyUsername: false, numEndpoints: 2 },
])("sip may say %o", (sip) => {
  expect(problemsOf({ sip: { displayName: "Phone", sipMode: "dial-in", ...sip } })).toEqual([]);
});

test.each([{ dialin: {}, exp: NOON + 365 * 24 * HOUR - 1 }, { dialin: {}, exp: unknown }, { dialin: unknown }])(
  "a room with dialin may end as in %o",
  (args) => {
    expect(problemsOf(args)).toEqual([]);
  },
);

const hls = (hlsConfig: object) => [{ name: "a", type: "hls", hlsConfig }];

test.each([
  [{ variants: [] }],
  [{ variants: [{ iframeOnly: true }, unknown] }],
  [{ variants: [{ iframeOnly: unknown }, { iframeOnly: true }] }],
  [{ variants: [{}], variant: null }],
  [{ segment_length: 4 }],
])("a stream may say %o", (hlsConfig) => {
  expect(problemsOf({ streamingEndpoints: hls(hlsConfig) })).toEqual([]);
});

describe("what is wrong", () => {
  test.each<[string, object, string]>([
    [
      "a REST name",
      { enable_chat: true },
      "enable_chat: A Room has no argument enable_chat. Did you mean enableChat? If Daily has such a property and pulumi-daily does not, put it in otherProperties under Daily's own name.",
    ],
    [
      "what is no object",
      { otherProperties: ["some_new_thing"] },
      "otherProperties: otherProperties is a list; it must be an object.",
    ],
    [
      "another property by its REST name that has an argument",
      { otherProperties: { max_participants: 5, some_new_thing: 1 } },
      "otherProperties.max_participants: otherProperties.max_participants is only for properties without an argument of their own; use maxParticipants.",
    ],
    [
      "another property by its name here",
      { otherProperties: { maxParticipants: 5 } },
      "otherProperties.maxParticipants: otherProperties.maxParticipants is only for properties without an argument of their own; use maxParticipants.",
    ],
    [
      "another property that only Daily's answers have",
      { otherProperties: { sip_uri: { endpoint: "a" } } },
      "otherProperties.sip_uri: otherProperties.sip_uri is only in Daily's responses, never in a request. Leave it out.",
    ],
    [
      "the same under the name of an output",
      { otherProperties: { dialinCode: "1" } },
      "otherProperties.dialinCode: otherProperties.dialinCode is only in Daily's responses, never in a request. Leave it out.",
    ],
    [
      "what is no property at Daily",
      { otherProperties: { privacy: "private" } },
      "otherProperties.privacy: otherProperties.privacy is only for properties without an argument of their own; use privacy.",
    ],
    [
      "an unknown name",
      { colour: "red" },
      "colour: A Room has no argument colour. If Daily has such a property and pulumi-daily does not, put it in otherProperties under Daily's own name.",
    ],
    ["a flag as text", { enableChat: "yes" }, "enableChat: enableChat is a string; it must be true or false."],
    ["another privacy", { privacy: "org" }, 'privacy: privacy is "org"; it must be one of "public", "private".'],
    [
      "a URL for a name",
      { name: "https://acme.daily.co/standup" },
      'name: name is a URL; Daily wants the room\'s name: "standup".',
    ],
    ["a long name", { name: "x".repeat(129) }, "name: name has 129 characters; Daily takes at most 128."],
    [
      "a bad prefix",
      { namePrefix: "stand up" },
      "namePrefix: namePrefix is \"stand up\"; it must be made of A-Z, a-z, 0-9, '-' and '_'.",
    ],
    [
      "a template without its time",
      { recordingsTemplate: "{room_name}" },
      "recordingsTemplate: recordingsTemplate is \"{room_name}\"; it must be a path that contains {epoch_time}, of A-Z, a-z, 0-9, '.', '/', '-', '_' and tags such as {room_name}, with no other extension than .mp4.",
    ],
    [
      "a bucket without a role",
      { recordingsBucket: { bucketName: "b", bucketRegion: "r", allowApiAccess: true } },
      'recordingsBucket.assumeRoleArn: recordingsBucket.assumeRoleArn is missing, and storageProvider "aws" needs it: The role that Daily assumes to write to the bucket. Amazon S3 needs it; Oracle has none.',
    ],
    [
      "a bucket of Oracle's with a role",
      {
        recordingsBucket: {
          bucketName: "b",
          bucketRegion: "r",
          storageProvider: "oci",
          namespace: "n",
          assumeRoleArn: "a",
        },
      },
      'recordingsBucket.assumeRoleArn: recordingsBucket.assumeRoleArn does not go with storageProvider "oci". Leave it out.',
    ],
    [
      "a stream under its name in REST",
      { streamingEndpoints: [{ name: "a", type: "hls", hlsConfig: { save_hls_recording: true } }] },
      "streamingEndpoints[0].hlsConfig.save_hls_recording: streamingEndpoints[0].hlsConfig has no field save_hls_recording. Write saveHlsRecording.",
    ],
    [
      "a stream with a name in another case",
      { streamingEndpoints: hls({ storage: { bucketname: "b" } }) },
      "streamingEndpoints[0].hlsConfig.storage.bucketname: streamingEndpoints[0].hlsConfig.storage has no field bucketname. Did you mean bucketName?",
    ],
    [
      "a stream with a slip in a name",
      { streamingEndpoints: hls({ varaints: [{}] }) },
      "streamingEndpoints[0].hlsConfig.varaints: streamingEndpoints[0].hlsConfig has no field varaints. Did you mean variants?",
    ],
    [
      "a stream with a name that cannot be Daily's",
      { streamingEndpoints: hls({ videoQuality: "high" }) },
      "streamingEndpoints[0].hlsConfig.videoQuality: streamingEndpoints[0].hlsConfig has no field videoQuality. It has saveHlsRecording, storage, variants, variant. For anything else that Daily has, use Daily's own name, in snake_case.",
    ],
    [
      "a stream with its renditions twice",
      { streamingEndpoints: hls({ variants: [{}], variant: [{}] }) },
      "streamingEndpoints[0].hlsConfig.variant: streamingEndpoints[0].hlsConfig.variant does not go with variants. Leave one of the two out.",
    ],
    [
      "a stream with a fifth rendition",
      { streamingEndpoints: hls({ variants: [{}, {}, {}, {}, { iframeOnly: false }] }) },
      "streamingEndpoints[0].hlsConfig.variants: streamingEndpoints[0].hlsConfig.variants has 5 entries without iframeOnly; Daily takes at most 4.",
    ],
    [
      "a stream with key frames twice",
      { streamingEndpoints: hls({ variants: [{}, { iframeOnly: true }, { iframeOnly: true }] }) },
      "streamingEndpoints[0].hlsConfig.variants: streamingEndpoints[0].hlsConfig.variants has 2 entries with iframeOnly; Daily takes at most 1.",
    ],
    [
      "a stream with key frames alone",
      { streamingEndpoints: hls({ variants: [{ iframeOnly: true }] }) },
      "streamingEndpoints[0].hlsConfig.variants: streamingEndpoints[0].hlsConfig.variants has no entry without iframeOnly; Daily wants at least one.",
    ],
    [
      "a target without its URL",
      { streamingEndpoints: [{ name: "a", type: "rtmp" }] },
      'streamingEndpoints[0].rtmpConfig: streamingEndpoints[0].rtmpConfig is missing, and type "rtmp" needs it: Where an `rtmp` endpoint streams to, such as `{ url: "rtmps://example.com/live/KEY" }`.',
    ],
    [
      "a target with more than its URL",
      { streamingEndpoints: [{ name: "a", type: "rtmp", rtmpConfig: { url: "b", streamKey: "c" } }] },
      "streamingEndpoints[0].rtmpConfig.streamKey: streamingEndpoints[0].rtmpConfig has no field streamKey. It has url.",
    ],
    [
      "dialin without an end",
      { dialin: {} },
      "exp: exp is missing: a room with dialin must end less than 365 days from now. Give such an exp, or leave dialin out.",
    ],
    [
      "dialin with an end in a year",
      { dialin: {}, exp: NOON + 365 * 24 * HOUR },
      "exp: exp is too late: a room with dialin must end less than 365 days from now. Give such an exp, or leave dialin out.",
    ],
    [
      "digits only for two endpoints",
      { sip: { displayName: "Phone", sipMode: "dial-in", numEndpoints: 2, forceDigitOnlyUsername: true } },
      "sip.forceDigitOnlyUsername: sip.forceDigitOnlyUsername is true, but sip.numEndpoints is 2: Daily allows digits only for one endpoint. Leave one of the two out.",
    ],
    [
      "a name and a prefix",
      { name: "a", namePrefix: "b" },
      "namePrefix: namePrefix begins a generated name, but name is given. Leave one of the two out.",
    ],
    [
      "an adoption of no name",
      { adopt: true },
      "adopt: adopt takes over the room called name, but name is missing. Give the room's name.",
    ],
    [
      "an end that has come",
      { exp: NOON },
      `exp: exp is ${NOON}, which is 2026-03-01T12:00:00Z and has passed; Daily refuses that. Give a later time.`,
    ],
    ["an end before time", { exp: -1e13 }, "exp: exp is -10000000000000; it must be at least 0."],
    [
      "a beginning after the last date",
      { exp: NOON + HOUR, nbf: 1e13 },
      "nbf: nbf is 10000000000000, which is the year 318857. Daily wants seconds: 10000000000.",
    ],
    [
      "a beginning at the end",
      { exp: NOON + HOUR, nbf: NOON + HOUR },
      "nbf: nbf is 2026-03-01T13:00:00Z, which is not before exp (2026-03-01T13:00:00Z): the room would never be open. Give an earlier nbf or a later exp.",
    ],
  ])("%s", (_, args, expected) => {
    expect(problemsOf(args)).toEqual([expected]);
  });

  test("all of it in one go", () => {
    const args = { colour: "red", privacy: 1, enableChat: 1, adopt: true, exp: 1 };
    const { inputs, problems } = checkRoom({}, args, update);
    expect(problems.map(({ property }) => property)).toEqual(["colour", "privacy", "enableChat", "adopt", "exp"]);
    expect(inputs).toEqual(args);
  });
});

describe("of a secret argument", () => {
  const shownOf = (args: object, secret: string) =>
    checkRoom({}, { ...args }, update).problems.map((problem) => shownReason(problem, (name) => name === secret));

  test.each<[string, object]>([
    ["exp", { dialin: {}, exp: NOON + 365 * 24 * HOUR }],
    ["colour", { colour: "red" }],
  ])("what is wrong with %s is said all the same, if that tells nothing of its value", (secret, args) => {
    const [problem] = checkRoom({}, { ...args }, update).problems;
    expect(shownOf(args, secret)).toEqual([problem?.reason]);
  });

  test("the value is not told, also where another one is wrong beside it", () => {
    expect(shownOf({ exp: NOON + HOUR, nbf: NOON + HOUR }, "exp")).toEqual([
      expect.stringMatching(/^nbf is not valid beside exp\. exp is secret/),
    ]);
  });
});

describe("what something has changed since the check, such as a policy", () => {
  const generated = { namePrefix: "standup", name: "standup-0123456789ab" };

  test.each<[string, object]>([
    ["with a generated name", generated],
    ["with a fixed name", { name: "standup" }],
    ["with another name in place of a generated one", { ...generated, name: "retro" }],
  ])("is taken as the arguments are, %s", (_, inputs) => {
    expect(() => refuseRoom({}, { ...inputs, lang: "fr" }, NOON)).not.toThrow();
  });

  test("is refused if check would have refused it, with all that is wrong", () => {
    const { message } = thrownBy(() => refuseRoom({}, { ...generated, lang: 1, exp: NOON - 1 }, NOON));
    expect(message).toMatch(/^lang is a number.* exp is \d+, which is 2026-03-01T11:59:59Z and has passed/);
  });

  test("is not refused for an exp that has passed since it was declared", () => {
    expect(() => refuseRoom({ exp: NOON - 1 }, { ...generated, exp: NOON - 1 }, NOON)).not.toThrow();
  });
});

describe('with ignoreChanges: ["*"] the old inputs come as the arguments', () => {
  test("a generated name among them is the old one, and no argument", () => {
    const args = { namePrefix: "standup", privacy: "private" };
    const olds = { ...args, name: "standup-0123456789ab" };
    expect(checkRoom(olds, olds, update)).toEqual({ inputs: args, problems: [] });
  });

  test("a fixed name stays fixed", () => {
    const olds = { name: "standup", exp: NOON - 1 };
    expect(checkRoom(olds, olds, update)).toEqual({ inputs: olds, problems: [] });
  });

  test("another name beside a prefix is a contradiction all the same", () => {
    const olds = { name: "standup-0123456789ab", namePrefix: "standup" };
    for (const args of [
      { ...olds, name: "retro" },
      { ...olds, namePrefix: "retro" },
    ]) {
      expect(checkRoom(olds, args, update).problems.map(({ property }) => property)).toEqual(["namePrefix"]);
    }
  });
});

describe("what is not wrong", () => {
  test.each<[string, object, object]>([
    ["nothing", {}, {}],
    ["an adoption by name", { name: "a", adopt: true }, {}],
    ["no adoption", { adopt: false }, {}],
    ["an end in a second", { exp: NOON + 1 }, {}],
    ["a beginning just before the end", { exp: NOON + HOUR, nbf: NOON + HOUR - 1 }, {}],
    ["a beginning without an end", { nbf: NOON + HOUR }, {}],
    ["an end that has passed since", { exp: NOON - 1 }, { exp: NOON - 1 }],
    ["times that are not known yet", { exp: unknown, nbf: NOON }, {}],
    ["a beginning that is not known yet", { exp: NOON + 1, nbf: unknown }, {}],
    ["a name or a prefix, which of them is not known yet", { name: unknown, namePrefix: unknown }, {}],
  ])("%s", (_, args, olds) => {
    expect(problemsOf(args, olds)).toEqual([]);
  });

  test("an end that has passed, if it was another before", () => {
    expect(problemsOf({ exp: NOON - 1 }, { exp: NOON - 2 })).toHaveLength(1);
  });

  test.each([...Object.keys(roomOptions), ...Object.keys(roomProperties)])("%s, if it is not known yet", (name) => {
    expect(problemsOf({ [name]: unknown })).toEqual([]);
  });

  test("everything at once, if it is not known yet", () => {
    const names = [...Object.keys(roomOptions), ...Object.keys(roomProperties)];
    expect(problemsOf(Object.fromEntries(names.map((name) => [name, unknown])))).toEqual([]);
  });
});
