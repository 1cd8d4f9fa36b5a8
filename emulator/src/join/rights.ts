import { isRecord } from "../properties/check.js";

type Properties = Readonly<Record<string, unknown>>;

const MEDIA = ["video", "audio", "screenVideo", "screenAudio"] as const;
const ADMIN = ["participants", "streaming", "transcription"] as const;
export type Medium = (typeof MEDIA)[number];
export type AdminRight = (typeof ADMIN)[number];

/** What somebody may do at first, with token, room and domain taken together. */
export interface Rights {
  readonly hasPresence: boolean;
  readonly canSend: readonly Medium[];
  /** As in the `permissions` property: by default, by sender. */
  readonly canReceive: Readonly<Record<string, unknown>>;
  readonly canAdmin: readonly AdminRight[];
  /** The kinds of recording they may start. */
  readonly canRecord: readonly string[];
  readonly startsWithCameraOff: boolean;
  readonly startsWithMicrophoneOff: boolean;
}

/** The token beats the room and the room beats the domain, field by field; an owner may do all. */
export function rightsOf(room: Properties, token: Properties): Rights {
  const isOwner = token.is_owner === true;
  const permissions = isOwner ? {} : { ...inner(room.permissions), ...inner(token.permissions) };
  const isHidden = !isOwner && room.enable_hidden_participants === true;
  const hasPresence = permissions.hasPresence !== false && !isHidden;
  const mayShareScreen = (token.enable_screenshare ?? room.enable_screenshare) !== false;
  return {
    hasPresence,
    // Nobody sends who is not there.
    canSend: hasPresence
      ? listed(permissions.canSend ?? true, MEDIA).filter((medium) => mayShareScreen || !medium.startsWith("screen"))
      : [],
    canReceive: { base: true, ...inner(permissions.canReceive) },
    canAdmin: isOwner ? ADMIN : listed(permissions.canAdmin ?? false, ADMIN),
    canRecord: [token.enable_recording ?? room.enable_recording ?? []].flat() as string[],
    startsWithCameraOff: (token.start_video_off ?? room.start_video_off) === true,
    startsWithMicrophoneOff: (token.start_audio_off ?? room.start_audio_off) === true,
  };
}

const inner = (value: unknown): Properties => (isRecord(value) ? value : {});

function listed<T extends string>(value: unknown, all: readonly T[]): readonly T[] {
  if (value === true) return all;
  return Array.isArray(value) ? all.filter((each) => value.includes(each)) : [];
}
