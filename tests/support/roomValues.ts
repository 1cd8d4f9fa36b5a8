import type { RoomProperties as RoomSettings } from "pulumi-daily";

/** Those that the tables know. */
type RoomProperties = Omit<RoomSettings, "otherProperties">;

/** A time that is well ahead, in seconds since the Unix epoch. */
export const ahead = (days: number) => Math.floor(Date.now() / 1_000) + days * 86_400;
const on = [true, false] as const;
const off = [false, true] as const;
export const bucket = { bucketName: "ours", bucketRegion: "eu-central-1", assumeRoleArn: "arn:aws:iam::1:role/daily" };

/** For each of Daily's properties a value, and another one. Where Daily has a default, it is one of the two. */
export const roomValues: {
  readonly [P in keyof Required<RoomProperties>]: readonly [RoomProperties[P], RoomProperties[P]];
} = {
  nbf: [ahead(1), ahead(2)],
  exp: [ahead(3), ahead(4)],
  maxParticipants: [10, 200],
  ejectAtRoomExp: on,
  ejectAfterElapsed: [60, 120],
  enableKnocking: on,
  enableScreenshare: off,
  enableRecording: ["cloud", ["cloud-audio-only", "raw-tracks"]],
  enableRawTracksTranscodedAudio: ["wav-48k-mono", ""],
  permissions: [
    { canSend: ["audio", "screenVideo"], canAdmin: false },
    {
      hasPresence: false,
      canReceive: { base: false, byUserId: { "*": { video: true, customAudio: { music: true } } } },
    },
  ],
  startVideoOff: on,
  startAudioOff: on,
  enableChat: on,
  enableAdvancedChat: on,
  enableSharedChatHistory: off,
  enablePeopleUi: on,
  enableCpuWarningNotifications: on,
  enablePrejoinUi: on,
  enableNoiseCancellationUi: on,
  enableVideoProcessingUi: off,
  enablePipUi: on,
  enableEmojiReactions: on,
  enableHandRaising: on,
  enableLiveCaptionsUi: on,
  enableNetworkUi: on,
  enableBreakoutRooms: on,
  enableHiddenParticipants: on,
  experimentalOptimizeLargeCalls: on,
  enforceUniqueUserIds: on,
  enableMeshSfu: on,
  sfuSwitchover: [4, 0.5],
  enableAdaptiveSimulcast: off,
  enableMultipartyAdaptiveSimulcast: on,
  enableTerseLogging: on,
  lang: ["de", "en"],
  meetingJoinHook: ["https://example.com/joined", "https://example.com/entered"],
  geo: ["eu-central-1", "us-west-2"],
  rtmpGeo: ["ap-south-1", "us-west-2"],
  disableRtmpGeoFallback: on,
  recordingsBucket: [
    { ...bucket, allowApiAccess: true },
    { ...bucket, allowApiAccess: false, allowStreamingFromBucket: true },
  ],
  transcriptionBucket: [
    { ...bucket, allowApiAccess: true },
    { ...bucket, allowApiAccess: false },
  ],
  recordingsTemplate: ["ours/{epoch_time}", "{domain_name}/{room_name}/{epoch_time}"],
  transcriptionTemplate: ["ours/{epoch_time}.vtt", "{domain_name}/{room_name}/{epoch_time}.vtt"],
  enableTranscriptionStorage: on,
  autoTranscriptionSettings: [
    { language: "de", punctuate: true, extra: { diarize: true } },
    { model: "nova-2", endpointing: 300 },
  ],
  enableDialout: on,
  dialoutConfig: [{ allowRoomStart: true, maxIdleTimeoutSec: 60 }, { dialoutGeo: "us-west-2" }],
  dialin: [{ displayName: "Phone", waitForMeetingStart: true }, { roomNumbers: [{ phoneNumber: "+12095551234" }] }],
  sip: [
    { displayName: "Phone", sipMode: "dial-in" },
    { displayName: "Phone", sipMode: "dial-in", video: true, numEndpoints: 2, codecs: { audio: ["OPUS", "PCMU"] } },
  ],
  streamingEndpoints: [
    [{ name: "tv", type: "rtmp", rtmpConfig: { url: "rtmps://example.com/live" } }],
    [
      {
        name: "web",
        type: "hls",
        hlsConfig: { saveHlsRecording: true, variants: [{ width: 1280 }, { iframeOnly: true }] },
      },
    ],
  ],
};
