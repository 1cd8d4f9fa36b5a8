import { permissions } from "../properties/permissions";
import {
  arrayOf,
  boolean,
  type Field,
  integer,
  type Kinds,
  number,
  type ObjectShape,
  object,
  objectOfKinds,
  oneOf,
  openObject,
  type Property,
  string,
  time,
  union,
  url,
} from "../properties/shape";
import { language, recordingKinds, snakeCase } from "../properties/shared";

const bucketFields = {
  bucketName: { rest: "bucket_name", shape: string(), required: true, doc: "The bucket's name." },
  bucketRegion: { rest: "bucket_region", shape: string(), required: true, doc: "The bucket's region." },
  storageProvider: {
    rest: "storage_provider",
    shape: oneOf("aws", "oci"),
    default: "aws",
    doc: "Who holds the bucket: Amazon S3, or Oracle Cloud Infrastructure.",
  },
  assumeRoleArn: {
    rest: "assume_role_arn",
    shape: string(),
    doc: "The role that Daily assumes to write to the bucket. Amazon S3 needs it; Oracle has none.",
  },
  namespace: {
    rest: "namespace",
    shape: string(),
    doc: "The namespace of the bucket. Oracle needs it; Amazon S3 has none.",
  },
  allowApiAccess: {
    rest: "allow_api_access",
    shape: boolean,
    doc: "Whether Daily's API may hand out links to what is in the bucket.",
  },
} as const satisfies Record<string, Field>;

const bucketKinds: Kinds = { by: "storageProvider", needs: { aws: ["assumeRoleArn"], oci: ["namespace"] } };

const recordingsTemplate = string({
  maxLength: 1024,
  pattern: {
    regex:
      /^(?:[0-9A-Za-z./_-]|\{[A-Za-z_]+\})*\{epoch_time\}(?:(?:[0-9A-Za-z./_-]|\{[A-Za-z_]+\})*(?:\/|\{[A-Za-z_]+\}))?(?:[0-9A-Za-z_-]*|[0-9A-Za-z._-]*\.mp4)$/,
    rule: "a path that contains {epoch_time}, of A-Z, a-z, 0-9, '.', '/', '-', '_' and tags such as {room_name}, with no other extension than .mp4",
  },
});

const streamTemplate = string({
  maxLength: 1024,
  pattern: {
    regex: /^(?:[0-9A-Za-z./_-]|\{[A-Za-z_]+\})*$/,
    rule: "a path of A-Z, a-z, 0-9, '.', '/', '-', '_' and tags such as {room_name}",
  },
});

const transcriptionTemplate = string({
  maxLength: 1024,
  pattern: { regex: /\{epoch_time\}/, rule: "a path that contains {epoch_time}" },
});

const sip: ObjectShape = object({
  displayName: { rest: "display_name", shape: string(), required: true, doc: "The caller's name in the room." },
  sipMode: { rest: "sip_mode", shape: oneOf("dial-in"), required: true, doc: "The direction of the calls." },
  video: { shape: boolean, default: false, doc: "Whether SIP callers send and receive video." },
  numEndpoints: {
    rest: "num_endpoints",
    shape: integer({ min: 1 }),
    default: 1,
    doc: "How many SIP addresses the room has.",
  },
  forceDigitOnlyUsername: {
    rest: "force_digit_only_username",
    shape: boolean,
    default: false,
    doc: "Whether the SIP user name has digits only. Not with more than one endpoint.",
  },
  codecs: {
    shape: object({
      audio: {
        shape: arrayOf(oneOf("OPUS", "G722", "PCMU", "PCMA"), { unique: true, ordered: true }),
        doc: "Audio codecs, in order.",
      },
      video: { shape: arrayOf(oneOf("H264", "VP8"), { unique: true, ordered: true }), doc: "Video codecs, in order." },
    }),
    doc: "The codecs that are offered.",
  },
  provider: { shape: oneOf("daily"), doc: "Who provides the SIP connection." },
});

const hlsVariants = arrayOf(
  openObject(
    {
      width: { shape: integer({ unit: "pixels", min: 32, max: 1920 }), doc: "Width of the picture in pixels." },
      height: { shape: integer({ unit: "pixels", min: 32, max: 1920 }), doc: "Height of the picture in pixels." },
      fps: { shape: number({ unit: "fps", min: 1, max: 30 }), doc: "Frames per second." },
      bitrate: { shape: number({ unit: "kbps", min: 100, max: 5000 }), doc: "Bit rate." },
      iframeOnly: {
        rest: "iframe_only",
        shape: boolean,
        doc: "Whether it has key frames only, one a segment. Daily then ignores `fps`.",
      },
    },
    { further: snakeCase },
  ),
  { flagged: { by: "iframeOnly", max: 1, maxOthers: 4 } },
);

