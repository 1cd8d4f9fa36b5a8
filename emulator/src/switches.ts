/** A question about Daily that nobody outside can answer for sure, or that accounts answer differently. */
export interface OpenChoice {
  /** Its numbers in the project's page of facts about Daily (section 9, "Open choices"); none where it came up later. */
  readonly choices: readonly number[];
  /** What holds at first: the likelier side, or the quieter one. */
  readonly off: string;
  /** The other side. */
  readonly on: string;
}

/** One switch for each open choice, so that a client can be tested against both sides and is safe either way. */
export const openChoices = {
  routeBeforeKey: {
    choices: [1],
    off: "the header and the key are looked at before the route",
    on: "an unknown route is 404 before the header and the key are looked at",
  },
  otherHeaderError: {
    choices: [2],
    off: "a missing or bad Authorization is `authorization-header-error`",
    on: "it is `invalid-request-error` with `bad Authorization header format`",
  },
  keyErrorInfo: {
    choices: [3],
    off: "401 for an unknown key has no `info`",
    on: "it has one",
  },
  unknownRoutePage: {
    choices: [4],
    off: "404 for an unknown route is JSON",
    on: "it is a web page",
  },
  signsWithKey: {
    choices: [5],
    off: "POST /meeting-tokens signs with a secret of the domain",
    on: "it signs with the newest API key, so that a new key ends its tokens, too",
  },
  oneKey: {
    choices: [6],
    off: "a domain has up to two API keys",
    on: "a new key ends the one before it, whatever `keepOld` says",
  },
  tokenNeedsRoom: {
    choices: [7],
    off: "POST /meeting-tokens does not look whether the room exists",
    on: "it refuses a `room_name` that does not exist",
  },
  claimsInTableOrder: {
    choices: [8],
    off: "a token's claims stand in the order of the request, then `d` and `iat`",
    on: "`d` and `iat` come first, then the others in the order of Daily's table",
  },
  unnamedClaimsLeftOut: {
    choices: [9],
    off: "a property without a documented claim stands in a token under its long name",
    on: "it does not stand in a token at all",
  },
  recordingsAsText: {
    choices: [10],
    off: "a list in `enable_recording` is a list in a token",
    on: "it is one comma-separated text",
  },
  dropsDefaults: {
    choices: [11],
    off: "a default that is written out stands in the token",
    on: "it does not",
  },
  refusesNull: {
    choices: [12],
    off: "null is as good as absent when a token is made",
    on: "null is refused, as a value of the wrong type",
  },
  ignoresUnknown: {
    choices: [13],
    off: "an unknown property is refused",
    on: "at the top of `properties` it is let pass, and counts for nothing",
  },
  refusesOlderProperties: {
    choices: [13],
    off: "`owner_only_broadcast`, `signaling_impl`, `autojoin` and `audio_only` of rooms, which clients still send, are taken, and count for nothing",
    on: "they are unknown",
  },
  convertsTypes: {
    choices: [14],
    off: "a value of the wrong type is refused",
    on: 'at the top of `properties`, text such as "true" or "60" is taken for what it says, and a number for text',
  },
  refusesOddTimes: {
    choices: [15],
    off: "a room's `exp` and `nbf` may have a fraction, and any may be in milliseconds",
    on: "both are refused",
  },
  refusesIdleNbf: {
    choices: [16],
    off: "`nbf` may have passed already, or be no earlier than `exp`",
    on: "both are refused",
  },
  longUserIds: {
    choices: [17],
    off: "a `user_id` has at most 36 characters",
    on: "it has any length",
  },
  textUserIds: {
    choices: [17],
    off: "a number as `user_id` becomes text",
    on: "it is refused",
  },
  acceptsUnlisted: {
    choices: [18],
    off: "`lang`, `privacy` and `enable_recording` are held to Daily's lists",
    on: "any text is taken",
  },
  rejectsAs404: {
    choices: [19],
    off: "validation answers 400 for an invalid token",
    on: "it answers 404",
  },
  verboseValidation: {
    choices: [20],
    off: "validation answers what was set in the token",
    on: "it also answers `domain_id`, `iat`, and the defaults of the rest",
  },
  strictValidation: {
    choices: [21],
    off: "validation does not look at the token's room",
    on: "it refuses a token whose room is gone or has expired",
  },
  ignoreNbfNeedsTrue: {
    choices: [22],
    off: "`ignoreNbf=true` and `ignoreNbf=1` count",
    on: "`ignoreNbf=true` alone counts",
  },
  refuseOldTokens: {
    choices: [23],
    off: "a token from before the room of its name is honoured there",
    on: "it counts for nothing there, and strict validation refuses it",
  },
  namesShareLength: {
    choices: [24],
    off: "a room's name has at most 128 characters",
    on: "the domain's name and the room's have at most 41 together; one character is always allowed",
  },
  expiredRoomsAlive: {
    choices: [25, 26],
    off: "an expired room is not found, and its name is free",
    on: "it can be read and prolonged, and its name is taken",
  },
  expiredDeletes: {
    choices: [27],
    off: "DELETE of an expired room answers 404 with `deleted: true`",
    on: "it answers 200, as for any other room",
  },
  fullConfig: {
    choices: [28],
    off: "a room's config leaves out what is set to its default",
    on: "it shows that, too",
  },
  undocumentedDefaults: {
    choices: [28],
    off: "a `true` without a documented default is shown",
    on: "it is left out, as if it were the default",
  },
  mergesObjects: {
    choices: [28],
    off: "an object in an update replaces the one before it",
    on: "it is merged into it",
  },
  refusesResets: {
    choices: [28],
    off: "null in an update resets any property of a room",
    on: "it resets `sip` and `streaming_endpoints`, and is refused for any other property",
  },
  countsPage: {
    choices: [29],
    off: "`total_count` counts all rooms that have not expired",
    on: "it counts those on the page",
  },
  strictPages: {
    choices: [30],
    off: "a `limit` is brought into 1 to 100, and an unknown cursor is refused",
    on: "another `limit` is refused, and after an unknown cursor nothing comes",
  },
  rateLimit: {
    choices: [31],
    off: "no limits",
    on: "20 calls in 1 s and 100 in 5 s; room deletion 2 in 1 s and 50 in 30 s; per key",
  },
  retryAfter: {
    choices: [31],
    off: "429 has no `Retry-After`",
    on: "it has one",
  },
  freePlan: {
    choices: [32],
    off: "the account is paid",
    on: "paid properties are refused with `invalid-plan-type`",
  },
  racingCreates: {
    choices: [33],
    off: "of two creations of one name one is refused",
    on: "within the same second, which lasts while the clock stands still, both answer 200, and the later room stands",
  },
  ejectsNobody: {
    choices: [34],
    off: "eject in a room with nobody inside answers 404",
    on: "it answers 200 without an id",
  },
  shortUrls: {
    choices: [35],
    off: "a URL may have 64 KB",
    on: "one of more than 2,048 characters answers 414 with a web page",
  },
  fourSendKinds: {
    choices: [],
    off: "`canSend` also takes `customVideo`, `customAudio` and names of custom tracks; in a token they are `cv`, `ca` and the names",
    on: "it takes the four kinds of the REST reference, and a token with another one counts for nothing",
  },
} as const satisfies Readonly<Record<string, OpenChoice>>;

export type SwitchName = keyof typeof openChoices;
export type Switches = Record<SwitchName, boolean>;

export const switchNames = Object.keys(openChoices) as SwitchName[];

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
