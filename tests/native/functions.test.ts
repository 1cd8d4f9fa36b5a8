import * as pulumi from "@pulumi/pulumi";
import {
  getDomain,
  getDomainOutput,
  getRoom,
  getRoomOutput,
  getRoomsOutput,
  Provider,
  Room,
  validateMeetingTokenOutput,
} from "pulumi-daily/native";
import { mintMeetingToken } from "pulumi-daily/token";
import { byHand } from "../support/byHand";
import { withPlugin } from "../support/plugin";
import { leaksIn } from "../support/secrets";
import { steps } from "../support/steps";
import { walk } from "../support/walk";

const EU_KEY = "e".repeat(64);
const HOOK_KEY = "a-key-in-a-hook";

class Site extends pulumi.ComponentResource {
  readonly domain = getDomainOutput({}, { parent: this }).domainName;
  constructor(name: string, options: pulumi.ComponentResourceOptions) {
    super("test:index:Site", name, {}, options);
  }
}

describe("functions of the plugin's, in a Node.js program", () => {
  steps();
  let token = "";
  const world = walk(
    async () => {
      const room = new Room("standup", { name: "standup" });
      const eu = new Provider("eu", { apiKey: EU_KEY, apiUrl: world.emulator.url });
      const hooked = getRoomOutput({ name: "hooked" });
      return {
        found: (await getRoom({ name: "lobby" })).properties,
        mine: getRoomOutput({ name: room.name }, { dependsOn: room }).roomId.apply((id) =>
          room.roomId.apply((known) => known === id),
        ),
        hooked: hooked.properties,
        names: pulumi.unsecret(getRoomsOutput()).apply(({ rooms }) => rooms.map(({ name }) => name)),
        domains: [
          getDomainOutput().domainName,
          getDomainOutput({}, { provider: eu }).domainName,
          getDomainOutput({}, { parent: new Room("there", {}, { provider: eu }) }).domainName,
          new Site("site", { providers: [eu] }).domain,
        ],
        valid: pulumi.unsecret(validateMeetingTokenOutput({ token }).valid),
        expiresAt: validateMeetingTokenOutput({ token }).expiresAt,
      };
    },
    { environment: withPlugin },
  );
  beforeAll(async () => {
    const { emulator } = world;
    emulator.addDomain({ name: "eu", apiKey: EU_KEY });
    await byHand(world, "POST", "/rooms", { name: "lobby", properties: { enable_chat: true } });
    await byHand(world, "POST", "/rooms", {
      name: "hooked",
      properties: { meeting_join_hook: `https://example.com/?key=${HOOK_KEY}` },
    });
    const account = { apiKey: emulator.apiKey, apiUrl: emulator.url };
    ({ token } = await mintMeetingToken({ roomName: "lobby", exp: 4_000_000_000 }, account));
  });

  test("a preview asks for what it knows, and not for what it does not", async () => {
    expect((await world.stack.preview()).ok).toBe(true);
    const asked = world.emulator.requests().map(({ method, path }) => `${method} ${path.split("?")[0]}`);
    expect(asked).toContain("GET /rooms/lobby");
    expect(asked).not.toContain("GET /rooms/standup");
  });

  test("an update answers, each account for itself", async () => {
    expect((await world.stack.up({ debug: true })).ok).toBe(true);
    expect(await world.stack.outputs()).toEqual({
      found: { enableChat: true },
      mine: true,
      hooked: { meetingJoinHook: `https://example.com/?key=${HOOK_KEY}` },
      names: expect.arrayContaining(["lobby", "hooked"]),
      domains: ["dev", "eu", "eu", "eu"],
      valid: true,
      expiresAt: "2096-10-02T07:06:40Z",
    });
  });

  test("an answer with a key in it, and one about a token, are secrets, and stand nowhere in clear", async () => {
    const run = await world.stack.up({ debug: true });
    expect(run.output).toMatch(/expiresAt *: \[secret\]/);
    expect(run.output).toMatch(/valid *: true/);
    expect(leaksIn(world.stack.evidence, [EU_KEY, token, HOOK_KEY, world.emulator.apiKey])).toEqual([]);
  });
});

describe("an account whose key is another resource's output", () => {
  const world = walk(
    async () => {
      const first = new Room("first");
      const apiKey = first.roomId.apply(() => EU_KEY);
      const eu = new Provider("eu", { apiKey: pulumi.secret(apiKey), apiUrl: world.emulator.url });
      return {
        later: getDomainOutput({}, { provider: eu }).domainName,
        waits: getDomainOutput({}, { dependsOn: [first] }).domainName,
        promised: getDomain({}, { provider: eu }).then(
          ({ domainName }) => domainName,
          ({ message }: Error) => message,
        ),
      };
    },
    { environment: withPlugin },
  );
  beforeAll(() => world.emulator.addDomain({ name: "eu", apiKey: EU_KEY }));

  test("is not asked in a preview, and a promise says what to use instead", async () => {
    const run = await world.stack.preview();
    expect(run.ok).toBe(true);
    expect(world.emulator.requests()).toEqual([]);
    expect(run.output).toContain(
      "getDomain: an argument of its provider is not known yet. Use getDomainOutput, whose result is then not known either.",
    );
  });

  test("is asked in the update, once what it waits for is made", async () => {
    expect((await world.stack.up()).ok).toBe(true);
    expect(await world.stack.outputs()).toEqual({ later: "eu", waits: "dev", promised: "eu" });
    expect(leaksIn(world.stack.evidence, [EU_KEY])).toEqual([]);
  });
});

describe("a function that fails", () => {
  const world = walk(
    async () => ({
      attic: getRoom({ name: "attic" }).then(
        () => "found",
        (error: Error) => (pulumi.RunError.isInstance(error) ? error.message : "not fit to be shown"),
      ),
      secret: getRoom({ name: ".." }).then(
        () => "found",
        ({ message }: Error) => message,
      ),
    }),
    { environment: withPlugin },
  );

  test("says why, without a stack", async () => {
    expect((await world.stack.up()).ok).toBe(true);
    expect(await world.stack.outputs()).toEqual({
      attic: expect.stringContaining('Room "attic" does not exist at Daily.'),
      secret: expect.stringContaining('getRoom: name is "..";'),
    });
  });
});
