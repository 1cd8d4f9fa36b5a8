import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CustomResourceOptions } from "@pulumi/pulumi";
import { Room, type RoomArgs } from "pulumi-daily/native";
import { parse } from "yaml";
import { writes } from "../support/account";
import { byHand } from "../support/byHand";
import { handMadeRoom } from "../support/handMadeRoom";
import { describeWith } from "../support/onPath";
import { withPlugin } from "../support/plugin";
import { steps } from "../support/steps";
import { walk } from "../support/walk";
import { runYaml, type YamlProgram } from "../support/yaml";

describeWith("pulumi-language-yaml", "pulumi import, in a project in YAML", () => {
  steps();
  const world = walk(async () => undefined, { environment: withPlugin });
  const program = (): YamlProgram & { resources: { lobby: Declared } } =>
    parse(readFileSync(join(world.stack.folder, "generated.yaml"), "utf8"));

  test("of a room with 20 settings writes a program that declares each of them", async () => {
    await byHand(world, "POST", "/rooms", handMadeRoom);
    runYaml(world.stack, { resources: {} });
    const where = ["--stack", "test", "--yes", "--out", "generated.yaml"];
    await world.stack.pulumi("import", "daily:index:Room", "lobby", "lobby", ...where);
    const { name, privacy, ...settings } = program().resources.lobby.properties;
    expect([name, privacy]).toEqual(["lobby", "private"]);
    expect(Object.keys(settings)).toHaveLength(Object.keys(handMadeRoom.properties).length);
  });

  test("the next preview of that program is empty, and so are an update and a refresh", async () => {
    runYaml(world.stack, program());
    for (const run of [await world.stack.preview(), await world.stack.up()]) {
      expect(run.operations).toEqual({ lobby: "same" });
    }
    expect((await world.stack.refresh({ expectNoChanges: true })).ok).toBe(true);
  });

  test("the next preview of the same program in TypeScript is empty, too", async () => {
    const { properties, options } = program().resources.lobby;
    world.stack.program = async () => void new Room("lobby", properties, options);
    expect((await world.stack.preview()).operations).toEqual({ lobby: "same" });
  });

  test("Daily was asked for no change", () => {
    expect(writes(world.emulator)).toEqual(["POST /rooms"]);
  });
});

describe("the option import", () => {
  steps();
  const declared: { args: RoomArgs; options: CustomResourceOptions } = {
    args: { name: "lobby", lang: "fr" },
    options: { import: "lobby" },
  };
  const world = walk(async () => void new Room("lobby", declared.args, declared.options), { environment: withPlugin });
  const config = async () => {
    const room = (await byHand(world, "GET", "/rooms/lobby")) as { privacy: string; config: object };
    return { privacy: room.privacy, ...room.config };
  };

  test("takes over a room, and changes only what the program declares: a preview says so", async () => {
    const properties = { lang: "de", enable_chat: true, max_participants: 12 };
    await byHand(world, "POST", "/rooms", { name: "lobby", privacy: "private", properties });
    const said = 'Room "lobby": the program does not declare privacy, maxParticipants, enableChat.';
    expect((await world.stack.preview()).output).toContain(said);
    expect((await world.stack.up()).output).toContain(said);
    expect(await config()).toEqual({ privacy: "private", lang: "fr", enable_chat: true, max_participants: 12 });
  });

  test("what it does not declare is not in the state: a refresh and another update find no change", async () => {
    expect((await world.stack.refresh({ expectNoChanges: true })).ok).toBe(true);
    declared.options = {};
    expect((await world.stack.up()).operations).toEqual({ lobby: "same" });
    declared.args = { name: "lobby" };
    expect((await world.stack.up()).operations).toEqual({ lobby: "update" });
    expect(await config()).toEqual({ privacy: "private", enable_chat: true, max_participants: 12 });
  });
});

describe("the option import of a room, of which the program declares nothing but the name", () => {
  steps();
  const world = walk(
    async () => {
      new Room("lobby", { name: "lobby", ...args }, { import: "lobby" });
      new Room("other", { name: "other" });
    },
    { environment: withPlugin },
  );
  let args: RoomArgs = { lang: "fr" };
  let before: unknown;
  const atDaily = () => byHand(world, "GET", "/rooms/lobby");

  test("whose update fails changes nothing", async () => {
    await byHand(world, "POST", "/rooms", handMadeRoom);
    before = await atDaily();
    world.emulator.fault("POST /rooms/:name 400");
    expect((await world.stack.up()).ok).toBe(false);
    world.emulator.clearFaults();
  });

  test("nor does a refresh after that, or an update of another resource", async () => {
    expect((await world.stack.refresh()).ok).toBe(true);
    const other = "urn:pulumi:test::daily-test::daily:index:Room::other";
    expect((await world.stack.up({ target: [other] })).ok).toBe(true);
    expect(await atDaily()).toEqual(before);
  });

  test("and the update that goes through leaves at Daily what it does not declare", async () => {
    args = {};
    expect((await world.stack.preview()).output).toContain('Room "lobby": the program does not declare ');
    expect((await world.stack.up()).operations).toMatchObject({ lobby: "update" });
    expect(await atDaily()).toEqual(before);
  });

  test("of which nothing is left in the state: not how to call the room either", async () => {
    const { inputs, outputs } = world.stack.resource("lobby");
    expect(inputs).toEqual({ __stateVersion: 1, name: "lobby" });
    expect(outputs).not.toHaveProperty("sipUri");
    expect((await world.stack.refresh({ expectNoChanges: true })).ok).toBe(true);
    expect((await world.stack.up()).operations).toEqual({ lobby: "same", other: "same" });
    expect(writes(world.emulator).filter((line) => !line.endsWith("/lobby"))).toEqual(["POST /rooms", "POST /rooms"]);
  });
});

interface Declared {
  readonly properties: RoomArgs;
  readonly options: CustomResourceOptions;
}
