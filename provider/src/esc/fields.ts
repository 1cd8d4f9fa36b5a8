import { DEFAULT_API_URL } from "../daily/account";
import { anyProperties, OTHER_PROPERTIES } from "../properties/otherProperties";
import {
  arrayOf,
  boolean,
  type Field,
  integer,
  object,
  oneOf,
  type Pattern,
  type Shape,
  string,
  union,
  url,
} from "../properties/shape";
import { uuid } from "../properties/shared";
import { propertiesWithoutClaim } from "../token/claims";
import { meetingTokenProperties } from "../token/properties";

/** What stands for a key that a configuration leaves out. */
export const defaults = {
  issuer: "https://api.pulumi.com",
  requestsPerMinute: 60,
  rotateAtMostEvery: "1m",
} as const;

/** What a configuration holds: the one table for its check, its JSON schema and its documentation. */

/** Said by other keys of a grant, or by what a request may always set. */
const SAID_ELSEWHERE = ["roomName", "exp"];

/** The properties of a token that a grant can fix or let a request choose: the adapter signs, so each needs a claim. */
export const grantable: Readonly<Record<string, Field>> = Object.fromEntries(
  Object.entries<Field>(meetingTokenProperties).filter(
    ([name]) => !SAID_ELSEWHERE.includes(name) && !propertiesWithoutClaim.includes(name),
  ),
);

const environment: Pattern = {
  regex: /^[^/*\s]+(\/[^/\s]+){1,2}$/,
  rule: 'an environment such as "acme/prod" or "acme/bots/*": the organization, without *, then the environment, or its project and name',
};
const domainName: Pattern = {
  regex: /^[a-z0-9-]+$/i,
  rule: "the part of the domain's address before .daily.co",
};
const oneWord: Pattern = { regex: /^[^/\s]+$/, rule: "a name, in which * stands for any characters" };
const roomPattern: Pattern = {
  regex: /^[A-Za-z0-9_*-]+$/,
  rule: "a room's name, in which * stands for any characters",
};

/** Where somebody might paste the API key, what stands there is not shown. */
function unshown(pattern: Pattern): Pattern {
  return { ...pattern, remedy: (value) => (pattern.regex.test(value) ? undefined : `not ${pattern.rule}.`) };
}

const duration: Shape = union(string(), integer({ min: 1 }));

export const grantFields: Readonly<Record<string, Field>> = {
  environments: {
    shape: arrayOf(string({ pattern: environment })),
    required: true,
    doc: "Which ESC environments: `ORG/ENV` or `ORG/PROJECT/ENV`, compared with the claims `org` and `current_env`. `*` stands for any characters within a part; the organization is written out, since everybody's environments come from the same Pulumi Cloud.",
  },
  rootEnvironments: {
    shape: arrayOf(string({ pattern: environment })),
    doc: "Which environment has to be the one that was opened, if it imports the one that asks: the claim `root_env`.",
    default: "any",
  },
  users: {
    shape: arrayOf(string({ pattern: oneWord })),
    required: true,
    doc: 'Who may open the environment: the claim `trigger_user`. `"*"` is everybody whom Pulumi Cloud lets open it, and whatever runs without a user.',
  },
  rooms: {
    shape: arrayOf(string({ pattern: roomPattern })),
    doc: "For which rooms. Needed, unless `allRooms` is true.",
  },
  allRooms: {
    shape: boolean,
    default: false,
    doc: "Whether a request may say `allRooms: true`, for a token that opens every room of the domain.",
  },
  maxLifetime: {
    shape: duration,
    doc: "The longest `expiresIn` of a request. Needed, unless `neverExpires` is true.",
  },
  neverExpires: {
    shape: boolean,
    default: false,
    doc: "Whether a request may say `neverExpires: true`, for a token without an end.",
  },
  properties: {
    shape: object({
      ...grantable,
      [OTHER_PROPERTIES]: { shape: anyProperties, doc: "Claims that pulumi-daily does not know yet." },
    }),
    default: {},
    doc: "Properties of the token that are fixed: a request cannot change them. All but `roomName`, `exp` and those without a claim.",
  },
  choose: {
    shape: arrayOf(oneOf(...Object.keys(grantable)), { unique: true }),
    default: [],
    doc: "Properties of the token that a request may set, within Daily's limits. What is neither here nor in `properties` has Daily's default.",
  },
  rotateAtMostEvery: {
    shape: duration,
    default: defaults.rotateAtMostEvery,
    doc: "How soon after a rotation another one mints nothing, and answers what stands.",
  },
};

export const configurationFields: Readonly<Record<string, Field>> = {
  url: {
    shape: url(),
    required: true,
    doc: "The adapter's address as the ESC environments write it, to the letter: the JWT's audience.",
  },
  grants: {
    shape: arrayOf(object(grantFields)),
    required: true,
    doc: "Who may have what. Whatever no grant names is refused. The first grant that names the environment, the user and the room decides.",
  },
  issuer: {
    shape: url(),
    default: defaults.issuer,
    doc: "The Pulumi Cloud that signs the JWTs, for a self-hosted one.",
  },
  jwksUrl: {
    shape: url(),
    default: "`issuer` with `/oidc/.well-known/jwks`",
    doc: "Where its public keys are.",
  },
  apiUrl: {
    shape: url(),
    default: DEFAULT_API_URL,
    doc: "Daily's API with its version.",
  },
  domainId: {
    shape: string({ pattern: unshown(uuid) }),
    doc: "The domain's id. With it and `domainName` no request waits for Daily.",
    default: "Daily is asked, once per process",
  },
  domainName: {
    shape: string({ pattern: unshown(domainName) }),
    doc: "The domain's name, for `joinUrl`.",
    default: "Daily is asked, once per process",
  },
  requestsPerMinute: {
    shape: integer({ min: 1 }),
    default: defaults.requestsPerMinute,
    doc: "How many requests of one environment are answered in a minute; more are refused with 429.",
  },
};
