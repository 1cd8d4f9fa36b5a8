import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { version } from "../../provider/package.json";
import { BIN } from "../../scripts/plugin/places";
import { roomFacts, tokenFacts } from "../unit/support/facts";

const FILE = resolve(__dirname, "../../plugin/schema.json");

interface Property {
  readonly $ref?: string;
  readonly description: string;
  readonly secret?: boolean;
  readonly deprecationMessage?: string;
}
type Properties = Readonly<Record<string, Property>>;

const schema = JSON.parse(readFileSync(FILE, "utf8"));
const resource = (name: string) => schema.resources[`daily:index:${name}`];
const inputsOf = (name: string): Properties => resource(name).inputProperties;
const outputsOf = (name: string): Properties => resource(name).properties;
const secretsIn = (properties: Properties) => Object.keys(properties).filter((name) => properties[name]?.secret);
const typeAt = (property: Property | undefined) => schema.types[property?.$ref?.replace("#/types/", "") ?? ""];
const valuesOf = (property: Property | undefined) => typeAt(property).enum.map(({ value }: { value: string }) => value);
const camelCase = (rest: string) => rest.replace(/_(\w)/g, (_whole, letter: string) => letter.toUpperCase());

describe("the package schema", () => {
  test("is one to Pulumi", () => {
    expect(() => execFileSync("pulumi", ["schema", "check", FILE], { stdio: "pipe" })).not.toThrow();
  });

  test("is what the plugin answers", () => {
    const answerOf = (source: string) => {
      const args = ["package", "get-schema", source];
      return JSON.parse(execFileSync("pulumi", args, { encoding: "utf8", maxBuffer: 2 ** 26 }));
    };
    expect(answerOf(join(BIN, "pulumi-resource-daily"))).toEqual({ ...answerOf(FILE), version });
  });

  test("has an argument for everything that Daily documents, and for managing it", () => {
    const options = ["name", "namePrefix", "privacy", "adopt", "otherProperties"];
    const documented = roomFacts.map(({ rest }) => camelCase(rest));
    expect(Object.keys(inputsOf("Room")).sort()).toEqual([...options, ...documented].sort());

    const management = ["expiresIn", "renewBefore", "renew", "triggers", "signedBy", "allRooms", "neverExpires"];
    const more = [...management, "allowMissingRoom", "otherProperties"];
    const names = tokenFacts.map(({ name }) => name);
    expect(Object.keys(inputsOf("MeetingToken")).sort()).toEqual([...names, ...more].sort());
  });

  test("has a set take what a token takes, for all of its tokens and for each", () => {
    const { tokens, validate, ...shared } = inputsOf("MeetingTokenSet");
    expect(shared).toEqual(inputsOf("MeetingToken"));
    expect(tokens).toMatchObject({ additionalProperties: { $ref: "#/types/daily:index:MeetingTokenSetToken" } });
    expect(schema.types["daily:index:MeetingTokenSetToken"].properties).toEqual(inputsOf("MeetingToken"));
    expect(valuesOf(validate)).toEqual(["sample", "each"]);
    expect(resource("MeetingTokenSet").requiredInputs).toEqual(["tokens"]);
  });

  test("gives the arguments back as outputs, and says what is there in any case", () => {
    for (const name of ["Room", "MeetingToken", "MeetingTokenSet"]) {
      expect(outputsOf(name)).toMatchObject(keysOf(inputsOf(name)));
    }
    expect(resource("Room").required.sort()).toEqual(["createdAt", "domainName", "name", "roomId", "url"]);
    expect(resource("MeetingToken").required.sort()).toEqual(["issuedAt", "token"]);
    expect(resource("MeetingToken").requiredInputs).toBeUndefined();
    const ofSet = ["expiresAt", "issuedAt", "renewAt", "rooms", "tokens"];
    expect(resource("MeetingTokenSet").required.sort()).toEqual(ofSet);
  });

  test("marks what lets somebody in, and what may hold a key, as secret", () => {
    const mayHoldKey = ["meetingJoinHook", "streamingEndpoints"];
    expect(secretsIn(inputsOf("Room")).sort()).toEqual(mayHoldKey);
    expect(secretsIn(outputsOf("Room")).sort()).toEqual([...mayHoldKey, "dialinCode", "sipUri"].sort());
    expect(secretsIn(inputsOf("MeetingToken"))).toEqual([]);
    expect(secretsIn(outputsOf("MeetingToken"))).toEqual(["token"]);
    expect(secretsIn(inputsOf("MeetingTokenSet"))).toEqual([]);
    expect(secretsIn(outputsOf("MeetingTokenSet"))).toEqual(["tokens"]);
    expect(secretsIn(outputsOf("MeetingAccess")).sort()).toEqual(["joinUrls", "tokens"]);
    expect(secretsIn(schema.provider.inputProperties)).toEqual(["apiKey"]);
    expect(secretsIn(schema.config.variables)).toEqual(["apiKey"]);
    expect(secretsIn(schema.functions["daily:index:validateMeetingToken"].inputs.properties)).toEqual(["token"]);
  });

  test("puts no default and nothing of the environment into a state: an SDK would", () => {
    const keys = keysAnywhere(schema);
    expect(keys).toContain("description");
    expect(keys).not.toContain("default");
    expect(keys).not.toContain("defaultInfo");
  });

  test("takes over the resources of the dynamic provider", () => {
    for (const name of ["Room", "MeetingToken", "MeetingTokenSet"]) {
      expect(resource(name).aliases).toEqual([{ type: `pulumi-nodejs:dynamic/daily:${name}` }]);
    }
  });

  test("lists the values of an enumeration, with names that every language can write", () => {
    expect(valuesOf(inputsOf("Room").privacy)).toEqual(["public", "private"]);
    expect(valuesOf(inputsOf("MeetingToken").signedBy)).toEqual(["daily", "apiKey"]);
    expect(typeAt(inputsOf("Room").lang).enum).toContainEqual({ name: "PtBR", value: "pt-BR" });
    expect(typeAt(inputsOf("Room").enableRawTracksTranscodedAudio).enum).toContainEqual({ name: "Empty", value: "" });
  });

  test("tells defaults, limits, plans and what is deprecated in words", () => {
    const { maxParticipants } = inputsOf("Room");
    expect(maxParticipants?.description).toMatch(/Default: `200`\. A whole number\. At least 1\. Paid plans only\.$/);
    expect(inputsOf("MeetingToken").renewBefore?.description).toMatch(/Default: a third of the lifetime\.$/);
    const storage = schema.types["daily:index:StreamingEndpointHlsConfigStorage"];
    expect(storage.properties.path.deprecationMessage).toBe("Daily wants `pathTemplate` in its place.");
  });

  test("takes where Python's SDK could not tell a list from the rest anything, and says what", () => {
    expect(inputsOf("Room").enableRecording).toMatchObject({
      $ref: "pulumi.json#/Any",
      description: expect.stringContaining('"raw-tracks", or a list'),
    });
  });

  test("takes an object that Daily may know more fields of as a map as well", () => {
    const { layout } = schema.types["daily:index:StartCloudRecordingOpts"].properties;
    expect(layout.oneOf).toEqual([
      { $ref: "#/types/daily:index:StartCloudRecordingOptsLayout" },
      { type: "object", additionalProperties: { $ref: "pulumi.json#/Any" } },
    ]);
    expect(inputsOf("Room").autoTranscriptionSettings?.description).toContain("The keys of a map are `language`, ");
  });

  test("has a role take what a token takes, but for what the component decides", () => {
    const { roomName, allRooms, ...args } = inputsOf("MeetingToken");
    expect(schema.types["daily:index:MeetingAccessRole"].properties).toEqual({ ...args, preset: expect.anything() });
    expect(schema.types["daily:index:MeetingAccessRoom"].properties).toEqual(inputsOf("Room"));
    expect(resource("MeetingAccess").requiredInputs).toEqual(["roles"]);
  });
});

const keysOf = (properties: Properties) =>
  Object.fromEntries(Object.keys(properties).map((name) => [name, expect.anything()]));

/** The keys of a spec; those of its properties are names. */
function keysAnywhere(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [key, ...keysAnywhere(item)]);
}
