// Made by `npm run generate` from the property table beside this file. Do not edit.

/** Which kinds of media, one by one. */
export interface MediaPermissions {
  /** Camera video. */
  video?: boolean;
  /** Microphone audio. */
  audio?: boolean;
  /** The video of a shared screen. */
  screenVideo?: boolean;
  /** The audio of a shared screen. */
  screenAudio?: boolean;
  /** Custom video tracks, by track name, or `*` for all. */
  customVideo?: Record<string, boolean>;
  /** Custom audio tracks, by track name, or `*` for all. */
  customAudio?: Record<string, boolean>;
}

/** What a participant may send, receive and administer. https://docs.daily.co/reference/rest-api/meeting-tokens/config#permissions */
export interface Permissions {
  /** Whether the others see the participant. Without presence they neither send nor show in the participant list. Default: the room's or the domain's rule, at first `true`. */
  hasPresence?: boolean;
  /** What they may send: `true` for all, `false` for nothing, or a list of kinds and of names of custom tracks. Default: the room's or the domain's rule, at first `true`. No entry twice. Another entry is the name of a custom track, which has no comma and is not one of v, a, sv, sa, cv, ca. */
  canSend?: boolean | Array<"video" | "audio" | "screenVideo" | "screenAudio" | "customVideo" | "customAudio" | (string & {})>;
  /** What they may receive, the more specific entry winning. */
  canReceive?: {
    /** What they may receive from those whom no other entry names. Default: the room's or the domain's rule, at first `true`. */
    base?: boolean | MediaPermissions;
    /** What they may receive, by the sender's `userId`, or `*`. Beats `base`. */
    byUserId?: Record<string, boolean | MediaPermissions>;
    /** What they may receive, by the sender's participant id, or `*`. Beats `byUserId`. */
    byParticipantId?: Record<string, boolean | MediaPermissions>;
  };
  /** What they may administer: `true` for all, `false` for nothing, or a list. Default: the room's or the domain's rule, at first `false`. No entry twice. */
  canAdmin?: boolean | Array<"participants" | "streaming" | "transcription">;
}
