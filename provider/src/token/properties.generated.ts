// Made by `npm run generate` from the property table beside this file. Do not edit.
import type { Permissions } from "../properties/permissions.generated";

/** What a meeting token says. https://docs.daily.co/reference/rest-api/meeting-tokens/config */
export interface MeetingTokenProperties {
  /** The room that the token opens: its name, not its URL. A token without it opens every room of the domain. At most 128 characters. It must be made of A-Z, a-z, 0-9, '-' and '_'. */
  roomName?: string;
  /** When the token begins to open the room, in seconds since the Unix epoch (RFC 7519, section 4.1.5). A whole number. Below 100000000000: milliseconds are refused. */
  nbf?: number;
  /** When the token stops opening the room, in seconds since the Unix epoch (RFC 7519, section 4.1.4). Somebody who is inside stays, unless `ejectAtTokenExp` is set. A whole number. Below 100000000000: milliseconds are refused. */
  exp?: number;
  /** Also remove the participant from the meeting when the token expires. Default: `false`. */
  ejectAtTokenExp?: boolean;
  /** Remove the participant this many seconds after they joined. A whole number. At least 0. */
  ejectAfterElapsed?: number;
  /** Give the participant an owner's rights: mute and remove others, admit those who knock, record. Default: `false`. */
  isOwner?: boolean;
  /** The participant's display name. It is also kept in Daily's meeting logs. */
  userName?: string;
  /** The participant's id in your system; a UUID fits exactly. On HIPAA domains an id that is not a UUID shows as `hipaa` in Daily's logs. At most 36 characters. */
  userId?: string;
  /** Whether the participant may share a screen, for the whole session; for changes during the call use `permissions`. Default: the room's or the domain's rule, at first `true`. */
  enableScreenshare?: boolean;
  /** Join with the camera off. Default: the room's or the domain's rule, at first `false`. */
  startVideoOff?: boolean;
  /** Join with the microphone off. Default: the room's or the domain's rule, at first `false`. */
  startAudioOff?: boolean;
  /** The kinds of recording that the participant may start: one of them or a list. No entry twice. */
  enableRecording?: "cloud" | "cloud-audio-only" | "local" | "raw-tracks" | Array<"cloud" | "cloud-audio-only" | "local" | "raw-tracks">;
  /** Whether Daily Prebuilt shows its Record button. Hiding it does not take the right to record away. Daily Prebuilt only. */
  enableRecordingUi?: boolean;
  /** Start a cloud recording when the participant joins. Needs `enableRecording: "cloud"` on the token or the room. Default: `false`. Paid plans only. */
  startCloudRecording?: boolean;
  /** Options of the recording that `startCloudRecording` starts. Keep the whole token below 2048 characters: it travels in a URL. Paid plans only. */
  startCloudRecordingOpts?: {
    /** Width of the picture in pixels. A whole number. At least 2. Even. */
    width?: number;
    /** Height of the picture in pixels. A whole number. At least 2. Even. */
    height?: number;
    /** Frames per second. A whole number. At least 1. */
    fps?: number;
    /** Bit rate of the video. In kbit/s. A whole number. From 10 to 10000. */
    videoBitrate?: number;
    /** Bit rate of the audio. In kbit/s. A whole number. From 10 to 320. */
    audioBitrate?: number;
    /** How many seconds the recording continues when nobody is there. Default: `300`. A whole number. At least 0. */
    minIdleTimeOut?: number;
    /** How many seconds the recording lasts at most. Without it Daily ends it after 3 hours. A whole number. At least 1. */
    maxDuration?: number;
    /** Colour behind the participants. It must be #rrggbb or #aarrggbb. */
    backgroundColor?: string;
    /** Distinguishes this recording from others of the same room. It must be a UUID. */
    instanceId?: string;
    /** The kind of the recording. */
    type?: "cloud" | "cloud-audio-only" | "raw-tracks";
    /** How the participants are arranged. */
    layout?: {
      /** The layout's name; further fields depend on it. */
      preset: "default" | "audio-only" | "single-participant" | "active-participant" | "portrait" | "raw-tracks-audio-only" | "custom";
      [further: string]: unknown;
    };
    /** Files to create in addition to the recording. No entry twice. */
    dataOutputs?: Array<"event-json" | "transcript-webvtt" | "chat-webvtt">;
  };
  /** Start the transcription when an owner joins with this token. Default: `false`. Paid plans only. */
  autoStartTranscription?: boolean;
  /** Whether Daily Prebuilt shows its prejoin page. The token beats the room, and the room beats the domain. Daily Prebuilt only. */
  enablePrejoinUi?: boolean;
  /** Whether Daily Prebuilt offers live captions. Daily Prebuilt only. */
  enableLiveCaptionsUi?: boolean;
  /** Log less, for calls of more than 200 people. Default: the room's or the domain's rule, at first `false`. */
  enableTerseLogging?: boolean;
  /** Make the participant knock even with a token. Needs `enableKnocking` on the room. Default: `false`. */
  knocking?: boolean;
  /** Close the browser tab when the participant leaves, for meetings in their own tab. Default: `false`. */
  closeTabOnExit?: boolean;
  /** Where to send the participant when they leave: a URL, or a deep link of an app, for meetings in their own tab. Daily adds `recent-call=<domain>/<room>` to the query. A URL with its scheme. */
  redirectOnMeetingExit?: string;
  /** The language of Daily Prebuilt. Japanese is `jp`; `user` is the browser's language. Default: the room's or the domain's rule, at first `"en"`. */
  lang?: "da" | "de" | "en" | "es" | "fi" | "fr" | "it" | "jp" | "ka" | "nl" | "no" | "pt" | "pt-BR" | "pl" | "ru" | "sv" | "tr" | "user";
  /** What a participant who is not an owner may do at first. The token beats the room and the room beats the domain, field by field. */
  permissions?: Permissions;
  /** For a property that Daily has added and that has no argument of its own here yet: under Daily's own name, passed on as it is. In a self-signed token it is a claim. Once there is such an argument the name is refused here. Default: `{}`. */
  otherProperties?: {
    [further: string]: unknown;
  };
}
