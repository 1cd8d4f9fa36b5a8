import { Room } from "pulumi-daily/native";
import { withPlugin } from "../support/plugin";
import { errorsOf } from "../support/run";
import { steps } from "../support/steps";
import { walk } from "../support/walk";

function roomIn() {
  const declared = { privacy: "private" as "private" | "public" };
  const world = walk(
    async () => {
      new Room("standup", { privacy: declared.privacy });
    },
    { environment: withPlugin },
  );
  return { declared, world };
}

describe("pulumi:autonaming with a pattern, then without", () => {
  steps();
  const { declared, world } = roomIn();
  const configure = (option: string, value: string) =>
    world.stack.pulumi("config", "set", "--stack", "test", "--path", `pulumi:autonaming.${option}`, value);
  const unconfigure = () => world.stack.pulumi("config", "rm", "--stack", "test", "pulumi:autonaming");
  let name: unknown;

  test("names a new room by the pattern", async () => {
    await configure("pattern", `\${stack}-\${name}-\${hex(6)}`);
    const run = await world.stack.up();
    expect(errorsOf(run)).toEqual([]);
    name = world.stack.resource("standup").outputs?.name;
    expect(name).toMatch(/^test-standup-[0-9a-f]{6}$/);
  });

  test("another setting changes nothing of a room that is there", async () => {
    await unconfigure();
    await configure("mode", "disabled");
    expect((await world.stack.up()).operations).toEqual({ standup: "same" });
  });

  test("without the setting the room keeps its name while it is changed", async () => {
    await unconfigure();
    declared.privacy = "public";
    expect((await world.stack.up()).operations).toEqual({ standup: "update" });
    expect(world.stack.resource("standup").outputs?.name).toBe(name);
  });
});
