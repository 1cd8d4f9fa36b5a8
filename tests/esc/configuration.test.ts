import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import { parse } from "yaml";
import {
  createEscAdapter,
  type EscConfiguration,
  EscConfigurationError,
  type EscGrant,
  readEscConfiguration,
} from "../../provider/src/esc";
import { configurationFields, grantable, grantFields } from "../../provider/src/esc/fields";
import { granted } from "../../provider/src/esc/grants";
import { meetingTokenProperties } from "../../provider/src/token/properties";
import type { MeetingTokenProperties } from "../../provider/src/token/properties.generated";
import { GRANT, KEY } from "./support";

const ROOT = join(__dirname, "../..");
const EXAMPLE = readFileSync(join(ROOT, "docs/guides/esc/daily-esc.yaml"), "utf8");
const validate = new Ajv({ strict: false }).compile(
  JSON.parse(readFileSync(join(ROOT, "provider/esc.schema.json"), "utf8")),
);

const GOOD = { url: "https://tokens.example.com/daily", grants: [GRANT] };
const grant = (change: object) => ({ ...GOOD, grants: [{ ...GRANT, ...change }] });

test("the example is one that an adapter and an editor take", () => {
  const configuration = readEscConfiguration(EXAMPLE);
  expect(configuration).toEqual(parse(EXAMPLE));
  expect(validate(configuration)).toBe(true);
  expect(typeof createEscAdapter({ ...configuration, apiKey: KEY })).toBe("function");
});

interface Row {
  readonly given: unknown;
  readonly problems: readonly string[];
  /** Said by the command alone: a JSON schema has no words for it. */
  readonly editorIsSilent?: true;
}

