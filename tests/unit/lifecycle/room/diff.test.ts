import fc from "fast-check";
import { diffRoom } from "../../../../provider/src/lifecycle/room/diff";
import { hasExpired } from "../../../../provider/src/lifecycle/room/settings";
import type { Field } from "../../../../provider/src/properties/shape";
import { unknown } from "../../../../provider/src/properties/unknown";
import { roomOptions } from "../../../../provider/src/room/options";
import { roomProperties } from "../../../../provider/src/room/properties";
import { propertiesOf } from "../../support/arbitraries";
import { HOUR, NOON } from "../../support/fakes";

const inputs = { name: "standup-0123456789ab", namePrefix: "standup" };
const made = {
  url: "https://acme.daily.co/standup-0123456789ab",
  roomId: "11111111-1111-4111-8111-111111111111",
  createdAt: "2026-03-01T09:00:00.000Z",
  domainName: "acme",
};
const diff = (olds: object, news: object, now = NOON) => diffRoom({ ...made, ...olds }, { ...news }, { now });

type Answer = "none" | "update";
type Row = readonly [name: string, before: unknown, after: unknown, answer: Answer];

const flag = (name: string, initial: boolean): Row[] => [
  [name, undefined, !initial, "update"],
  [name, !initial, undefined, "update"],
  [name, initial, !initial, "update"],
  [name, undefined, initial, "none"],
  [name, initial, null, "none"],
  [name, !initial, !initial, "none"],
  [name, undefined, unknown, "update"],
];
const bareFlag = (name: string): Row[] => [
  [name, undefined, true, "update"],
  [name, undefined, false, "update"],
  [name, false, undefined, "update"],
  [name, true, false, "update"],
  [name, true, true, "none"],
  [name, undefined, null, "none"],
  [name, true, unknown, "update"],
];
const plain = (name: string, one: unknown, other: unknown): Row[] => [
  [name, undefined, one, "update"],
  [name, one, undefined, "update"],
  [name, one, other, "update"],
  [name, one, null, "update"],
  [name, one, JSON.parse(JSON.stringify(one)), "none"],
  [name, one, unknown, "update"],
];
const initialized = (name: string, initial: unknown, other: unknown): Row[] => [
  [name, undefined, other, "update"],
  [name, other, undefined, "update"],
  [name, undefined, initial, "none"],
  [name, initial, null, "none"],
  [name, initial, other, "update"],
  [name, other, unknown, "update"],
];

const bucket = { bucketName: "b", bucketRegion: "r", assumeRoleArn: "arn", allowApiAccess: true };
const sip = { displayName: "Phone", sipMode: "dial-in" };
const stream = { name: "s", type: "rtmp" };

