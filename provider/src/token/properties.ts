import { permissions } from "../properties/permissions";
import { boolean, integer, link, type Property, string, wholeTime } from "../properties/shape";
import { language, ROOM_NAME_MAX_LENGTH, recordingKinds, roomNamePattern } from "../properties/shared";
import { startCloudRecordingOpts } from "./recordingOptions";

/** A meeting-token property: its name in a program is the row's key. */
export interface TokenProperty extends Property {
  /** Its claim in a self-signed token; undefined where Daily documents none, so that it cannot be self-signed. */
  readonly claim: string | undefined;
}

/**
 * From this many characters on a token is longer than Daily advises: it travels in a URL.
 * https://docs.daily.co/reference/rest-api/meeting-tokens/create-meeting-token
 */
export const TOO_LONG_FROM = 2_048;

/**
 * Every property of a meeting token, in Daily's order.
 * https://docs.daily.co/reference/rest-api/meeting-tokens/config
 *
 * A new property is a new row here, then `npm run generate`: types, REST mapping, claims, checks, reference page and
 * emulator all read this table.
 */
export const meetingTokenProperties = {
  roomName: {
    rest: "room_name",
    claim: "r",
    shape: string({ pattern: roomNamePattern, maxLength: ROOM_NAME_MAX_LENGTH }),
    doc: "The room that the token opens: its name, not its URL. A token without it opens every room of the domain.",
  },
  nbf: {
    rest: "nbf",
    claim: "nbf",
    shape: wholeTime,
    doc: "When the token begins to open the room, in seconds since the Unix epoch (RFC 7519, section 4.1.5).",
  },
  exp: {
    rest: "exp",
    claim: "exp",
    shape: wholeTime,
    doc: "When the token stops opening the room, in seconds since the Unix epoch (RFC 7519, section 4.1.4). Somebody who is inside stays, unless `ejectAtTokenExp` is set.",
  },
  ejectAtTokenExp: {
    rest: "eject_at_token_exp",
    claim: "ejt",
    shape: boolean,
    default: false,
    doc: "Also remove the participant from the meeting when the token expires.",
  },
  ejectAfterElapsed: {
    rest: "eject_after_elapsed",
    claim: "eje",
    shape: integer({ unit: "seconds", min: 0 }),
    doc: "Remove the participant this many seconds after they joined.",
  },
  isOwner: {
    rest: "is_owner",
    claim: "o",
    shape: boolean,
    default: false,
    doc: "Give the participant an owner's rights: mute and remove others, admit those who knock, record.",
  },
  userName: {
    rest: "user_name",
    claim: "u",
    shape: string(),
    doc: "The participant's display name. It is also kept in Daily's meeting logs.",
  },
  userId: {
    rest: "user_id",
    claim: "ud",
    shape: string({ maxLength: 36 }),
    doc: "The participant's id in your system; a UUID fits exactly. On HIPAA domains an id that is not a UUID shows as `hipaa` in Daily's logs.",
  },
  enableScreenshare: {
    rest: "enable_screenshare",
    claim: "ss",
    shape: boolean,
    default: true,
    inherited: true,
    doc: "Whether the participant may share a screen, for the whole session; for changes during the call use `permissions`.",
  },
  startVideoOff: {
    rest: "start_video_off",
    claim: "vo",
    shape: boolean,
    default: false,
    inherited: true,
    doc: "Join with the camera off.",
  },
  startAudioOff: {
    rest: "start_audio_off",
    claim: "ao",
    shape: boolean,
    default: false,
    inherited: true,
    doc: "Join with the microphone off.",
  },
  enableRecording: {
    rest: "enable_recording",
    claim: "er",
    shape: recordingKinds,
    doc: "The kinds of recording that the participant may start: one of them or a list.",
  },
  enableRecordingUi: {
    rest: "enable_recording_ui",
    claim: "erui",
    shape: boolean,
    prebuilt: true,
    doc: "Whether Daily Prebuilt shows its Record button. Hiding it does not take the right to record away.",
  },
  startCloudRecording: {
    rest: "start_cloud_recording",
    claim: "sr",
    shape: boolean,
    default: false,
    paid: true,
    doc: 'Start a cloud recording when the participant joins. Needs `enableRecording: "cloud"` on the token or the room.',
  },
  startCloudRecordingOpts: {
    rest: "start_cloud_recording_opts",
    claim: "sro",
    shape: startCloudRecordingOpts,
    paid: true,
    doc: `Options of the recording that \`startCloudRecording\` starts. Keep the whole token below ${TOO_LONG_FROM} characters: it travels in a URL.`,
  },
  autoStartTranscription: {
    rest: "auto_start_transcription",
    claim: "ast",
    shape: boolean,
    default: false,
    paid: true,
    doc: "Start the transcription when an owner joins with this token.",
  },
  enablePrejoinUi: {
    rest: "enable_prejoin_ui",
    claim: undefined,
    shape: boolean,
    prebuilt: true,
    doc: "Whether Daily Prebuilt shows its prejoin page. The token beats the room, and the room beats the domain.",
  },
  enableLiveCaptionsUi: {
    rest: "enable_live_captions_ui",
    claim: undefined,
    shape: boolean,
    prebuilt: true,
    doc: "Whether Daily Prebuilt offers live captions.",
  },
  enableTerseLogging: {
    rest: "enable_terse_logging",
    claim: undefined,
    shape: boolean,
    default: false,
    inherited: true,
    doc: "Log less, for calls of more than 200 people.",
  },
  knocking: {
    rest: "knocking",
    claim: "k",
    shape: boolean,
    default: false,
    doc: "Make the participant knock even with a token. Needs `enableKnocking` on the room.",
  },
  closeTabOnExit: {
    rest: "close_tab_on_exit",
    claim: "ctoe",
    shape: boolean,
    default: false,
    doc: "Close the browser tab when the participant leaves, for meetings in their own tab.",
  },
  redirectOnMeetingExit: {
    rest: "redirect_on_meeting_exit",
    claim: "rome",
    shape: link,
    doc: "Where to send the participant when they leave: a URL, or a deep link of an app, for meetings in their own tab. Daily adds `recent-call=<domain>/<room>` to the query.",
  },
  lang: {
    rest: "lang",
    claim: "uil",
    shape: language,
    default: "en",
    inherited: true,
    doc: "The language of Daily Prebuilt. Japanese is `jp`; `user` is the browser's language.",
  },
  permissions: {
    rest: "permissions",
    claim: "p",
    shape: permissions,
    doc: "What a participant who is not an owner may do at first. The token beats the room and the room beats the domain, field by field.",
  },
} as const satisfies Readonly<Record<string, TokenProperty>>;

/** What Daily may answer beside a token's properties, and takes in no request. */
export const answeredOnly: readonly string[] = ["domain_id", "iat"];
