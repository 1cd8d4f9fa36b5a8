import { checkMeetingToken } from "../../../provider/src/lifecycle/meetingToken/check";
import { checkMeetingTokenSet } from "../../../provider/src/lifecycle/meetingTokenSet/check";
import { checkRoom } from "../../../provider/src/lifecycle/room/check";
import { arrayOf, boolean, integer, number, object, string } from "../../../provider/src/properties/shape";
import { type Problem, validateShape } from "../../../provider/src/properties/validate";
import { HOUR, NOON } from "../support/fakes";
import type { Message } from "./message";

const good = { roomName: "standup", expiresIn: "24h" };

const tokens: { args: object; maxLifetime?: number }[] = [
  { args: {} },
  { args: { ...good, room_name: "a", colour: "red" } },
  { args: { ...good, allRooms: true, exp: NOON + HOUR, neverExpires: true, renewBefore: "8h", renew: false } },
  { args: { roomName: "standup", exp: NOON + HOUR, renewBefore: "10m" } },
  { args: { roomName: "standup", neverExpires: true, renewBefore: "10m" } },
  { args: { roomName: "standup", exp: NOON } },
  { args: { roomName: "standup", exp: 1767225600000 } },
  { args: { roomName: "standup", exp: NOON + HOUR + 0.5, redirectOnMeetingExit: 1 } },
  { args: { roomName: "standup", exp: NOON + HOUR, nbf: NOON + HOUR } },
  { args: { ...good, nbf: NOON + 24 * HOUR } },
  { args: { ...good, renewBefore: "24h" } },
  ...["3600", "soon", "0s", "2608w", 0, 1767225600, true, {}].map((expiresIn) => ({ args: { ...good, expiresIn } })),
  { args: good, maxLifetime: HOUR },
  { args: { roomName: "standup", neverExpires: true }, maxLifetime: HOUR },
  { args: { roomName: "standup", exp: NOON + 2 * HOUR }, maxLifetime: HOUR },
  { args: { ...good, signedBy: "apiKey", enablePrejoinUi: true } },
  {
    args: {
      ...good,
      signedBy: "apiKey",
      otherProperties: { room_name: "a", r: "a", iat: 1, iss: "a", enable_prejoin_ui: true },
    },
  },
  { args: { ...good, otherProperties: { domain_id: "a" } } },
  { args: { ...good, signedBy: "own", renew: "no", isOwner: 1, userName: ["Bot"], permissions: "all" } },
  { args: { ...good, roomName: "stand up", userId: "x".repeat(37), redirectOnMeetingExit: "bye", lang: "ja" } },
  { args: { ...good, roomName: "https://acme.daily.co/standup?t=secret" } },
  { args: { ...good, permissions: { canSend: ["audio", "audio", null], can_receive: true } } },
  { args: { ...good, startCloudRecordingOpts: { width: 3, fps: 0.5, videoBitrate: 1, audioBitrate: 999 } } },
  { args: { ...good, startCloudRecordingOpts: { layout: {}, backgroundColor: "red", instanceId: "1" } } },
];

const rooms: object[] = [
  { colour: "red", enable_chat: true },
  { name: "a", namePrefix: "b" },
  { adopt: true },
  { exp: NOON },
  { exp: NOON + HOUR, nbf: NOON + HOUR },
  { recordingsTemplate: "{room_name}", recordingsBucket: {}, sip: { sipMode: "dial-out" } },
  ...[
    { variants: [{}, {}, {}, {}, {}], variant: [] },
    { variants: [{ iframeOnly: true }, { iframeOnly: true }] },
    { Quality: "high", varient: [], storage: { pathTemplate: "{" } },
  ].map((hlsConfig) => ({ streamingEndpoints: [{ name: "a", type: "hls", hlsConfig }] })),
  { sip: { displayName: "Phone", sipMode: "dial-in", numEndpoints: 2, forceDigitOnlyUsername: true } },
  { maxParticipants: 1e308 },
  { dialin: {} },
  { dialin: {}, exp: NOON + 400 * 24 * HOUR, meetingJoinHook: "bye" },
  { recordingsBucket: { bucketName: "b", bucketRegion: "r", storageProvider: "oci", assumeRoleArn: "a" } },
  { streamingEndpoints: [{ name: "a", type: "rtmp" }] },
  { streamingEndpoints: [{ name: "a", type: "rtmp", rtmp_config: { url: "b" } }] },
  { maxParticipants: Number.NaN, dialoutConfig: { maxIdleTimeoutSec: "1" }, geo: "moon" },
];

const shapes: Problem[] = [
  ...validateShape(number({ unit: "fps" }), "1", "startCloudRecordingOpts.fps"),
  ...validateShape(integer({ unit: "kbps" }), "1", "startCloudRecordingOpts.audioBitrate"),
  ...validateShape(integer({ unit: "pixels" }), "1", "startCloudRecordingOpts.width"),
  ...validateShape(arrayOf(boolean), 1, "permissions"),
  ...validateShape(arrayOf(boolean, { maxItems: 1 }), [true, false], "permissions"),
  ...validateShape(object({}), 1, "permissions"),
  ...validateShape(string(), null, "userName"),
];

const sets: object[] = [
  {},
  { ...good, tokens: { "": {}, constructor: {}, ada: 7 } },
  { ...good, colour: "red", tokens: { ada: { colour: "red", exp: NOON }, bot: { nbf: NOON + 24 * HOUR } } },
  { tokens: { ada: {}, bot: {} }, validate: "all" },
];

export function messagesOfChecks(): Message[] {
  const context = { now: NOON, emptyArguments: [] };
  const problems = [
    ...tokens.flatMap(
      ({ args, maxLifetime }) => checkMeetingToken({}, { ...args }, { ...context, maxLifetime }).problems,
    ),
    ...checkMeetingToken({}, {}, { ...context, emptyArguments: ["roomName", "exp"] }).problems,
    ...checkMeetingToken({}, {}, { ...context, emptyArguments: undefined }).problems,
    ...sets.flatMap((args) => checkMeetingTokenSet({}, { ...args }, context).problems),
    ...rooms.flatMap((args) => checkRoom({}, { ...args }, context).problems),
    ...shapes,
  ];
  return problems.map(({ property, reason }) => ({ text: reason, property }));
}