// https://docs.daily.co/docs/guides/features/live-streaming/hls
const hlsConfig: ObjectShape = openObject(
  {
    saveHlsRecording: {
      rest: "save_hls_recording",
      shape: boolean,
      doc: "Whether the stream is kept as a recording when it has ended.",
    },
    storage: {
      shape: openObject(
        {
          bucketName: { rest: "bucket_name", shape: string(), doc: "The S3 bucket's name." },
          bucketRegion: { rest: "bucket_region", shape: string(), doc: "The S3 bucket's region." },
          assumeRoleArn: {
            rest: "assume_role_arn",
            shape: string(),
            doc: "The role that Daily assumes to write to the bucket.",
          },
          path: { shape: string(), deprecatedFor: "pathTemplate", doc: "What the path in the bucket begins with." },
          pathTemplate: { rest: "path_template", shape: streamTemplate, doc: "The path in the bucket, with tags." },
        },
        { further: snakeCase },
      ),
      doc: "Your own S3 bucket for the stream.",
    },
    variants: {
      shape: hlsVariants,
      doc: "The renditions; Daily has defaults of its own. One of them may be of 1080p, the others are of 720p at most.",
    },
    variant: { shape: hlsVariants, doc: "The same, as the API reference spells it; the HLS guide writes `variants`." },
  },
  { further: snakeCase, oneOf: ["variants", "variant"] },
);

const streamingEndpoint: ObjectShape = objectOfKinds(
  {
    name: { shape: string(), required: true, doc: "The endpoint's name." },
    type: { shape: oneOf("rtmp", "hls"), required: true, doc: "Its kind." },
    rtmpConfig: {
      rest: "rtmp_config",
      shape: object({
        url: { shape: string(), required: true, doc: "Where to stream to, such as `rtmps://example.com/live`." },
      }),
      doc: 'Where an `rtmp` endpoint streams to, such as `{ url: "rtmps://example.com/live" }`.',
    },
    hlsConfig: {
      rest: "hls_config",
      shape: hlsConfig,
      doc: "How an `hls` endpoint streams, and the bucket that it streams to.",
    },
  },
  { by: "type", needs: { rtmp: ["rtmpConfig"], hls: ["hlsConfig"] } },
);

// https://docs.daily.co/docs/guides/features/dial-in-dial-out/pstn-pin-dialin
const dialin: ObjectShape = object({
  displayName: { rest: "display_name", shape: string(), doc: "The caller's name in the room." },
  waitForMeetingStart: {
    rest: "wait_for_meeting_start",
    shape: boolean,
    doc: "Whether a caller who is early hears music until somebody is there, rather than lose the call.",
  },
  roomNumbers: {
    rest: "room_numbers",
    shape: arrayOf(
      object({
        phoneNumber: {
          rest: "phone_number",
          shape: string(),
          required: true,
          doc: "A number that the domain has bought, such as `+12095551234`.",
        },
      }),
    ),
    doc: "The numbers to call. Without them, the number that the domain bought first.",
  },
});

/**
 * Every property of a room, in Daily's order. https://docs.daily.co/reference/rest-api/rooms/config
 *
 * A new property is a new row here, then `npm run generate`: types, REST mapping, checks, reference page and emulator
 * all read this table. A default that is written here is one that Daily leaves out of its answers.
 */