const table: Readonly<Record<string, Row>> = {
  nothing: { given: null, problems: ["The configuration is empty or no object; give it url and grants."] },
  "an empty object": {
    given: {},
    problems: ["url is missing.", "grants is missing, empty or no list: without a grant everything is refused."],
  },
  "no grant": {
    given: { ...GOOD, grants: [] },
    problems: ["grants is missing, empty or no list: without a grant everything is refused."],
  },
  "a grant that is no object": {
    given: { ...GOOD, grants: ["acme/prod"] },
    problems: ["grants[0] is not an object; give it environments, users and rooms."],
  },
  "a slip": {
    given: { ...GOOD, isuer: "https://x.example" },
    problems: ["The configuration has no key isuer. Did you mean issuer?"],
  },
  "a slip in a grant": {
    given: grant({ room: ["a"] }),
    problems: ["The grant grants[0] has no key room. Did you mean rooms?"],
  },
  "an address over http": {
    given: { ...GOOD, url: "http://tokens.example.com", jwksUrl: "http://api.example.com/jwks" },
    problems: [
      "url begins with http:; write https, or anybody on the way could sign.",
      "jwksUrl begins with http:; write https, or anybody on the way could sign.",
    ],
  },
  "what is no address": {
    given: { ...GOOD, url: "tokens.example.com" },
    problems: ['url is not an http or https URL; write the full URL, such as "https://example.com/bye".'],
  },
  "an API without its version": {
    given: { ...GOOD, apiUrl: "https://api.daily.co" },
    problems: ['apiUrl lacks its version; write "https://api.daily.co/v1".'],
    editorIsSilent: true,
  },
  "the API key": {
    given: { ...GOOD, apiKey: "x" },
    problems: [
      "apiKey does not belong in the configuration: set DAILY_API_KEY, or DAILY_API_KEY_FILE to a file that holds it.",
    ],
  },
  "a domain's name as its id": {
    given: { ...GOOD, domainId: "acme" },
    problems: ["domainId is not a UUID."],
    editorIsSilent: true,
  },
  "a domain's address as its name": {
    given: { ...GOOD, domainName: "acme.daily.co" },
    problems: ["domainName is not the part of the domain's address before .daily.co."],
    editorIsSilent: true,
  },
  "no requests": {
    given: { ...GOOD, requestsPerMinute: 0 },
    problems: ["requestsPerMinute is 0; it must be at least 1."],
  },
  "every organization": {
    given: grant({ environments: ["*/bots/prod"] }),
    problems: [
      'grants[0].environments[0] is "*/bots/prod"; it must be an environment such as "acme/prod" or "acme/bots/*": the organization, without *, then the environment, or its project and name.',
    ],
  },
  "an organization alone": {
    given: grant({ environments: ["acme"] }),
    problems: [
      'grants[0].environments[0] is "acme"; it must be an environment such as "acme/prod" or "acme/bots/*": the organization, without *, then the environment, or its project and name.',
    ],
  },
  "a user with white space": {
    given: grant({ users: ["alice bob"] }),
    problems: ['grants[0].users[0] is "alice bob"; it must be a name, in which * stands for any characters.'],
  },
  "a room's URL": {
    given: grant({ rooms: ["https://acme.daily.co/standup"] }),
    problems: [
      `grants[0].rooms[0] is "https://acme.daily.co/standup"; it must be a room's name, in which * stands for any characters.`,
    ],
  },
  "empty lists": {
    given: grant({ environments: [], users: [], rooms: [] }),
    problems: [
      "grants[0].environments is empty, which grants nothing. Name at least one.",
      "grants[0].users is empty, which grants nothing. Name at least one.",
      "grants[0].rooms is empty, which grants nothing. Name at least one.",
    ],
  },
  "nobody, and no environment": {
    given: grant({ environments: undefined, users: null }),
    problems: ["grants[0].environments is missing.", "grants[0].users is missing."],
  },
  "no rooms and no end": {
    given: grant({ rooms: undefined, maxLifetime: undefined }),
    problems: [
      "grants[0].rooms is missing. Set it, or set allRooms: true if a token for every room is meant.",
      "grants[0].maxLifetime is missing. Set it, or set neverExpires: true if a token without an end is meant.",
    ],
  },
  "a duration without a unit": {
    given: grant({ maxLifetime: "3600", rotateAtMostEvery: true }),
    problems: [
      'grants[0].maxLifetime is "3600", without a unit; write "3600s" if seconds are meant.',
      'grants[0].rotateAtMostEvery is a boolean; write a duration such as "24h", or a number of seconds.',
    ],
  },
  "a fixed property with a wrong value": {
    given: grant({ properties: { isOwner: "yes" } }),
    problems: ["grants[0].properties: isOwner is a string; it must be true or false."],
  },
  "a fixed room, end and lifetime": {
    given: grant({ properties: { roomName: "standup", exp: 1, expiresIn: "1h" } }),
    problems: ["roomName", "exp", "expiresIn"].map(
      (name) =>
        expect.stringContaining(
          `grants[0].properties cannot fix ${name}: that is no property of a token, cannot be self-signed, or is said by the grant's other keys.`,
        ) as never,
    ),
  },
  "a property that cannot be self-signed": {
    given: grant({ properties: { enablePrejoinUi: false }, choose: ["enableTerseLogging"] }),
    problems: [
      expect.stringContaining('grants[0].choose[0] is "enableTerseLogging"; it must be one of "nbf", ') as never,
      expect.stringContaining("grants[0].properties cannot fix enablePrejoinUi: ") as never,
    ],
  },
  "a room to be chosen": {
    given: grant({ choose: ["roomName"] }),
    problems: ["grants[0].choose names what a request may always set. Leave roomName and expiresIn out of it."],
  },
  "properties that are no object": {
    given: grant({ properties: ["isOwner"] }),
    problems: ["grants[0].properties is not an object; leave it out, or fix a property in it."],
  },
  "what is fixed and to be chosen": {
    given: grant({ properties: { userName: "Bot" }, choose: ["userName"] }),
    problems: [
      "grants[0].choose lets a request set userName, which grants[0].properties fixes. Leave one of the two out.",
    ],
    editorIsSilent: true,
  },
};

const given = (value: unknown) => JSON.stringify(value);

