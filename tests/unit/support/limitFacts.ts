/**
 * Daily's limits and enumerations as its documentation tells them, written down once more and apart from the tables of
 * the source: for each a value on either side.
 */
interface LimitFact {
  readonly property: string;
  /** Every value of an enumeration, and the last one on this side of a limit. */
  readonly taken: readonly unknown[];
  readonly refused: readonly unknown[];
}

const languages = "da de en es fi fr it jp ka nl no pt pt-BR pl ru sv tr user".split(" ");
const recordings = ["cloud", "cloud-audio-only", "local", "raw-tracks"];
const roomName = { taken: ["a".repeat(128), "A-z_09"], refused: ["a".repeat(129), "", "stand up", "stand/up", "café"] };
const seconds = { taken: [0, 1], refused: [-1, 1.5, "60"] };
const lang = { property: "lang", taken: languages, refused: ["ja", "EN", ""] };
const enableRecording = {
  property: "enableRecording",
  taken: [...recordings, recordings],
  refused: ["tape", ["cloud", "cloud"], ["cloud", "tape"], true],
};
const permissions = {
  property: "permissions",
  taken: [
    { canSend: ["video", "audio", "screenVideo", "screenAudio", "customVideo", "customAudio", "music", "cam 2"] },
    { canAdmin: ["participants", "streaming", "transcription"] },
    { canSend: true, canAdmin: false, hasPresence: false },
    { canReceive: { base: { video: true, audio: false, screenVideo: true, screenAudio: true } } },
    { canReceive: { byUserId: { "*": { customVideo: { "*": true }, customAudio: { music: false } } } } },
    { canReceive: { byParticipantId: { someone: false } } },
  ],
  refused: [
    { canSend: ["screenvideo"] },
    ...["screen-video", "Screen_Audio", "custom_audio", "CUSTOM-VIDEO", "screen video", "Video", "SV"].map((name) => ({
      canSend: [name],
    })),
    { canSend: ["cv"] },
    { canSend: ["music,drums"] },
    { canSend: [""] },
    { canSend: ["audio", "audio"] },
    { canSend: "audio" },
    { canAdmin: ["participant"] },
    { canReceive: { base: { screen: true } } },
    { hasPresence: 1 },
    { canWhisper: true },
  ],
};

const opts = (options: readonly object[]) => options;
export const tokenLimits: readonly LimitFact[] = [
  { property: "roomName", ...roomName },
  { property: "userId", taken: ["u".repeat(36)], refused: ["u".repeat(37), 42] },
  { property: "ejectAfterElapsed", ...seconds },
  {
    property: "redirectOnMeetingExit",
    taken: ["https://example.com/a?b=c", "http://example.com", "myapp://bye/now?a=b"],
    refused: ["example.com", "example.com:80", "https://", "javascript:alert(1)", "javascript://a/%0aalert(1)", "bye"],
  },
  { property: "exp", taken: [1893456000, 4e9], refused: [1893456000.5, "1893456000", 1893456000000] },
  { property: "nbf", taken: [1893456000, 4e9], refused: [1893456000.5] },
  enableRecording,
  lang,
  permissions,
  {
    property: "startCloudRecordingOpts",
    taken: opts([
      { width: 1280, height: 720, fps: 30 },
      { videoBitrate: 10 },
      { videoBitrate: 10_000 },
      { audioBitrate: 10 },
      { audioBitrate: 320 },
      { minIdleTimeOut: 300, maxDuration: 10_800 },
      { backgroundColor: "#a1b2C3" },
      { backgroundColor: "#ffa1b2C3" },
      { instanceId: "0b6c4a6e-8a3e-4b0e-9f3e-2f0d5a3b1c7d" },
      ...["cloud", "cloud-audio-only", "raw-tracks"].map((type) => ({ type })),
      ...[
        "default",
        "audio-only",
        "single-participant",
        "active-participant",
        "portrait",
        "raw-tracks-audio-only",
        "custom",
      ].map((preset) => ({ layout: { preset } })),
      { layout: { preset: "default", max_cam_streams: 4 } },
      { layout: { preset: "custom", composition_id: "a", composition_params: {}, session_assets: {} } },
      { layout: { preset: "portrait", variant: "vertical", session_id: "a" } },
      { dataOutputs: ["event-json", "transcript-webvtt", "chat-webvtt"] },
    ]),
    refused: opts([
      { width: 1281 },
      { height: 721 },
      { videoBitrate: 9 },
      { videoBitrate: 10_001 },
      { audioBitrate: 9 },
      { audioBitrate: 321 },
      { backgroundColor: "#a1b2C" },
      { backgroundColor: "red" },
      { instanceId: "7" },
      { type: "local" },
      { layout: { preset: "grid" } },
      { layout: { preset: "default", maxCamStreams: 4 } },
      { layout: { preset: "default", presets: "grid" } },
      { dataOutputs: ["event-xml"] },
      { frames: 30 },
    ]),
  },
];

