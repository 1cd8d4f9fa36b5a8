import * as pulumi from "@pulumi/pulumi";
import * as daily from "pulumi-daily/native";
import { withPlugin } from "../support/plugin";
import { errorsOf } from "../support/run";
import { walk } from "../support/walk";

describe("an account that is not what it seems", () => {
  let declare: () => void = () => undefined;
  const world = walk(async () => declare(), { environment: withPlugin });
  const failing = async (program: () => void) => {
    declare = program;
    const after = world.emulator.requests().length;
    const run = await world.stack.up();
    expect(run.ok).toBe(false);
    expect(world.emulator.requests({ after })).toEqual([]);
    return errorsOf(run).join("\n");
  };

  test.each([
    ["undefined", pulumi.output(undefined)],
    ["empty", pulumi.secret("")],
  ])("a key that turns out to be %s is refused, and the stack's is not used in its place", async (_, apiKey) => {
    const errors = await failing(() => {
      const eu = new daily.Provider("eu", { apiKey: apiKey as never, apiUrl: world.emulator.url });
      new daily.Room("r", {}, { provider: eu });
    });
    expect(errors).toMatch(/apiKey of provider "eu" is empty/);
  });
});
