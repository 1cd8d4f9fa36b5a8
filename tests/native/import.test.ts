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

interface Declared {
  readonly properties: RoomArgs;
  readonly options: CustomResourceOptions;
}