const hls = (hlsConfig: object) => [{ name: "web", type: "hls", hlsConfig }];
const [full, iframeOnly] = [{}, { iframeOnly: true }];
const role = "arn:aws:iam::1:role/daily";
const bucket = { bucketName: "ours", bucketRegion: "eu-central-1", assumeRoleArn: role, allowApiAccess: true };
const oci = { storageProvider: "oci", bucketName: "ours", bucketRegion: "eu-frankfurt-1", namespace: "acme" };
const template = (end: string) => ({
  taken: [`{epoch_time}${"a".repeat(1_024 - 12)}`, `{domain_name}/{room_name}/{epoch_time}${end}`],
  refused: [`{epoch_time}${"a".repeat(1_024 - 11)}`, `{domain_name}/{room_name}${end}`],
});
export const roomLimits: readonly LimitFact[] = [
  { property: "maxParticipants", taken: [1, 200, 500], refused: [0, 1.5] },
  { property: "ejectAfterElapsed", ...seconds },
  enableRecording,
  {
    property: "enableRawTracksTranscodedAudio",
    taken: [
      "aac",
      "wav",
      "wav-48k",
      "wav-48k-stereo",
      "wav-48k-mono",
      "wav-44k1",
      "wav-44k1-stereo",
      "wav-44k1-mono",
      "",
    ],
    refused: ["mp3", "wav-44k"],
  },
  permissions,
  { property: "sfuSwitchover", taken: [0.5, 0, 4, 0.6, 1.5, -1], refused: ["4", true] },
  lang,
  {
    property: "meetingJoinHook",
    taken: [`https://example.com/${"a".repeat(235)}`],
    refused: [`https://example.com/${"a".repeat(236)}`, "example.com"],
  },
  {
    property: "geo",
    taken:
      "af-south-1 ap-northeast-2 ap-southeast-1 ap-southeast-2 ap-south-1 eu-central-1 eu-west-2 sa-east-1 us-east-1 us-west-2".split(
        " ",
      ),
    refused: ["us-west-1", "eu"],
  },
  { property: "rtmpGeo", taken: ["us-west-2", "eu-central-1", "ap-south-1"], refused: ["us-east-1"] },
  {
    property: "recordingsBucket",
    taken: [{ ...bucket, allowStreamingFromBucket: true }, { ...bucket, storageProvider: "aws" }, oci],
    refused: [
      { bucketName: "ours" },
      { ...bucket, folder: "a" },
      { ...bucket, assumeRoleArn: undefined },
      { ...bucket, namespace: "acme" },
      { ...bucket, storageProvider: "gcp" },
      { ...oci, namespace: undefined },
      { ...oci, assumeRoleArn: role },
    ],
  },
  {
    property: "transcriptionBucket",
    taken: [bucket, oci],
    refused: [{ bucketRegion: "eu-central-1" }, { ...bucket, allowStreamingFromBucket: true }],
  },
  { property: "recordingsTemplate", ...template("") },
  {
    property: "recordingsTemplate",
    taken: ["{epoch_time}.mp4", "v1.2/{room_name}.{epoch_time}/a.b.mp4", "{mtg_session_id}-{epoch_time}-A_z/9"],
    refused: [
      "{epoch_time}.webm",
      "{epoch_time}/a.mp4.ts",
      "{epoch_time} a",
      "{epoch_time}/é",
      "{epoch_time",
      "{}{epoch_time}",
    ],
  },
  {
    property: "dialin",
    taken: [{}, { displayName: "Phone", waitForMeetingStart: true, roomNumbers: [{ phoneNumber: "+12095551234" }] }],
    refused: [{ pin: "1" }, { roomNumbers: ["+12095551234"] }, { roomNumbers: [{}] }, { waitForMeetingStart: 1 }],
  },
  { property: "transcriptionTemplate", ...template(".vtt") },
  {
    property: "dialoutConfig",
    taken: [{ allowRoomStart: true, dialoutGeo: "us-west-2", maxIdleTimeoutSec: 0 }],
    refused: [{ maxIdleTimeoutSec: -1 }, { country: "DE" }],
  },
  {
    property: "sip",
    taken: [
      { displayName: "Phone", sipMode: "dial-in" },
      {
        displayName: "Phone",
        sipMode: "dial-in",
        video: true,
        numEndpoints: 2,
        codecs: { audio: ["OPUS", "G722", "PCMU", "PCMA"], video: ["H264", "VP8"] },
        provider: "daily",
      },
      { displayName: "Phone", sipMode: "dial-in", numEndpoints: 1, forceDigitOnlyUsername: true },
    ],
    refused: [
      { displayName: "Phone" },
      { sipMode: "dial-in" },
      { displayName: "Phone", sipMode: "dial-out" },
      { displayName: "Phone", sipMode: "dial-in", codecs: { audio: ["MP3"] } },
      { displayName: "Phone", sipMode: "dial-in", provider: "other" },
    ],
  },
  {
    property: "streamingEndpoints",
    taken: [
      [{ name: "tv", type: "rtmp", rtmpConfig: { url: "rtmps://example.com/live" } }],
      hls({ variants: [full, full, full, full, iframeOnly] }),
      hls({ variants: [] }),
      ...["width", "height"].flatMap((name) => [32, 1920].map((pixels) => hls({ variants: [{ [name]: pixels }] }))),
      ...[1, 29.97, 30].map((fps) => hls({ variants: [{ fps }] })),
      ...[100, 5000].map((bitrate) => hls({ variant: [{ bitrate }] })),
      ...["a".repeat(1_024), "{room_name}/{instance_id}/", "my-hls-{domain_name}_{epoch_time}.a"].map((pathTemplate) =>
        hls({ storage: { pathTemplate } }),
      ),
      hls({ segment_length: 4, storage: { auth: "a" }, variants: [{ gop: 2 }] }),
    ],
    refused: [
      [{ name: "tv", type: "srt" }],
      [{ name: "tv", type: "rtmp", rtmpUrl: "rtmp://example.com/live" }],
      [{ name: "tv", type: "rtmp", rtmpConfig: {} }],
      [{ name: "tv", type: "rtmp", rtmp_config: { url: "rtmp://example.com/live" } }],
      [{ name: "tv", type: "rtmp", rtmpConfig: { url: "rtmp://example.com/live" }, hlsConfig: {} }],
      [{ name: "tv", type: "rtmp", rtmpConfig: { url: "rtmp://example.com/live", streamKey: "a" } }],
      ...[
        { save_hls_recording: true },
        { videoQuality: "high" },
        { SaveHlsRecording: true },
        { variant_s: [] },
        { varient: [] },
        { storage: { bucketname: "a" } },
        { storage: { bucketRegoin: "a" } },
        { variants: [{ iframe_only: true }] },
        { variants: [{ bitRate: 100 }] },
      ].map(hls),
      hls({ variants: [full, full, full, full, full] }),
      hls({ variants: [full, iframeOnly, iframeOnly] }),
      hls({ variants: [iframeOnly] }),
      hls({ variants: [full], variant: [full] }),
      ...["width", "height"].flatMap((name) =>
        [31, 1921, 720.5].map((pixels) => hls({ variants: [{ [name]: pixels }] })),
      ),
      ...[0.5, 30.5].map((fps) => hls({ variants: [{ fps }] })),
      ...[99, 5001].map((bitrate) => hls({ variants: [{ bitrate }] })),
      ...["a".repeat(1_025), "a b", "{room_name"].map((pathTemplate) => hls({ storage: { pathTemplate } })),
    ],
  },
  {
    property: "autoTranscriptionSettings",
    taken: [
      { language: "de", tier: "nova", redact: true, includeRawResponse: true, instanceId: "a", transcription_geo: "b" },
    ],
    refused: [{ langauge: "de" }, { profanity_filter: true }, { profanity_Filter: true }, { punctuates: true }],
  },
];
