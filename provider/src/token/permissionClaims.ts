import { isRecord } from "../properties/unknown";

/**
 * The short form of `permissions` inside a token: `p.hp`, `p.cs`, `p.cr`, `p.ca`, with a list as one comma-separated
 * string. https://docs.daily.co/guides/architecture-and-monitoring/self-signing-tokens
 */
const sendShort = { video: "v", audio: "a", screenVideo: "sv", screenAudio: "sa" };
const adminShort = { participants: "p", streaming: "s", transcription: "t" };
const mediaShort = { ...sendShort, customVideo: "cv", customAudio: "ca" };

export function permissionsToClaim(permissions: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return {
    ...present("hp", permissions.hasPresence),
    ...present("cs", listToClaim(permissions.canSend, sendShort)),
    ...present("cr", receiveToClaim(permissions.canReceive)),
    ...present("ca", listToClaim(permissions.canAdmin, adminShort)),
  };
}

export function permissionsFromClaim(claim: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return {
    ...present("hasPresence", claim.hp),
    ...present("canSend", listFromClaim(claim.cs, invert(sendShort))),
    ...present("canReceive", receiveFromClaim(claim.cr)),
    ...present("canAdmin", listFromClaim(claim.ca, invert(adminShort))),
  };
}

function present(name: string, value: unknown): Record<string, unknown> {
  return value === undefined || value === null ? {} : { [name]: value };
}

function invert(names: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(names).map(([long, short]) => [short, long]));
}

// An empty list has no documented short form; it grants what `false` grants: nothing.
function listToClaim(value: unknown, names: Readonly<Record<string, string>>): unknown {
  if (!Array.isArray(value)) return value;
  return value.length === 0 ? false : value.map((entry: string) => names[entry] ?? entry).join(",");
}

function listFromClaim(value: unknown, names: Readonly<Record<string, string>>): unknown {
  return typeof value === "string" ? value.split(",").map((entry) => names[entry] ?? entry) : value;
}

function receiveToClaim(value: unknown): unknown {
  if (!isRecord(value)) return value;
  return {
    ...present("b", rename(value.base, mediaShort)),
    ...present(
      "u",
      mapValues(value.byUserId, (media) => rename(media, mediaShort)),
    ),
    ...present(
      "p",
      mapValues(value.byParticipantId, (media) => rename(media, mediaShort)),
    ),
  };
}

function receiveFromClaim(value: unknown): unknown {
  if (!isRecord(value)) return value;
  const mediaLong = invert(mediaShort);
  return {
    ...present("base", rename(value.b, mediaLong)),
    ...present(
      "byUserId",
      mapValues(value.u, (media) => rename(media, mediaLong)),
    ),
    ...present(
      "byParticipantId",
      mapValues(value.p, (media) => rename(media, mediaLong)),
    ),
  };
}

function rename(value: unknown, names: Readonly<Record<string, string>>): unknown {
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [names[key] ?? key, item]));
}

function mapValues(value: unknown, convert: (item: unknown) => unknown): unknown {
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, convert(item)]));
}
