import { isRecord } from "../properties/unknown";

/**
 * The short form of `permissions` inside a token: `p.hp`, `p.cs`, `p.cr`, `p.ca`, with a list as one comma-separated
 * string. https://docs.daily.co/guides/architecture-and-monitoring/self-signing-tokens
 */
type Names = Readonly<Record<string, string>>;
type Convert = (value: unknown) => unknown;

const sendShort: Names = { video: "v", audio: "a", screenVideo: "sv", screenAudio: "sa" };
const adminShort: Names = { participants: "p", streaming: "s", transcription: "t" };
const mediaShort: Names = { ...sendShort, customVideo: "cv", customAudio: "ca" };
const [sendLong, adminLong, mediaLong] = [sendShort, adminShort, mediaShort].map(inverse) as [Names, Names, Names];

export function permissionsToClaim(permissions: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return fields(permissions, {
    hasPresence: ["hp", same],
    canSend: ["cs", listToText(sendShort)],
    canReceive: ["cr", receiveToClaim],
    canAdmin: ["ca", listToText(adminShort)],
  });
}

/** What is no object is no permissions, and stays as it is. */
export function permissionsFromClaim(claim: unknown): unknown {
  return ifRecord(claim, (record) =>
    fields(record, {
      hp: ["hasPresence", same],
      cs: ["canSend", textToList(sendLong)],
      cr: ["canReceive", receiveFromClaim],
      ca: ["canAdmin", textToList(adminLong)],
    }),
  );
}

const receiveToClaim: Convert = (value) =>
  ifRecord(value, (record) =>
    fields(record, {
      base: ["b", renameKeys(mediaShort)],
      byUserId: ["u", eachEntry(renameKeys(mediaShort))],
      byParticipantId: ["p", eachEntry(renameKeys(mediaShort))],
    }),
  );

const receiveFromClaim: Convert = (value) =>
  ifRecord(value, (record) =>
    fields(record, {
      b: ["base", renameKeys(mediaLong)],
      u: ["byUserId", eachEntry(renameKeys(mediaLong))],
      p: ["byParticipantId", eachEntry(renameKeys(mediaLong))],
    }),
  );

/** The fields that are there, each under its other name and with its value converted. */
function fields(
  record: Readonly<Record<string, unknown>>,
  rules: Readonly<Record<string, readonly [string, Convert]>>,
): Record<string, unknown> {
  const entries = Object.entries(rules)
    .filter(([from]) => record[from] !== undefined && record[from] !== null)
    .map(([from, [to, convert]]) => [to, convert(record[from])]);
  return Object.fromEntries(entries);
}

// An empty list has no documented short form; it grants what `false` grants: nothing.
function listToText(names: Names): Convert {
  return (value) => {
    if (!Array.isArray(value)) return value;
    return value.length === 0 ? false : value.map((entry) => rename(names, entry)).join(",");
  };
}

function textToList(names: Names): Convert {
  return (value) => (typeof value === "string" ? value.split(",").map((entry) => rename(names, entry)) : value);
}

function renameKeys(names: Names): Convert {
  return (value) =>
    ifRecord(value, (record) =>
      Object.fromEntries(Object.entries(record).map(([key, item]) => [rename(names, key), item])),
    );
}

function eachEntry(convert: Convert): Convert {
  return (value) =>
    ifRecord(value, (record) => Object.fromEntries(Object.entries(record).map(([key, item]) => [key, convert(item)])));
}

function rename(names: Names, name: string): string {
  return Object.hasOwn(names, name) ? (names[name] as string) : name;
}

function inverse(names: Names): Names {
  return Object.fromEntries(Object.entries(names).map(([long, short]) => [short, long]));
}

function ifRecord(value: unknown, convert: (record: Record<string, unknown>) => unknown): unknown {
  return isRecord(value) ? convert(value) : value;
}

function same(value: unknown): unknown {
  return value;
}
