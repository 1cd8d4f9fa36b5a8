import { arrayOf, oneOf, type Shape, union } from "./shape";

/** Values that meeting tokens and rooms have in common. */

/** The alphabet and length of a room name. https://docs.daily.co/reference/rest-api/rooms/create-room */
export const roomNamePattern = { regex: /^[A-Za-z0-9_-]+$/, rule: "A-Z, a-z, 0-9, '-' and '_'" } as const;
export const ROOM_NAME_MAX_LENGTH = 128;

/** Daily's language codes; note `jp`, not `ja`; `user` is the browser's language. */
export const language = oneOf(
  "da",
  "de",
  "en",
  "es",
  "fi",
  "fr",
  "it",
  "jp",
  "ka",
  "nl",
  "no",
  "pt",
  "pt-BR",
  "pl",
  "ru",
  "sv",
  "tr",
  "user",
);

const recordingKind = oneOf("cloud", "cloud-audio-only", "local", "raw-tracks");
export const recordingKinds: Shape = union(recordingKind, arrayOf(recordingKind, { unique: true }));
