/**
 * Daily's properties as its documentation lists them, written down once more and apart from the tables of the source:
 * a row that is lost or changed there differs from this.
 */

interface TokenFact {
  readonly rest: string;
  readonly name: string;
  /** Undefined where none is documented. */
  readonly claim: string | undefined;
  /** The documented default. */
  readonly initial?: unknown;
}

interface RoomFact {
  readonly rest: string;
  /** The documented default for rooms. */
  readonly initial?: unknown;
}

export const tokenFacts: readonly TokenFact[] = [
  { rest: "room_name", name: "roomName", claim: "r" },
  { rest: "nbf", name: "nbf", claim: "nbf" },
  { rest: "exp", name: "exp", claim: "exp" },
  { rest: "eject_at_token_exp", name: "ejectAtTokenExp", claim: "ejt", initial: false },
  { rest: "eject_after_elapsed", name: "ejectAfterElapsed", claim: "eje" },
  { rest: "is_owner", name: "isOwner", claim: "o", initial: false },
  { rest: "user_name", name: "userName", claim: "u" },
  { rest: "user_id", name: "userId", claim: "ud" },
  { rest: "enable_screenshare", name: "enableScreenshare", claim: "ss", initial: true },
  { rest: "start_video_off", name: "startVideoOff", claim: "vo", initial: false },
  { rest: "start_audio_off", name: "startAudioOff", claim: "ao", initial: false },
  { rest: "enable_recording", name: "enableRecording", claim: "er" },
  { rest: "enable_recording_ui", name: "enableRecordingUi", claim: "erui" },
  { rest: "start_cloud_recording", name: "startCloudRecording", claim: "sr", initial: false },
  { rest: "start_cloud_recording_opts", name: "startCloudRecordingOpts", claim: "sro" },
  { rest: "auto_start_transcription", name: "autoStartTranscription", claim: "ast", initial: false },
  { rest: "enable_prejoin_ui", name: "enablePrejoinUi", claim: undefined },
  { rest: "enable_live_captions_ui", name: "enableLiveCaptionsUi", claim: undefined },
  { rest: "enable_terse_logging", name: "enableTerseLogging", claim: undefined, initial: false },
  { rest: "knocking", name: "knocking", claim: "k", initial: false },
  { rest: "close_tab_on_exit", name: "closeTabOnExit", claim: "ctoe", initial: false },
  { rest: "redirect_on_meeting_exit", name: "redirectOnMeetingExit", claim: "rome" },
  { rest: "lang", name: "lang", claim: "uil", initial: "en" },
  { rest: "permissions", name: "permissions", claim: "p" },
];

export const roomFacts: readonly RoomFact[] = [
  { rest: "nbf" },
  { rest: "exp" },
  { rest: "max_participants", initial: 200 },
  { rest: "eject_at_room_exp", initial: false },
  { rest: "eject_after_elapsed" },
  { rest: "enable_knocking" },
  { rest: "enable_screenshare", initial: true },
  { rest: "enable_recording" },
  { rest: "enable_raw_tracks_transcoded_audio" },
  { rest: "permissions" },
  { rest: "start_video_off", initial: false },
  { rest: "start_audio_off", initial: false },
  { rest: "enable_chat", initial: false },
  { rest: "enable_advanced_chat", initial: false },
  { rest: "enable_shared_chat_history", initial: true },
  { rest: "enable_people_ui" },
  { rest: "enable_cpu_warning_notifications" },
  { rest: "enable_prejoin_ui" },
  { rest: "enable_noise_cancellation_ui" },
  { rest: "enable_video_processing_ui", initial: true },
  { rest: "enable_pip_ui" },
  { rest: "enable_emoji_reactions" },
  { rest: "enable_hand_raising" },
  { rest: "enable_live_captions_ui" },
  { rest: "enable_network_ui" },
  { rest: "enable_breakout_rooms" },
  { rest: "enable_hidden_participants", initial: false },
  { rest: "experimental_optimize_large_calls" },
  { rest: "enforce_unique_user_ids", initial: false },
  { rest: "enable_mesh_sfu" },
  { rest: "sfu_switchover", initial: 0.5 },
  { rest: "enable_adaptive_simulcast", initial: true },
  { rest: "enable_multiparty_adaptive_simulcast", initial: false },
  { rest: "enable_terse_logging", initial: false },
  { rest: "lang", initial: "en" },
  { rest: "meeting_join_hook" },
  { rest: "geo" },
  { rest: "rtmp_geo" },
  { rest: "disable_rtmp_geo_fallback", initial: false },
  { rest: "recordings_bucket" },
  { rest: "transcription_bucket" },
  { rest: "recordings_template", initial: "{domain_name}/{room_name}/{epoch_time}" },
  { rest: "transcription_template", initial: "{domain_name}/{room_name}/{epoch_time}.vtt" },
  { rest: "enable_transcription_storage", initial: false },
  { rest: "auto_transcription_settings" },
  { rest: "enable_dialout", initial: false },
  { rest: "dialout_config" },
  { rest: "dialin" },
  { rest: "sip" },
  { rest: "streaming_endpoints" },
];
