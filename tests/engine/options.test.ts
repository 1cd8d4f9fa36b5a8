import * as pulumi from "@pulumi/pulumi";
import { MeetingToken, Provider, Room } from "pulumi-daily";
import { errorsOf } from "../support/run";
import { steps } from "../support/steps";
import { walk } from "../support/walk";

const HOUR = 3_600;

/** What Pulumi's own options and settings do to resources of a dynamic provider, as docs/guides/limits.md tells it. */
describe("protect: true", () => {
  steps();
  let protect = true;
  const world = walk(async () => {
    const { name: roomName } = new Room("standup", {}, { protect: true });
    new MeetingToken("bot", { roomName, expiresIn: "24h" }, { protect });
  });
  const expiresAt = () => world.stack.resource("bot").outputs?.expiresAt;

  test("stops a token's renewal: the update fails", async () => {
    expect((await world.stack.up()).ok).toBe(true);
    world.clock.advance(20 * HOUR);
    const before = expiresAt();
    const run = await world.stack.up();
    expect(run.ok).toBe(false);
    expect(errorsOf(run).join()).toMatch(/protect/);
    expect(expiresAt()).toBe(before);
  });

  test("where only the room has it, one update takes it off the token and renews it", async () => {
    protect = false;
    expect((await world.stack.up()).operations).toMatchObject({ bot: "replace", standup: "same" });
    expect(world.stack.names.sort()).toEqual(["bot", "standup"]);
    expect(Date.parse(String(expiresAt()))).toBeGreaterThan(world.clock.seconds * 1_000 + 20 * HOUR * 1_000);
  });
});

describe("pulumi:autonaming", () => {
  const world = walk(async () => void new Room("standup"));

  test("is not seen: the name is the provider's own", async () => {
    await world.stack.pulumi("config", "set", "--stack", "test", "--path", "pulumi:autonaming.pattern", "another");
    expect((await world.stack.up()).ok).toBe(true);
    expect(world.stack.resource("standup").id).toMatch(/^standup-[a-z0-9]{12}$/);
  });
});

describe("a Provider that is handed to a component", () => {
  const other: pulumi.dynamic.ResourceProvider = {
    create: async () => ({ id: "another", outs: {} }),
  };
  const world = walk(async () => {
    const eu = new Provider("eu", { apiKey: pulumi.secret(world.emulator.apiKey), apiUrl: world.emulator.url });
    const parent = new pulumi.ComponentResource("test:index:Group", "group", {}, { providers: [eu] });
    new (class extends pulumi.dynamic.Resource {})(other, "another", {}, { parent });
    new Room("standup", {}, { parent });
  });

  test("serves every dynamic resource in it", async () => {
    expect((await world.stack.up()).ok).toBe(true);
    const providerOf = (name: string) => (world.stack.resource(name) as unknown as { provider: string }).provider;
    expect(providerOf("another")).toMatch(/::eu::/);
    expect(providerOf("standup")).toBe(providerOf("another"));
  });
});