const rows: Row[] = [
  ...plain("nbf", NOON, NOON + 1),
  ...plain("exp", NOON + HOUR, NOON + 2 * HOUR),
  ...initialized("maxParticipants", 200, 20),
  ...flag("ejectAtRoomExp", false),
  ...plain("ejectAfterElapsed", 60, 0),
  ...bareFlag("enableKnocking"),
  ...flag("enableScreenshare", true),
  ...plain("enableRecording", "cloud", "local"),
  ["enableRecording", ["cloud", "local"], ["local", "cloud"], "none"],
  ...plain("enableRawTracksTranscodedAudio", "aac", ""),
  ...plain("permissions", { canSend: false }, { canSend: true }),
  ["permissions", { canSend: ["audio", "video"] }, { canSend: ["video", "audio"] }, "none"],
  ["permissions", {}, { hasPresence: true }, "update"],
  ["permissions", { canSend: false }, { canSend: unknown }, "update"],
  ...flag("startVideoOff", false),
  ...flag("startAudioOff", false),
  ...flag("enableChat", false),
  ...flag("enableAdvancedChat", false),
  ...flag("enableSharedChatHistory", true),
  ...bareFlag("enablePeopleUi"),
  ...bareFlag("enableCpuWarningNotifications"),
  ...bareFlag("enablePrejoinUi"),
  ...bareFlag("enableNoiseCancellationUi"),
  ...flag("enableVideoProcessingUi", true),
  ...bareFlag("enablePipUi"),
  ...bareFlag("enableEmojiReactions"),
  ...bareFlag("enableHandRaising"),
  ...bareFlag("enableLiveCaptionsUi"),
  ...bareFlag("enableNetworkUi"),
  ...bareFlag("enableBreakoutRooms"),
  ...flag("enableHiddenParticipants", false),
  ...bareFlag("experimentalOptimizeLargeCalls"),
  ...flag("enforceUniqueUserIds", false),
  ...bareFlag("enableMeshSfu"),
  ...initialized("sfuSwitchover", 0.5, 2),
  ...flag("enableAdaptiveSimulcast", true),
  ...flag("enableMultipartyAdaptiveSimulcast", false),
  ...flag("enableTerseLogging", false),
  ...initialized("lang", "en", "fr"),
  ...plain("meetingJoinHook", "https://example.com/a", "https://example.com/b"),
  ...plain("geo", "us-west-2", "eu-west-2"),
  ...plain("rtmpGeo", "us-west-2", "ap-south-1"),
  ...flag("disableRtmpGeoFallback", false),
  ["otherProperties", undefined, { some_new_thing: 1 }, "update"],
  ["otherProperties", { some_new_thing: { a: 1 } }, { some_new_thing: { a: 2 } }, "update"],
  ["otherProperties", { a: 1, b: 2 }, { b: 2, a: 1 }, "none"],
  ["otherProperties", { a: 1, b: 2 }, { a: 1 }, "update"],
  ["otherProperties", { a: 1 }, undefined, "update"],
  ["otherProperties", { a: 1 }, { a: null }, "update"],
  ["otherProperties", {}, undefined, "none"],
  ["otherProperties", undefined, { a: null }, "none"],
  ["otherProperties", { a: 1 }, { a: unknown }, "update"],
  ["otherProperties", { a: 1 }, unknown, "update"],
  ...plain("recordingsBucket", bucket, { ...bucket, bucketRegion: "q" }),
  ["recordingsBucket", bucket, { ...bucket, allowStreamingFromBucket: false }, "none"],
  ["recordingsBucket", bucket, { ...bucket, allowStreamingFromBucket: true }, "update"],
  ...plain("transcriptionBucket", bucket, { ...bucket, bucketName: "c" }),
  ...initialized("recordingsTemplate", "{domain_name}/{room_name}/{epoch_time}", "x/{epoch_time}"),
  ...initialized("transcriptionTemplate", "{domain_name}/{room_name}/{epoch_time}.vtt", "x/{epoch_time}.vtt"),
  ...flag("enableTranscriptionStorage", false),
  ...plain("autoTranscriptionSettings", { language: "en", extra: { a: 1 } }, { language: "en", extra: { a: 2 } }),
  ...flag("enableDialout", false),
  ...plain("dialoutConfig", { dialoutGeo: "x" }, { dialoutGeo: "y" }),
  ["dialoutConfig", { dialoutGeo: "x" }, { dialoutGeo: "x", allowRoomStart: false, maxIdleTimeoutSec: 0 }, "none"],
  ...plain("dialin", { displayName: "Phone" }, { displayName: "Other" }),
  ["recordingsBucket", bucket, { ...bucket, storageProvider: "aws" }, "none"],
  ...plain("sip", sip, { ...sip, displayName: "Other" }),
  ["sip", sip, { ...sip, video: false, numEndpoints: 1, forceDigitOnlyUsername: false }, "none"],
  ["sip", { ...sip, codecs: { audio: ["OPUS", "G722"] } }, { ...sip, codecs: { audio: ["G722", "OPUS"] } }, "update"],
  ...plain("streamingEndpoints", [stream], [{ ...stream, name: "t" }]),
  ["streamingEndpoints", [stream, { ...stream, name: "t" }], [{ ...stream, name: "t" }, stream], "update"],
  ["streamingEndpoints", [stream], [{ ...stream, rtmpConfig: { url: unknown } }], "update"],
  ["privacy", undefined, "private", "update"],
  ["privacy", "private", undefined, "update"],
  ["privacy", undefined, "public", "none"],
  ["privacy", "private", unknown, "update"],
  ["adopt", undefined, true, "update"],
  ["adopt", true, undefined, "update"],
  ["adopt", undefined, false, "none"],
  ["namePrefix", "standup", "stand", "update"],
];

test.each(rows.map((row) => [describeRow(row), row] as const))("%s", (_, [name, before, after, answer]) => {
  expect(diff(withValue(name, before), withValue(name, after))).toEqual(
    answer === "update" ? { kind: answer, because: [name] } : { kind: answer },
  );
});

