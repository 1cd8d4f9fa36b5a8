import * as pulumi from "@pulumi/pulumi";
import * as dynamic from "pulumi-daily";
import * as native from "pulumi-daily/native";

beforeAll(() =>
  pulumi.runtime.setMocks({ newResource: ({ name, inputs }) => ({ id: name, state: inputs }), call: () => ({}) }),
);

const NO_OBJECT = "its arguments are not an object; give one, such as {}. Each of its values may be an output.";

/** What a program in JavaScript is told: as a RunError, which Pulumi prints without a stack. */
function refusal(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    expect(pulumi.RunError.isInstance(error)).toBe(true);
    return (error as Error).message;
  }
  throw new Error("It was not refused.");
}

describe.each([
  ["pulumi-daily", dynamic],
  ["pulumi-daily/native", native],
] as const)("in %s", (_, daily) => {
  describe.each(["Room", "MeetingToken", "MeetingAccess", "Provider"] as const)("a %s in plain JavaScript", (type) => {
    const make = (args: unknown) => new daily[type]("r", args as never);

    test.each<[string, unknown]>([
      ["null", null],
      ["a string", "standup"],
      ["a number", 1],
      ["a list", []],
      ["a function", () => ({})],
      ["a promise", Promise.resolve({})],
      ["an output", pulumi.output({})],
    ])("takes no %s for its arguments", (_, args) => {
      expect(refusal(() => make(args))).toBe(`${type} "r": ${NO_OBJECT}`);
    });

    test("takes no function for a value, however deep", () => {
      const value = () => true;
      const roles = { host: { userName: value } };
      expect(refusal(() => make({ roles, list: [value], requestPacing: value }))).toBe(
        `${type} "r": roles.host.userName is a function, list[0] is a function, requestPacing is a function; give a plain value, as in JSON.`,
      );
      expect(refusal(() => make({ roles }))).toBe(
        `${type} "r": roles.host.userName is a function; give a plain value, as in JSON.`,
      );
    });
  });

  test.each<[string, unknown, string]>([
    ["a Date", new Date(0), "a Date"],
    ["a Map", new Map(), "a Map"],
    ["a Buffer", Buffer.from("x"), "a Uint8Array"],
    ["a BigInt", 1n, "a BigInt"],
    ["a Symbol", Symbol("x"), "a Symbol"],
    ["NaN", Number.NaN, "NaN"],
    ["Infinity", Number.POSITIVE_INFINITY, "Infinity"],
  ])("what JSON has not is refused, not changed without a word: %s", (_, value, kind) => {
    expect(refusal(() => new daily.Room("r", { otherProperties: { deep: [value] } }))).toBe(
      `Room "r": otherProperties.deep[0] is ${kind}; give a plain value, as in JSON.`,
    );
  });

  test("a Provider's argument that there is not is named", () => {
    expect(refusal(() => new daily.Provider("eu", { apikey: "0" } as never))).toBe(
      'Provider "eu": there is no argument apikey. Did you mean apiKey?',
    );
  });

  test("arguments that are left out, outputs, and an object that holds itself are fine", () => {
    const room = new daily.Room("fine");
    const triggers: Record<string, unknown> = { room, name: room.name, later: Promise.resolve(1) };
    expect(() => new daily.Room("also", undefined)).not.toThrow();
    expect(() => new daily.MeetingToken("bare", undefined as never)).not.toThrow();
    expect(() => new daily.MeetingToken("token", { roomName: room.name, triggers: { name: room.name } })).not.toThrow();
    triggers.self = triggers;
    expect(refusal(() => new daily.MeetingToken("round", { triggers, userName: () => "Bot" } as never))).toMatch(
      'MeetingToken "round": userName is a function',
    );
  });

  test.each<[string, unknown, string]>([
    ["roles", {}, "roles"],
    ["roles that are null", { roles: null }, "roles"],
    ["roles as an output", { roles: pulumi.output({ host: {} }) }, "roles"],
    ["a role", { roles: { host: null } }, "roles.host"],
    ["a room", { roles: { host: {} }, room: "standup" }, "room"],
  ])("a MeetingAccess names %s that it cannot take", (_, args, path) => {
    expect(refusal(() => new daily.MeetingAccess("r", args as never))).toBe(
      `MeetingAccess "r": ${path} is missing or not an object; give one, such as {}.`,
    );
  });
});

test("import is refused with the way that works", () => {
  expect(refusal(() => new dynamic.Room("r", { name: "standup" }, { import: "standup" }))).toBe(
    'Room "r": Pulumi\'s dynamic providers cannot import. Leave import out. To manage an existing room, give its name and adopt: true; to only look it up, use Room.get.',
  );
  expect(
    refusal(() => new dynamic.MeetingToken("t", { roomName: "standup", expiresIn: "1h" }, { import: "jwt" })),
  ).toBe(
    'MeetingToken "t": Pulumi\'s dynamic providers cannot import, and Daily does not return tokens that it has minted. Leave import out to mint another token. To check a token that you have, use validateMeetingToken.',
  );
  expect(refusal(() => new native.MeetingToken("t", { roomName: "standup", expiresIn: "1h" }, { import: "jwt" }))).toBe(
    'MeetingToken "t": Daily does not return tokens that it has minted, so that none can be imported. Leave import out to mint another token. To check a token that you have, use validateMeetingToken.',
  );
});

test.each([dynamic, native])("a room with a fixed name cannot outlive its replacement", ({ Room }) => {
  expect(refusal(() => new Room("r", { name: "standup" }, { deleteBeforeReplace: false }))).toBe(
    'Room "r": with a fixed name the old room has to go before the new one can be made. Leave deleteBeforeReplace out, or leave name out to have one generated.',
  );
});
