import { isRecord } from "../properties/check.js";

/**
 * The `permissions` property and its short form, the claim `p`. The two differ in names, and lists become one string
 * with commas. https://docs.daily.co/guides/privacy-and-security/meeting-tokens
 */

const SEND = { video: "v", audio: "a", screenVideo: "sv", screenAudio: "sa", customVideo: "cv", customAudio: "ca" };
const ADMIN = { participants: "p", streaming: "s", transcription: "t" };
const RECEIVE = { base: "b", byUserId: "u", byParticipantId: "p" };

type Names = Readonly<Record<string, string>>;

/** The claim `p` for a checked `permissions` property. */
export function shortPermissions(long: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const short: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(long)) {
    if (value === null) continue;
    if (name === "hasPresence") short.hp = value;
    if (name === "canSend") short.cs = shortList(value, SEND);
    if (name === "canReceive") short.cr = renamed(value, RECEIVE, (item, key) => receive(item, key, "base", SEND));
    if (name === "canAdmin") short.ca = shortList(value, ADMIN);
  }
  return short;
}

/** The `permissions` property that a claim `p` stands for, or undefined if it is not in short form. */
export function longPermissions(short: unknown): Record<string, unknown> | undefined {
  if (!isRecord(short)) return undefined;
  const long: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(short)) {
    if (name === "hp") long.hasPresence = value;
    else if (name === "cs") long.canSend = longList(value, inverse(SEND), customTrack);
    else if (name === "cr")
      long.canReceive = renamed(value, inverse(RECEIVE), (item, key) => receive(item, key, "b", inverse(SEND)));
    else if (name === "ca") long.canAdmin = longList(value, inverse(ADMIN));
    else return undefined;
  }
  return Object.values(long).includes(undefined) ? undefined : long;
}

// An empty list has no short form of its own; false says the same.
function shortList(value: unknown, names: Names): unknown {
  if (!Array.isArray(value)) return value;
  return value.length === 0
    ? false
    : value.map((item: string) => (Object.hasOwn(names, item) ? names[item] : item)).join(",");
}

/** `other`: what to make of a name that is not listed. */
function longList(value: unknown, names: Names, other: (name: string) => unknown = () => undefined): unknown {
  if (typeof value === "boolean") return value;
  if (typeof value !== "string") return undefined;
  const items = value.split(",").map((item) => (Object.hasOwn(names, item) ? names[item] : other(item)));
  return items.includes(undefined) ? undefined : items;
}

/** A custom track has any name but that of a medium, which has a short form. */
function customTrack(name: string): string | undefined {
  return Object.hasOwn(SEND, name) ? undefined : name;
}

/** The base is one set of media; the other two are maps of them, by id or `*`. */
function receive(value: unknown, key: string, base: string, names: Names): unknown {
  if (key === base) return renamed(value, names);
  return isRecord(value)
    ? Object.fromEntries(Object.entries(value).map(([id, media]) => [id, renamed(media, names)]))
    : value;
}

function renamed(value: unknown, names: Names, convert = (item: unknown, _key: string) => item): unknown {
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [Object.hasOwn(names, key) ? names[key] : key, convert(item, key)]),
  );
}

function inverse(names: Names): Names {
  return Object.fromEntries(Object.entries(names).map(([long, short]) => [short, long]));
}
