import {
  arrayOf,
  boolean,
  mapOf,
  type ObjectShape,
  object,
  oneOf,
  type Pattern,
  type StringShape,
  union,
} from "./shape";

/** Kinds of media, one by one. */
export const mediaPermissions: ObjectShape = object(
  {
    video: { shape: boolean, doc: "Camera video." },
    audio: { shape: boolean, doc: "Microphone audio." },
    screenVideo: { shape: boolean, doc: "The video of a shared screen." },
    screenAudio: { shape: boolean, doc: "The audio of a shared screen." },
    customVideo: { shape: mapOf(boolean), doc: "Custom video tracks, by track name, or `*` for all." },
    customAudio: { shape: mapOf(boolean), doc: "Custom audio tracks, by track name, or `*` for all." },
  },
  "MediaPermissions",
);
/**
 * The kinds of media by their names, and by those they have inside a token. daily-js and Daily's page on permissions know
 * the two custom ones, and custom tracks by name; the REST reference lists the first four.
 */
export const sendClaims = {
  video: "v",
  audio: "a",
  screenVideo: "sv",
  screenAudio: "sa",
  customVideo: "cv",
  customAudio: "ca",
} as const;

/** Daily's own names in all spellings: "screen-video" is no custom track, but a slip. */
const sendNames = Object.entries(sendClaims)
  .flat()
  .map((name) => name.replace(/[A-Z]/, "[ _-]?$&"));

/** In a token the names stand in one text with commas, beside the short ones: no track can have one of those. */
const customTrack: Pattern = {
  regex: new RegExp(`^(?!(?:${sendNames.join("|")})$)[^,]+$`, "i"),
  rule: `the name of a custom track, which has no comma and is not one of ${Object.values(sendClaims).join(", ")}`,
};
const sendable: StringShape = { kind: "string", values: Object.keys(sendClaims), others: customTrack };

const media = union(boolean, mediaPermissions);

/**
 * What a participant may send, receive and administer.
 * https://docs.daily.co/reference/rest-api/meeting-tokens/config#permissions
 */
export const permissions: ObjectShape = object(
  {
    hasPresence: {
      shape: boolean,
      default: true,
      inherited: true,
      doc: "Whether the others see the participant. Without presence they neither send nor show in the participant list.",
    },
    canSend: {
      shape: union(boolean, arrayOf(sendable, { unique: true })),
      default: true,
      inherited: true,
      doc: "What they may send: `true` for all, `false` for nothing, or a list of kinds and of names of custom tracks.",
    },
    canReceive: {
      shape: object({
        base: {
          shape: media,
          default: true,
          inherited: true,
          doc: "What they may receive from those whom no other entry names.",
        },
        byUserId: {
          shape: mapOf(media),
          doc: "What they may receive, by the sender's `userId`, or `*`. Beats `base`.",
        },
        byParticipantId: {
          shape: mapOf(media),
          doc: "What they may receive, by the sender's participant id, or `*`. Beats `byUserId`.",
        },
      }),
      doc: "What they may receive, the more specific entry winning.",
    },
    canAdmin: {
      shape: union(boolean, arrayOf(oneOf("participants", "streaming", "transcription"), { unique: true })),
      default: false,
      inherited: true,
      doc: "What they may administer: `true` for all, `false` for nothing, or a list.",
    },
  },
  "Permissions",
);
