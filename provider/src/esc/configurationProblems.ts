import { apiUrlFault, isNearby } from "../daily/account";
import { meetingTokenProblems } from "../lifecycle/meetingToken/check";
import { OTHER_PROPERTIES } from "../properties/otherProperties";
import type { Field } from "../properties/shape";
import { didYouMean } from "../properties/suggest";
import { isRecord } from "../properties/unknown";
import { type Problem, validateShape } from "../properties/validate";
import { durationProblems } from "../token/expiryProblems";
import { configurationFields, grantable, grantFields } from "./fields";

const noObject: Problem = {
  property: "",
  reason: "The configuration is empty or no object; give it url and grants.",
};

/** All that is wrong with a configuration, whoever wrote it. */
export function configurationProblems(given: unknown): Problem[] {
  if (!isRecord(given)) return [noObject];
  const { grants } = given;
  return [
    ...recordProblems("The configuration", "", given, configurationFields, ["grants"]),
    ...addressProblems(given),
    ...(Array.isArray(grants) && grants.length > 0
      ? grants.flatMap((grant, index) => grantProblems(grant, `grants[${index}]`))
      : [
          { property: "grants", reason: "grants is missing, empty or no list: without a grant everything is refused." },
        ]),
  ];
}

function grantProblems(grant: unknown, path: string): Problem[] {
  if (!isRecord(grant)) {
    return [{ property: path, reason: `${path} is not an object; give it environments, users and rooms.` }];
  }
  const durations = ["maxLifetime", "rotateAtMostEvery"];
  const lists = ["environments", "rootEnvironments", "users", "rooms"];
  const chosen = chosenAnyway(grant.choose, `${path}.choose`);
  const elsewhere = [...durations, "properties", ...(chosen.length > 0 ? ["choose"] : [])];
  return [
    ...recordProblems(`The grant ${path}`, `${path}.`, grant, grantFields, elsewhere),
    ...chosen,
    ...lists
      .filter((name) => isEmpty(grant[name]))
      .map((name) => ({
        property: `${path}.${name}`,
        reason: `${path}.${name} is empty, which grants nothing. Name at least one.`,
      })),
    ...durations.flatMap((name) => durationProblems(`${path}.${name}`, grant[name] ?? undefined)),
    ...unlessMeant(grant, path),
    ...fixedProblems(grant, path),
  ];
}

/** The list of all that may be chosen is long, and does not say this. */
function chosenAnyway(choose: unknown, path: string): Problem[] {
  if (!Array.isArray(choose) || !choose.some((name) => name === "roomName" || name === "expiresIn")) return [];
  return [
    { property: path, reason: `${path} names what a request may always set. Leave roomName and expiresIn out of it.` },
  ];
}

function isEmpty(list: unknown): boolean {
  return Array.isArray(list) && list.length === 0;
}

const NO_KEY_HERE =
  "apiKey does not belong in the configuration: set DAILY_API_KEY, or DAILY_API_KEY_FILE to a file that holds it.";

/** What is wrong with the keys of a record, and with each value by itself, but for those that are checked elsewhere. */
function recordProblems(
  called: string,
  path: string,
  given: Readonly<Record<string, unknown>>,
  fields: Readonly<Record<string, Field>>,
  elsewhere: readonly string[],
): Problem[] {
  const known = Object.keys(fields);
  const strangers = Object.keys(given)
    .filter((name) => !known.includes(name))
    .map((name) => ({
      property: `${path}${name}`,
      reason: name === "apiKey" ? NO_KEY_HERE : `${called} has no key ${name}.${didYouMean(name, known)}`,
    }));
  const optional = Object.keys(fields).filter((name) => !fields[name]?.required);
  const values = Object.entries(fields)
    .filter(([name]) => !elsewhere.includes(name))
    .flatMap(([name, { shape, required }]) => {
      const at = `${path}${name}`;
      if (given[name] !== undefined && given[name] !== null) return validateShape(shape, given[name], at);
      return required ? [{ property: at, reason: `${at} is missing.` }] : [];
    });
  return [...strangers, ...emptyProblems(given, optional, path), ...values];
}

/** YAML reads a key without a value as null: a default would be a guess at what was to stand there. */
function emptyProblems(given: Readonly<Record<string, unknown>>, names: readonly string[], path: string): Problem[] {
  return names
    .filter((name) => given[name] === null)
    .map((name) => ({
      property: `${path}${name}`,
      reason: `${path}${name} is empty; give it a value or leave it out.`,
    }));
}

/** A token for every room, and one without an end, have to be meant. */
function unlessMeant(grant: Readonly<Record<string, unknown>>, path: string): Problem[] {
  const missing = (name: string, word: string, what: string) =>
    grant[name] === undefined && grant[word] !== true
      ? [
          {
            property: `${path}.${name}`,
            reason: `${path}.${name} is missing. Set it, or set ${word}: true if ${what}.`,
          },
        ]
      : [];
  return [
    ...missing("rooms", "allRooms", "a token for every room is meant"),
    ...missing("maxLifetime", "neverExpires", "a token without an end is meant"),
  ];
}

function fixedProblems(grant: Readonly<Record<string, unknown>>, path: string): Problem[] {
  const at = `${path}.properties`;
  const properties = grant.properties ?? {};
  const choose = grant.choose ?? [];
  if (!isRecord(properties))
    return [{ property: at, reason: `${at} is not an object; leave it out, or fix a property in it.` }];
  const allowed = [...Object.keys(grantable), OTHER_PROPERTIES];
  const strangers = Object.keys(properties)
    .filter((name) => !allowed.includes(name))
    .map((name) => ({
      property: `${at}.${name}`,
      reason: `${at} cannot fix ${name}: that is no property of a token, cannot be self-signed, or is said by the grant's other keys.${didYouMean(name, allowed)}`,
    }));
  const twice = (Array.isArray(choose) ? choose : [])
    .filter((name) => name in properties)
    .map((name) => ({
      property: `${path}.choose`,
      reason: `${path}.choose lets a request set ${name}, which ${at} fixes. Leave one of the two out.`,
    }));
  const known = Object.fromEntries(Object.entries(properties).filter(([name]) => allowed.includes(name)));
  // Whether an nbf comes before the end is told when a token is asked for: here neither the end nor the time is known.
  const whole = { ...known, roomName: "any", neverExpires: true, signedBy: "apiKey" };
  const values = meetingTokenProblems({}, whole, { now: 0 }).map(({ property, reason }) => ({
    property: `${at}.${property}`,
    reason: `${at}: ${reason}`,
  }));
  return [...strangers, ...emptyProblems(properties, Object.keys(known), `${at}.`), ...twice, ...values];
}

function addressProblems({ url, issuer, jwksUrl, apiUrl }: Readonly<Record<string, unknown>>): Problem[] {
  const unencrypted = Object.entries({ url, issuer, jwksUrl })
    .filter(([, value]) => typeof value === "string" && isUnencrypted(value))
    .map(([name]) => ({
      property: name,
      reason: `${name} begins with http:; write https, or anybody on the way could sign.`,
    }));
  const fault = typeof apiUrl === "string" ? apiUrlFault(apiUrl) : undefined;
  return fault === undefined ? unencrypted : [...unencrypted, { property: "apiUrl", reason: `apiUrl ${fault}` }];
}

function isUnencrypted(text: string): boolean {
  return URL.canParse(text) && new URL(text).protocol === "http:" && !isNearby(new URL(text).hostname);
}