describe("is refused, by the editor as well where its schema can tell:", () => {
  test.each(Object.entries(table))("%s", (_what, row) => {
    let error: unknown;
    try {
      readEscConfiguration(given(row.given));
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(EscConfigurationError);
    const { problems, message } = error as EscConfigurationError;
    expect(problems.map(({ reason }) => reason)).toEqual(row.problems);
    expect(message).toBe(problems.map(({ reason }) => reason).join("\n"));
    expect(validate(JSON.parse(given(row.given)))).toBe(row.editorIsSilent === true);
  });

  test("what looks like an API key or a token, without showing it", () => {
    const key = "0123456789abcdef".repeat(4);
    expect(() => readEscConfiguration(given(grant({ users: [`${key} `] })))).toThrow(
      'grants[0].users[0] is "[secret] "; it must be a name, in which * stands for any characters.',
    );
  });

  test("what is no YAML, without a picture of the text", () => {
    const text = "url: [\ngrants: x";
    expect(() => readEscConfiguration(text)).toThrow(/^The configuration is no YAML: [^\n]+ at line 2, column 1\.$/);
  });
});

describe("a key without a value is not taken for one that is left out:", () => {
  const faultsOf = (value: unknown) => {
    try {
      readEscConfiguration(given(value));
    } catch (error) {
      return (error as EscConfigurationError).problems.map(({ reason }) => reason);
    }
    return [];
  };

  test.each(Object.entries(configurationFields))("%s", (name, { required }) => {
    const value = { ...GOOD, [name]: null };
    expect(faultsOf(value)).toEqual([
      required ? expect.stringMatching(`^${name} is missing`) : `${name} is empty; give it a value or leave it out.`,
    ]);
    expect(validate(value)).toBe(false);
  });

  test.each(Object.entries(grantFields))("%s of a grant", (name, { required }) => {
    const at = `grants[0].${name}`;
    const value = grant({ [name]: null });
    expect(faultsOf(value)).toEqual([
      required ? `${at} is missing.` : `${at} is empty; give it a value or leave it out.`,
    ]);
    expect(validate(value)).toBe(false);
  });

  test("a property that a grant fixes", () => {
    expect(faultsOf(grant({ properties: { isOwner: null } }))).toEqual([
      "grants[0].properties.isOwner is empty; give it a value or leave it out.",
    ]);
  });
});

test("an adapter is not made without a good configuration and a key", () => {
  expect(() => createEscAdapter({ ...GOOD, apiKey: "" })).toThrow(
    "apiKey is missing or empty; give the domain's Daily API key.",
  );
  expect(() => createEscAdapter({ ...GOOD, grants: [], apiKey: KEY })).toThrow(EscConfigurationError);
});

test("an editor takes an address of this machine, and a grant for every room and without an end", () => {
  const { rooms, maxLifetime, ...rest } = GRANT;
  const grants = [{ ...rest, allRooms: true, neverExpires: true }];
  for (const host of ["127.0.0.1:8080", "[::1]:8080", "localhost", "cloud.localhost:1", "emulator:3000"]) {
    const value = { url: GOOD.url, grants, jwksUrl: `http://${host}/jwks`, apiUrl: `http://${host}/v1` };
    expect(readEscConfiguration(given(value))).toEqual(value);
    expect(validate(value)).toBe(true);
  }
});

test("a grant may fix an nbf: whether it comes before a token's end is told when the token is asked for", () => {
  const value = grant({ properties: { nbf: 1893456000 } });
  expect(readEscConfiguration(given(value))).toEqual(value);
  expect(validate(value)).toBe(true);
  const grants = value.grants as EscGrant[];
  const ask = (now: number) => granted(grants, { roomName: "standup", expiresIn: "10m" }, now);
  expect(ask(1893456000 - 599).properties).toMatchObject({ nbf: 1893456000 });
  expect(() => ask(1893456000 - 600)).toThrow("nbf is 2030-01-01T00:00:00Z, which is not before its expiry (");
});

test("the table has the keys that the types have", () => {
  // A key of a type that is missing here does not compile.
  const ofConfiguration: Readonly<Record<keyof EscConfiguration, true>> = {
    url: true,
    grants: true,
    issuer: true,
    jwksUrl: true,
    apiUrl: true,
    domainId: true,
    domainName: true,
    requestsPerMinute: true,
  };
  const ofGrant: Readonly<Record<keyof EscGrant, true>> = {
    environments: true,
    rootEnvironments: true,
    users: true,
    rooms: true,
    allRooms: true,
    maxLifetime: true,
    neverExpires: true,
    properties: true,
    choose: true,
    rotateAtMostEvery: true,
  };
  expect(Object.keys(configurationFields)).toEqual(Object.keys(ofConfiguration));
  expect(Object.keys(grantFields)).toEqual(Object.keys(ofGrant));
  type Chosen = NonNullable<EscGrant["choose"]>[number];
  const notToBeChosen: Readonly<Record<Exclude<keyof MeetingTokenProperties, Chosen>, true>> = {
    roomName: true,
    exp: true,
    otherProperties: true,
    enableLiveCaptionsUi: true,
    enablePrejoinUi: true,
    enableTerseLogging: true,
  };
  const notGrantable = Object.keys(meetingTokenProperties).filter((name) => !(name in grantable));
  expect([...notGrantable, "otherProperties"].sort()).toEqual(Object.keys(notToBeChosen).sort());
});
