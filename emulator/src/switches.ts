/** What the switches are about, in the order in which they are listed. */
const switchGroups = {
  keys: "Keys, and what is refused before a route",
  tokens: "Making tokens",
  validation: "Validating tokens",
  rooms: "Rooms",
  limits: "Limits and plans",
} as const;

/**
 * A question about Daily that nobody outside can answer for sure, or that accounts answer differently; and a client can
 * tell the two sides apart, and has to live with both.
 */
export interface OpenChoice {
  readonly group: keyof typeof switchGroups;
  /** What holds at first: the likelier side, or the quieter one. */
  readonly off: string;
  /** The other side. */
  readonly on: string;
}

/** One switch for each open choice, so that a client can be tested against both sides and is safe either way. */
export const openChoices = {
  routeBeforeKey: {
    group: "keys",
    off: "the header and the key are checked before the route",
    on: "an unknown route is 404 before the header and the key are checked",
  },
  otherHeaderError: {
    group: "keys",
    off: "a missing or bad Authorization is `authorization-header-error`",
    on: "it is `invalid-request-error` with `bad Authorization header format`",
  },
  unknownRoutePage: {
    group: "keys",
    off: "404 for an unknown route is JSON",
    on: "it is a web page",
  },
  oneKey: {
    group: "keys",
    off: "a domain has up to two API keys",
    on: "a new key ends the one before it, whatever `keepOld` says",
  },
  signsWithKey: {
    group: "tokens",
    off: "POST /meeting-tokens signs with a secret of the domain",
    on: "it signs with the newest API key, so that a new key ends its tokens, too",
  },
  tokenNeedsRoom: {
    group: "tokens",
    off: "POST /meeting-tokens does not check whether the room exists",
    on: "it refuses a `room_name` that does not exist",
  },
  unnamedClaimsLeftOut: {
    group: "tokens",
    off: "a property without a documented claim is in a token under its long name",
    on: "it is not in a token at all",
  },
  recordingsAsText: {
    group: "tokens",
    off: "a list in `enable_recording` is a list in a token",
    on: "it is one string with commas",
  },
  dropsDefaults: {
    group: "tokens",
    off: "a default that is written out is in the token",
    on: "it is not",
  },
  fourSendKinds: {
    group: "tokens",
    off: "`canSend` also takes `customVideo`, `customAudio` and names of custom tracks; in a token they are `cv`, `ca` and the names",
    on: "it takes the four kinds of the REST reference, and a token with another one is ignored",
  },
  rejectsAs404: {
    group: "validation",
    off: "validation answers 400 for an invalid token",
    on: "it answers 404",
  },
  verboseValidation: {
    group: "validation",
    off: "validation answers what was set in the token",
    on: "it also answers `domain_id`, `iat`, and the defaults of the rest",
  },
  strictValidation: {
    group: "validation",
    off: "validation does not look at the token's room",
    on: "it refuses a token whose room is gone or has expired",
  },
  refuseOldTokens: {
    group: "validation",
    off: "a token from before the room of its name is honoured there",
    on: "it is ignored there, and strict validation refuses it",
  },
  shortUrls: {
    group: "validation",
    off: "a URL may have 64 KB",
    on: "one of more than 2,048 characters answers 414 with a web page",
  },
  refusesOlderProperties: {
    group: "rooms",
    off: "`owner_only_broadcast`, `signaling_impl`, `autojoin` and `audio_only` of rooms, which clients still send, are accepted and ignored",
    on: "they are refused as unknown",
  },
  refusesOddTimes: {
    group: "rooms",
    off: "a room's `exp` and `nbf` may have a fraction, and any may be in milliseconds",
    on: "both are refused",
  },
  expiredRoomsAlive: {
    group: "rooms",
    off: "an expired room is not found, and its name is free",
    on: "it can be read and its `exp` moved, and its name is taken",
  },
  expiredDeletes: {
    group: "rooms",
    off: "DELETE of an expired room answers 404 with `deleted: true`",
    on: "it answers 200, as for any other room",
  },
  fullConfig: {
    group: "rooms",
    off: "a room's config leaves out what equals its default",
    on: "it shows that, too",
  },
  undocumentedDefaults: {
    group: "rooms",
    off: "a `true` without a documented default is in a room's config",
    on: "it is left out, as if it were the default",
  },
  mergesObjects: {
    group: "rooms",
    off: "an object in an update replaces the old one",
    on: "it is merged into it",
  },
  refusesResets: {
    group: "rooms",
    off: "null in an update resets any property of a room",
    on: "it resets `sip` and `streaming_endpoints`, and is refused for any other property",
  },
  racingCreates: {
    group: "rooms",
    off: "of two creations of one name, one is refused",
    on: "within the same second (of the emulator's clock), both answer 200, and the later room remains",
  },
  rateLimit: {
    group: "limits",
    off: "no limits",
    on: "20 calls in 1 s and 100 in 5 s; room deletion 2 in 1 s and 50 in 30 s; per key",
  },
  retryAfter: {
    group: "limits",
    off: "429 has no `Retry-After`",
    on: "it has one",
  },
  freePlan: {
    group: "limits",
    off: "the account is on a paid plan",
    on: "paid properties are refused with `invalid-plan-type`",
  },
} as const satisfies Readonly<Record<string, OpenChoice>>;

export type SwitchName = keyof typeof openChoices;
export type Switches = Record<SwitchName, boolean>;

export const switchNames = Object.keys(openChoices) as SwitchName[];

/** The switches under what they are about. */
export const switchesByGroup = Object.entries(switchGroups).map(([group, title]) => ({
  title,
  names: switchNames.filter((name) => openChoices[name].group === group),
}));

/** All switches off, but for the given ones. Throws on a name that is no switch. */
export function switchesWith(given: Partial<Switches>, base?: Switches): Switches {
  const switches = base ?? (Object.fromEntries(switchNames.map((name) => [name, false])) as Switches);
  const changed = { ...switches };
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(openChoices, name)) {
      throw new TypeError(`There is no switch ${name}. The switches are ${switchNames.join(", ")}.`);
    }
    if (value === undefined) continue;
    if (typeof value !== "boolean") throw new TypeError(`The switch ${name} is true or false.`);
    changed[name as SwitchName] = value;
  }
  return changed;
}
