import type { MeetingTokenProperties } from "../token/properties.generated";

/** The roles that MeetingAccess knows by name, and what each may do unless its declaration says otherwise. */
export const roles = {
  // #region presets
  /** Runs the meeting: mutes and removes others, admits those who knock, records. */
  host: { isOwner: true, enableRecording: "cloud" },
  /** Takes part: sees, hears and speaks. Cannot share the screen or administer anything. */
  guest: { enableScreenshare: false, permissions: { canSend: ["video", "audio"], canAdmin: false } },
  /** A program that listens and speaks, such as an assistant. It sends no video. */
  bot: { enableScreenshare: false, startVideoOff: true, permissions: { canSend: ["audio"], canAdmin: false } },
  /** Records, and is neither seen nor heard. Cloud recording needs one of Daily's paid plans. */
  recorder: {
    enableRecording: "cloud",
    startCloudRecording: true,
    enableScreenshare: false,
    startVideoOff: true,
    startAudioOff: true,
    permissions: { hasPresence: false, canSend: false, canAdmin: ["streaming"] },
  },
  // #endregion presets
} as const satisfies Readonly<Record<string, MeetingTokenProperties>>;

export type RoleName = keyof typeof roles;

export function isRoleName(name: string): name is RoleName {
  return Object.hasOwn(roles, name);
}
