import type { MeetingTokenArgs } from "pulumi-daily";

/** Those that fit together: a token has one end, and one room or all. */
type Args = Omit<MeetingTokenArgs, "exp" | "neverExpires" | "allRooms" | "otherProperties">;

/** For each argument of a MeetingToken a value, and another one. All the first ones fit together. */
export const tokenValues: { readonly [A in keyof Args]: readonly [unknown, unknown] } = {
  roomName: ["standup", "retro"],
  nbf: [1_700_000_000, 1_700_000_001],
  ejectAtTokenExp: [true, false],
  ejectAfterElapsed: [60, 120],
  isOwner: [true, false],
  userName: ["Bot", "Note taker"],
  userId: ["bot", "note-taker"],
  enableScreenshare: [false, true],
  startVideoOff: [true, false],
  startAudioOff: [true, false],
  enableRecording: [["cloud", "local"], "cloud"],
  enableRecordingUi: [false, true],
  startCloudRecording: [true, false],
  startCloudRecordingOpts: [{ layout: { preset: "audio-only" } }, { width: 1280, height: 720 }],
  autoStartTranscription: [true, false],
  enablePrejoinUi: [false, true],
  enableLiveCaptionsUi: [false, true],
  enableTerseLogging: [true, false],
  knocking: [true, false],
  closeTabOnExit: [true, false],
  redirectOnMeetingExit: ["https://example.com/bye", "myapp://bye"],
  lang: ["de", "fr"],
  permissions: [
    { canSend: ["audio"], canReceive: { byUserId: { bot: false } } },
    { hasPresence: false, canAdmin: ["participants"] },
  ],
  expiresIn: ["24h", 7_200],
  renewBefore: ["1h", 60],
  renew: [true, false],
  signedBy: ["daily", "apiKey"],
  triggers: [["first"], { second: true }],
  allowMissingRoom: [true, false],
};
