import { sendClaims } from "../properties/permissions";
import { isRecord } from "../properties/unknown";

/**
 * The short form of `permissions` inside a token: `p.hp`, `p.cs`, `p.cr`, `p.ca`, with a list as one comma-separated
 * string. https://docs.daily.co/guides/architecture-and-monitoring/self-signing-tokens
 */
type Names = Readonly<Record<string, string>>;
type Convert = (value: unknown) => unknown;

const sendShort: Names = sendClaims;
const adminShort: Names = { participants: "p", streaming: "s", transcription: "t" };
const [sendLong, adminLong] = [sendShort, adminShort].map(inverse) as [Names, Names];

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
      base: ["b", renameKeys(sendShort)],
      byUserId: ["u", eachEntry(renameKeys(sendShort))],
      byParticipantId: ["p", eachEntry(renameKeys(sendShort))],
    }),
  );

const receiveFromClaim: Convert = (value) =>
  ifRecord(value, (record) =>
    fields(record, {
      b: ["base", renameKeys(sendLong)],
      u: ["byUserId", eachEntry(renameKeys(sendLong))],
      p: ["byParticipantId", eachEntry(renameKeys(sendLong))],
    }),
  );

/** The fields that are there, each under its other name and with its value converted. */
function fields(
  record: Readonly<Record<string, unknown>>,
  rules: Readonly<Record<string, readonly [string, Convert]>>,
): Record<string, unknown> {
  const entries = Object.entries(rules)
    .filter(([from]) => (record[from] ?? null) !== null)
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