export const roomProperties = {
  nbf: { rest: "nbf", shape: time, doc: "When the room opens, in seconds since the Unix epoch." },
  exp: {
    rest: "exp",
    shape: time,
    doc: "When the room closes, in seconds since the Unix epoch. Daily then treats it as deleted; those inside stay, unless `ejectAtRoomExp` is set.",
  },
  maxParticipants: {
    rest: "max_participants",
    shape: integer({ min: 1 }),
    default: 200,
    paid: true,
    doc: "How many may be in the room at once. More than 200 only on request to Daily.",
  },
  ejectAtRoomExp: {
    rest: "eject_at_room_exp",
    shape: boolean,
    default: false,
    doc: "Also remove those inside when the room closes. A token's own ejection settings override it.",
  },
  ejectAfterElapsed: {
    rest: "eject_after_elapsed",
    shape: integer({ unit: "seconds", min: 0 }),
    doc: "Remove each participant this many seconds after they joined. A token's own ejection settings override it.",
  },
  enableKnocking: {
    rest: "enable_knocking",
    shape: boolean,
    doc: "Let people without a token knock at a private room.",
  },
  enableScreenshare: {
    rest: "enable_screenshare",
    shape: boolean,
    default: true,
    doc: "Whether screens may be shared. Fixed once a session has started.",
  },
  enableRecording: {
    rest: "enable_recording",
    shape: recordingKinds,
    doc: "The kinds of recording that may be started: one of them or a list.",
  },
  enableRawTracksTranscodedAudio: {
    rest: "enable_raw_tracks_transcoded_audio",
    shape: oneOf(
      "aac",
      "wav",
      "wav-48k",
      "wav-48k-stereo",
      "wav-48k-mono",
      "wav-44k1",
      "wav-44k1-stereo",
      "wav-44k1-mono",
      "",
    ),
    doc: "The audio format of raw-tracks recordings.",
  },
  permissions: {
    rest: "permissions",
    shape: permissions,
    doc: "What participants may do at first. A token's permissions beat it, field by field.",
  },
  startVideoOff: {
    rest: "start_video_off",
    shape: boolean,
    default: false,
    doc: "Everybody joins with the camera off.",
  },
  startAudioOff: {
    rest: "start_audio_off",
    shape: boolean,
    default: false,
    doc: "Everybody joins with the microphone off.",
  },
  enableChat: { rest: "enable_chat", shape: boolean, default: false, doc: "Whether there is a chat." },
  enableAdvancedChat: {
    rest: "enable_advanced_chat",
    shape: boolean,
    default: false,
    prebuilt: true,
    doc: "A chat with emoji, GIFs and replies.",
  },
  enableSharedChatHistory: {
    rest: "enable_shared_chat_history",
    shape: boolean,
    default: true,
    doc: "Whether latecomers see what was written before.",
  },
  enablePeopleUi: { rest: "enable_people_ui", shape: boolean, prebuilt: true, doc: "Whether the People panel shows." },
  enableCpuWarningNotifications: {
    rest: "enable_cpu_warning_notifications",
    shape: boolean,
    prebuilt: true,
    doc: "Whether a busy processor is reported to the participant.",
  },
  enablePrejoinUi: {
    rest: "enable_prejoin_ui",
    shape: boolean,
    prebuilt: true,
    doc: "Whether the prejoin page shows. A token beats it.",
  },
  enableNoiseCancellationUi: {
    rest: "enable_noise_cancellation_ui",
    shape: boolean,
    prebuilt: true,
    doc: "Whether noise cancellation is offered.",
  },
  enableVideoProcessingUi: {
    rest: "enable_video_processing_ui",
    shape: boolean,
    default: true,
    prebuilt: true,
    doc: "Whether backgrounds and blur are offered.",
  },
  enablePipUi: { rest: "enable_pip_ui", shape: boolean, prebuilt: true, doc: "Whether picture-in-picture is offered." },
  enableEmojiReactions: {
    rest: "enable_emoji_reactions",
    shape: boolean,
    prebuilt: true,
    doc: "Whether emoji reactions are offered.",
  },
  enableHandRaising: {
    rest: "enable_hand_raising",
    shape: boolean,
    prebuilt: true,
    doc: "Whether participants may raise a hand.",
  },
  enableLiveCaptionsUi: {
    rest: "enable_live_captions_ui",
    shape: boolean,
    prebuilt: true,
    doc: "Whether live captions are offered. A token beats it.",
  },
  enableNetworkUi: {
    rest: "enable_network_ui",
    shape: boolean,
    prebuilt: true,
    doc: "Whether the state of the network shows.",
  },
  enableBreakoutRooms: {
    rest: "enable_breakout_rooms",
    shape: boolean,
    prebuilt: true,
    doc: "Whether breakout rooms are offered (beta).",
  },
  enableHiddenParticipants: {
    rest: "enable_hidden_participants",
    shape: boolean,
    default: false,
    doc: "Those who are no owner join without presence: they hear and see, and are not seen.",
  },
  experimentalOptimizeLargeCalls: {
    rest: "experimental_optimize_large_calls",
    shape: boolean,
    prebuilt: true,
    doc: "Tune the page for calls of 1000 and more.",
  },
  enforceUniqueUserIds: {
    rest: "enforce_unique_user_ids",
    shape: boolean,
    default: false,
    doc: "A second join with the same `userId` ejects the first. It limits the sharing of a token.",
  },
  enableMeshSfu: { rest: "enable_mesh_sfu", shape: boolean, doc: "Spread the call over several media servers." },
  sfuSwitchover: {
    rest: "sfu_switchover",
    shape: number(),
    default: 0.5,
    doc: "From how many participants the call runs through a media server; 0.5 is at once. Daily recommends 0.5 or a whole number.",
  },
  enableAdaptiveSimulcast: {
    rest: "enable_adaptive_simulcast",
    shape: boolean,
    default: true,
    doc: "Fit the sent video layers to the network.",
  },
  enableMultipartyAdaptiveSimulcast: {
    rest: "enable_multiparty_adaptive_simulcast",
    shape: boolean,
    default: false,
    doc: "The same in calls of more than two. Needs `enableAdaptiveSimulcast`.",
  },
  enableTerseLogging: {
    rest: "enable_terse_logging",
    shape: boolean,
    default: false,
    doc: "Log less, for calls of more than 200 people.",
  },
  lang: {
    rest: "lang",
    shape: language,
    default: "en",
    doc: "The language of Daily Prebuilt; `user` is the browser's language. A token beats it.",
  },
  meetingJoinHook: {
    rest: "meeting_join_hook",
    shape: url({ maxLength: 255 }),
    doc: "A URL that Daily calls when somebody joins.",
  },
  geo: {
    rest: "geo",
    shape: oneOf(
      "af-south-1",
      "ap-northeast-2",
      "ap-southeast-1",
      "ap-southeast-2",
      "ap-south-1",
      "eu-central-1",
      "eu-west-2",
      "sa-east-1",
      "us-east-1",
      "us-west-2",
    ),
    doc: "The region of the media server; without it, the one nearest to the first participant.",
  },
  rtmpGeo: {
    rest: "rtmp_geo",
    shape: oneOf("us-west-2", "eu-central-1", "ap-south-1"),
    doc: "The region of live streaming and recording; without it, the nearest.",
  },
  disableRtmpGeoFallback: {
    rest: "disable_rtmp_geo_fallback",
    shape: boolean,
    default: false,
    doc: "Fail rather than use another region than `rtmpGeo`.",
  },
  recordingsBucket: {
    rest: "recordings_bucket",
    shape: objectOfKinds(
      {
        ...bucketFields,
        allowStreamingFromBucket: {
          rest: "allow_streaming_from_bucket",
          shape: boolean,
          default: false,
          doc: "Whether recordings may be watched from the bucket rather than only downloaded.",
        },
      },
      bucketKinds,
    ),
    doc: "Your own bucket for recordings.",
  },
  transcriptionBucket: {
    rest: "transcription_bucket",
    shape: objectOfKinds(bucketFields, bucketKinds),
    doc: "Your own bucket for transcripts.",
  },
  recordingsTemplate: {
    rest: "recordings_template",
    shape: recordingsTemplate,
    default: "{domain_name}/{room_name}/{epoch_time}",
    doc: "The path of recordings in your bucket.",
  },
  transcriptionTemplate: {
    rest: "transcription_template",
    shape: transcriptionTemplate,
    default: "{domain_name}/{room_name}/{epoch_time}.vtt",
    doc: "The path of transcripts in your bucket.",
  },
  enableTranscriptionStorage: {
    rest: "enable_transcription_storage",
    shape: boolean,
    default: false,
    doc: "Keep transcripts.",
  },
  autoTranscriptionSettings: {
    rest: "auto_transcription_settings",
    shape: openObject({
      language: { shape: string(), doc: "The language that is spoken." },
      model: { shape: string(), doc: "The transcription model." },
      punctuate: { shape: boolean, doc: "Add punctuation." },
      profanityFilter: { rest: "profanity_filter", shape: boolean, doc: "Leave profanities out." },
      endpointing: { shape: union(boolean, number({ min: 0 })), doc: "How a pause ends a sentence." },
      extra: { shape: openObject({}), doc: "Further options for the transcription service." },
    }),
    paid: true,
    doc: "Options of daily-js startTranscription for transcriptions that start by themselves.",
  },
  enableDialout: { rest: "enable_dialout", shape: boolean, default: false, doc: "Let participants call out by phone." },
  dialoutConfig: {
    rest: "dialout_config",
    shape: object({
      allowRoomStart: {
        rest: "allow_room_start",
        shape: boolean,
        default: false,
        doc: "Whether a call may be made from an empty room.",
      },
      dialoutGeo: { rest: "dialout_geo", shape: string(), doc: "The region that calls go out from." },
      maxIdleTimeoutSec: {
        rest: "max_idle_timeout_sec",
        shape: integer({ unit: "seconds", min: 0 }),
        default: 0,
        doc: "How many seconds a call stays alone in the room.",
      },
    }),
    doc: "How calls go out.",
  },
  dialin: {
    rest: "dialin",
    shape: dialin,
    doc: "A PIN for the room, for calls by phone. Needs an `exp` less than 365 days from now.",
  },
  sip: { rest: "sip", shape: sip, takesNull: true, doc: "A SIP address for the room." },
  streamingEndpoints: {
    rest: "streaming_endpoints",
    shape: arrayOf(streamingEndpoint),
    takesNull: true,
    doc: "Named targets for live streams.",
  },
} as const satisfies Readonly<Record<string, Property>>;

/** A room with `dialin` ends less than this many days from now. */
export const DIALIN_WITHIN_DAYS = 365;

export type RoomPropertyName = keyof typeof roomProperties;

/** What Daily answers among a room's properties, and takes in no request. */
export const answeredOnly: readonly string[] = ["sip_uri", "dialin_code"];

/** What a room is beside its properties. */
export const privacies = ["public", "private"] as const;
export type Privacy = (typeof privacies)[number];
