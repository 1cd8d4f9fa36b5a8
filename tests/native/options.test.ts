import * as pulumi from "@pulumi/pulumi";
import * as daily from "pulumi-daily/native";
import { byHand } from "../support/byHand";
import { withPlugin } from "../support/plugin";
import { errorsOf } from "../support/run";
import { steps } from "../support/steps";
import { walk } from "../support/walk";

describe("a room that is imported", () => {
  steps();
  let options: pulumi.CustomResourceOptions = { import: "lobby" };
  const world = walk(
    async () => {
      const room = new daily.Room("lobby", { name: "lobby", privacy: "private", enableChat: true }, options);
      return { url: room.url };
    },
    { environment: withPlugin },
  );
  beforeAll(() =>
    byHand(world, "POST", "/rooms", { name: "lobby", privacy: "private", properties: { enable_chat: true } }),
  );

  test("is taken over as it is", async () => {
    const run = await world.stack.up();
    expect(errorsOf(run)).toEqual([]);
    expect(run.steps).toEqual(["import lobby"]);
    expect(world.emulator.requests().filter(({ method }) => method !== "GET")).toHaveLength(1);
  });

  test("is then a room as any other", async () => {
    options = {};
    expect((await world.stack.up()).operations).toEqual({ lobby: "same" });
  });

  test("with a fixed name is replaced on demand, the old one first", async () => {
    const { urn } = world.stack.resource("lobby");
    const run = await world.stack.up({ replace: [urn] });
    expect(errorsOf(run)).toEqual([]);
    expect(run.operations).toEqual({ lobby: "replace" });
  });
});

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
