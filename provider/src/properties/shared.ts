import { arrayOf, oneOf, type Pattern, type Shape, union } from "./shape";

/** Values that meeting tokens and rooms have in common. */

/** The alphabet and length of a room name. https://docs.daily.co/reference/rest-api/rooms/create-room */
export const roomNamePattern: Pattern = {
  regex: /^[A-Za-z0-9_-]+$/,
  rule: "made of A-Z, a-z, 0-9, '-' and '_'",
  remedy: (value) => (ROOM_URL.test(value) ? `a URL; Daily wants the room's name${nameInUrl(value)}.` : undefined),
};
export const ROOM_NAME_MAX_LENGTH = 128;

const ROOM_URL = /:\/\/|\.daily\.co\b/;

// The query may hold a token: only what can be a room's name is repeated.
function nameInUrl(text: string): string {
  const url = text.includes("://") ? text : `https://${text}`;
  const last = URL.canParse(url) ? new URL(url).pathname.split("/").findLast((part) => part !== "") : undefined;
  const isName = last !== undefined && last.length <= ROOM_NAME_MAX_LENGTH && roomNamePattern.regex.test(last);
  return isName ? `: "${last}"` : "";
}

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

export const uuid: Pattern = { regex: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, rule: "a UUID" };

/** How Daily writes the names below most of its properties. */
export const snakeCase: Pattern = { regex: /^[a-z0-9]+(_[a-z0-9]+)*$/, rule: "in snake_case" };

const recordingKind = oneOf("cloud", "cloud-audio-only", "local", "raw-tracks");
export const recordingKinds: Shape = union(recordingKind, arrayOf(recordingKind, { unique: true }));