test("the table has every property and every option; the name has its own tests", () => {
  const known = [...Object.keys(roomProperties), ...Object.keys(roomOptions)].filter((name) => name !== "name");
  expect([...new Set(rows.map(([name]) => name))].sort()).toEqual(known.sort());
});

test("no value of any property differs from itself, and any differs from what is not known", () => {
  const table: Readonly<Record<string, Field>> = roomProperties;
  // No exp has passed yet, not even 0.
  const now = -1;
  fc.assert(
    fc.property(propertiesOf(table), (values) => {
      const copy = JSON.parse(JSON.stringify(values));
      expect(diff({ ...inputs, ...values }, { ...inputs, ...copy }, now)).toEqual({ kind: "none" });
      for (const name of Object.keys(values)) {
        expect(diff({ ...inputs, ...values }, { ...inputs, ...copy, [name]: unknown }, now)).toEqual({
          kind: "update",
          because: [name],
        });
      }
    }),
    { numRuns: Math.min(10, fc.readConfigureGlobal()?.numRuns ?? 10) },
  );
});

describe("the name", () => {
  test("a generated one: the new room is made before the old one goes", () => {
    expect(diff(inputs, { ...inputs, name: "standup-ba9876543210" })).toEqual({
      kind: "replace",
      because: ["name"],
      renews: false,
      deleteFirst: false,
    });
    expect(diff(inputs, { ...inputs, name: unknown })).toMatchObject({ kind: "replace", deleteFirst: false });
  });

  test("a fixed one: the old room goes first, since Daily refuses a name that is in use", () => {
    expect(diff({ name: "a" }, { name: "b" })).toEqual({
      kind: "replace",
      because: ["name"],
      renews: false,
      deleteFirst: true,
    });
    expect(diff({ name: "a" }, { name: unknown })).toMatchObject({ kind: "replace", deleteFirst: true });
    expect(diff({ name: "a" }, { name: "a" })).toEqual({ kind: "none" });
  });
});

test("what is changed beside other properties that are not known yet is named, too", () => {
  expect(diff({ ...inputs, lang: "fr" }, { ...inputs, lang: "de", otherProperties: unknown })).toEqual({
    kind: "update",
    because: ["lang", "otherProperties"],
  });
});

test("what an update left as it was is still to be reset, also where its default is declared by now", () => {
  const olds = { ...inputs, notReset: ["lang"] };
  expect(diff(olds, inputs)).toEqual({ kind: "update", because: ["lang"] });
  expect(diff(olds, { ...inputs, lang: "en" })).toEqual({ kind: "update", because: ["lang"] });
});

describe("a room that has expired", () => {
  const expired = { ...inputs, exp: NOON };

  test("is made anew where it would be changed, and what changed is named", () => {
    expect(diff(expired, { ...inputs, exp: NOON + HOUR, enableChat: true })).toEqual({
      kind: "replace",
      because: ["exp", "enableChat"],
      renews: false,
      deleteFirst: false,
    });
    expect(diff({ name: "a", exp: NOON }, { name: "a" })).toEqual({
      kind: "replace",
      because: ["exp"],
      renews: false,
      deleteFirst: true,
    });
  });

  test("is replaced because of an argument, whatever changes inside of it", () => {
    expect(diff(expired, { ...expired, otherProperties: { a: 1, b: 2 } })).toMatchObject({
      because: ["otherProperties"],
    });
  });

  test("is left alone where nothing changes", () => {
    expect(diff(expired, expired)).toEqual({ kind: "none" });
    expect(diff(expired, { ...expired, adopt: true })).toEqual({ kind: "update", because: ["adopt"] });
  });

  test("has done so at its exp", () => {
    expect(hasExpired({ exp: NOON }, NOON)).toBe(true);
    expect(hasExpired({ exp: NOON + 1 }, NOON)).toBe(false);
    expect(hasExpired({}, NOON)).toBe(false);
  });
});

function withValue(name: string, value: unknown): object {
  return Object.fromEntries(Object.entries({ ...inputs, [name]: value }).filter(([, each]) => each !== undefined));
}

function describeRow([name, before, after, answer]: Row): string {
  const text = (value: unknown) =>
    value === undefined ? "absent" : JSON.stringify(value, (_, each) => (each === unknown ? "<unknown>" : each));
  return `${name}: ${text(before)} to ${text(after)} is ${answer}`;
}
