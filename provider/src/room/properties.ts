import { permissions } from "../properties/permissions";
import { arrayOf, boolean, integer, number, oneOf, type Property, time, url } from "../properties/shape";
import { language, recordingKinds } from "../properties/shared";
import { DIALIN_WITHIN_DAYS, dialin, dialout, sip } from "./phone";
import {
  autoTranscription,
  rawTracksAudio,
  recordingsBucket,
  recordingsTemplate,
  transcriptionBucket,
  transcriptionTemplate,
} from "./storage";
import { streamingEndpoint } from "./streaming";

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
    shape: rawTracksAudio,
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
    doc: "Whether participants who join late see earlier messages.",
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
    doc: "Participants who are not owners join without presence: they hear and see, but are not seen.",
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
    doc: "A URL that Daily calls when somebody joins. If it holds a key, give it as a secret.",
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
    shape: recordingsBucket,
    doc: "Your own bucket for recordings.",
  },
  transcriptionBucket: {
    rest: "transcription_bucket",
    shape: transcriptionBucket,
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
    shape: autoTranscription,
    paid: true,
    doc: "Options of daily-js startTranscription for transcriptions that start automatically.",
  },
  enableDialout: { rest: "enable_dialout", shape: boolean, default: false, doc: "Let participants call out by phone." },
  dialoutConfig: {
    rest: "dialout_config",
    shape: dialout,
    doc: "How calls go out.",
  },
  dialin: {
    rest: "dialin",
    shape: dialin,
    doc: `A PIN for the room, for calls by phone. Needs an \`exp\` less than ${DIALIN_WITHIN_DAYS} days from now.`,
  },
  sip: { rest: "sip", shape: sip, takesNull: true, doc: "A SIP address for the room." },
  streamingEndpoints: {
    rest: "streaming_endpoints",
    shape: arrayOf(streamingEndpoint),
    takesNull: true,
    doc: "Named targets for live streams.",
  },
} as const satisfies Readonly<Record<string, Property>>;

/**
 * What may hold a key, such as a URL with one. Of an argument the program says whether it is secret; of what it only looks
 * up nobody does.
 */
export const mayHoldKey = [
  "meetingJoinHook",
  "streamingEndpoints",
] as const satisfies readonly (keyof typeof roomProperties)[];

/** What Daily answers among a room's properties, and takes in no request. */
export const answeredOnly: readonly string[] = ["sip_uri", "dialin_code"];
