import * as pulumi from "@pulumi/pulumi";
import { decodeMeetingToken } from "pulumi-daily/token";
import { describeWith } from "../support/onPath";
import { saidIn, withPlugin } from "../support/plugin";
import { errorsOf } from "../support/run";
import { leaksIn } from "../support/secrets";
import { steps } from "../support/steps";
import { walk } from "../support/walk";
import { runYaml } from "../support/yaml";

/** As a program in any language declares it: the plugin constructs the component. */
class MeetingAccess extends pulumi.ComponentResource {
  declare readonly roomName: pulumi.Output<string>;
  declare readonly roomUrl: pulumi.Output<string>;
  declare readonly tokens: pulumi.Output<Record<string, string>>;
  declare readonly joinUrls: pulumi.Output<Record<string, string>>;

  constructor(name: string, args: pulumi.Inputs, options?: pulumi.ComponentResourceOptions) {
    const outputs = { roomName: undefined, roomUrl: undefined, tokens: undefined, joinUrls: undefined };
    super("daily:index:MeetingAccess", name, { ...outputs, ...args }, options, true);
  }
}

const ROLES = { host: { userName: "Host" }, guest: {} };
const NAMES = ["standup", "standup-host", "standup-guest"];
const all = (operation: string) => Object.fromEntries(NAMES.map((name) => [name, operation]));

describe("a room and a token for each role, constructed by the plugin", () => {
  steps();
  let isSecret: boolean[] = [];
  const declared = {
    name: "standup",
    args: { expiresIn: "24h", roles: ROLES } as pulumi.Inputs,
    options: {} as pulumi.ComponentResourceOptions,
  };
  const world = walk(
    async () => {
      const { name, args, options } = declared;
      const { roomName, roomUrl, tokens, joinUrls } = new MeetingAccess(name, args, options);
      isSecret = await Promise.all([pulumi.isSecret(roomUrl), pulumi.isSecret(tokens), pulumi.isSecret(joinUrls)]);
      return { roomName, roomUrl, tokens, joinUrls };
    },
    { environment: withPlugin },
  );
  const outputs = async () =>
    (await world.stack.outputs()) as {
      roomName: string;
      roomUrl: string;
      tokens: Record<"host" | "guest", string>;
      joinUrls: Record<"host" | "guest", string>;
    };

  test("a preview shows them all, and asks Daily nothing", async () => {
    const run = await world.stack.preview();
    expect(saidIn(run)).toEqual([]);
    expect(run.operations).toEqual(all("create"));
    expect(world.emulator.requests()).toEqual([]);
    expect(isSecret).toEqual([false, true, true]);
  });

  test("an update makes them, below the component, and each role may what its preset says", async () => {
    const run = await world.stack.up();
    expect(saidIn(run)).toEqual([]);
    expect(run.operations).toEqual(all("create"));
    expect(isSecret).toEqual([false, true, true]);
    const ours = world.stack.state.filter(({ type }) => type.startsWith("daily:"));
    expect(ours.map(({ urn }) => urn.split("::")[2]).sort()).toEqual([
      "daily:index:MeetingAccess",
      "daily:index:MeetingAccess$daily:index:MeetingToken",
      "daily:index:MeetingAccess$daily:index:MeetingToken",
      "daily:index:MeetingAccess$daily:index:Room",
    ]);
    const { roomName, roomUrl, tokens, joinUrls } = await outputs();
    expect(roomName).toMatch(/^standup-/);
    expect(decodeMeetingToken(tokens.host).properties).toMatchObject({ roomName, isOwner: true, userName: "Host" });
    expect(joinUrls.guest).toBe(`${roomUrl}?t=${tokens.guest}`);
    expect(await world.emulator.join({ url: joinUrls.guest })).toMatchObject({ outcome: "joins" });
  });

  test("no change: an update, a preview and a refresh leave them alone", async () => {
    const before = await outputs();
    for (const run of [await world.stack.up(), await world.stack.preview()]) {
      expect(saidIn(run)).toEqual([]);
      expect(run.operations).toEqual(all("same"));
    }
    expect((await world.stack.refresh({ expectNoChanges: true })).ok).toBe(true);
    expect(await outputs()).toEqual(before);
  });

  test("an alias of the component is one of its room and its tokens", async () => {
    Object.assign(declared, { name: "daily-standup", options: { aliases: [{ name: "standup" }] } });
    const run = await world.stack.preview();
    expect(errorsOf(run)).toEqual([]);
    expect(new Set(Object.values(run.operations))).toEqual(new Set(["same"]));
    Object.assign(declared, { name: "standup", options: {} });
  });

  test("the tokens are in the state once, each with its own resource, and secret", async () => {
    const component = world.stack.state.find(({ type }) => type === "daily:index:MeetingAccess");
    expect(Object.keys(component?.outputs ?? {}).sort()).toEqual(["roomName", "roomUrl"]);
    const { tokens } = await outputs();
    const state = { place: "state", text: await world.stack.exported() };
    expect(leaksIn([state], [...Object.values(tokens), world.emulator.apiKey])).toEqual([]);
  });

  test("under protect its room and its tokens are protected", async () => {
    declared.options = { protect: true };
    expect((await world.stack.up()).ok).toBe(true);
    const run = await world.stack.destroy();
    expect(errorsOf(run).join()).toMatch(/standup-host" cannot be deleted\s+because it is protected/);
    declared.options = {};
    expect((await world.stack.up()).operations).toEqual(all("same"));
  });

  test("destroy leaves nothing", async () => {
    expect((await world.stack.destroy()).ok).toBe(true);
    expect(world.stack.names).toEqual([]);
  });
});

describe("a component with arguments that are outputs, and an account of its own", () => {
  const EU_KEY = "e".repeat(64);
  const world = walk(
    async () => {
      const eu = new Provider("eu", { apiKey: pulumi.secret(EU_KEY), apiUrl: world.emulator.url });
      const first = new Room("first", {}, { provider: eu });
      const userName = first.id.apply(() => "Known later");
      const { roomName, tokens } = new MeetingAccess(
        "standup",
        { expiresIn: "24h", roles: { host: { userName: pulumi.secret(userName) } } },
        { providers: [eu] },
      );
      new Token("extra", { roomName, expiresIn: "24h" }, { provider: eu });
      return { tokens };
    },
    { environment: withPlugin },
  );
  beforeAll(() => world.emulator.addDomain({ name: "eu", apiKey: EU_KEY }));

  test("is previewed, and made for that account", async () => {
    expect(errorsOf(await world.stack.preview())).toEqual([]);
    expect(errorsOf(await world.stack.up())).toEqual([]);
    const { tokens } = (await world.stack.outputs()) as { tokens: { host: string } };
    const eu = world.emulator.domains.find(({ name }) => name === "eu");
    expect(decodeMeetingToken(tokens.host)).toMatchObject({
      domainId: eu?.id,
      properties: { userName: "Known later" },
    });
    const state = { place: "state", text: await world.stack.exported() };
    expect(leaksIn([state], ["Known later", EU_KEY, tokens.host])).toEqual([]);
  });

  test("says from which of its resources an output comes, so that what a program makes of it follows that one", () => {
    const [room] = world.stack.state.filter(({ urn }) => urn.endsWith("$daily:index:Room::standup"));
    expect(world.stack.resource("extra").propertyDependencies?.roomName).toContain(room?.urn);
  });
});

describe("a component with secrets that have no value, and a secret preset", () => {
  const nothing = pulumi.secret(undefined);
  const world = walk(
    async () => {
      const guest = { preset: pulumi.secret("guest"), enableScreenshare: nothing, permissions: nothing };
      return {
        tokens: new MeetingAccess("standup", { expiresIn: "24h", room: { privacy: nothing }, roles: { guest } }).tokens,
      };
    },
    { environment: withPlugin },
  );

  test("keeps its room private, and what the role's preset says", async () => {
    expect(errorsOf(await world.stack.up())).toEqual([]);
    const room = world.stack.state.find(({ type }) => type === "daily:index:Room");
    expect(room?.outputs?.privacy).toBe("private");
    const { tokens } = (await world.stack.outputs()) as { tokens: { guest: string } };
    expect(decodeMeetingToken(tokens.guest).properties).toMatchObject({
      enableScreenshare: false,
      permissions: { canSend: ["video", "audio"], canAdmin: false },
    });
  });
});

describeWith("pulumi-language-yaml", "a component of a program in YAML", () => {
  steps();
  const world = walk(async () => undefined, { environment: withPlugin });
  const declare = (roles: object, room = {}) => {
    const access = { type: "daily:MeetingAccess", properties: { expiresIn: "24h", room, roles } };
    runYaml(world.stack, { resources: { standup: access }, outputs: { joinUrls: `\${standup.joinUrls}` } });
  };

  test("with a role that is misspelt is refused, and nothing is made", async () => {
    declare({ hots: {} });
    for (const command of ["preview", "up"] as const) {
      const run = await world.stack[command]();
      expect(errorsOf(run).join()).toContain(
        'MeetingAccess "standup": there is no preset for role hots. Did you mean host?',
      );
    }
    expect(world.emulator.requests()).toEqual([]);
    expect(world.stack.names).toEqual([]);
  });

  test("is made, and changes no more", async () => {
    declare(ROLES);
    expect((await world.stack.up()).operations).toEqual(all("create"));
    expect((await world.stack.up()).operations).toEqual(all("same"));
  });

  test("with a fixed name its room is replaced with --replace, and its tokens with it", async () => {
    declare(ROLES, { name: "standup" });
    expect(errorsOf(await world.stack.up())).toEqual([]);
    const room = world.stack.state.find(({ type }) => type === "daily:index:Room");
    const run = await world.stack.up({ replace: [String(room?.urn)] });
    expect(errorsOf(run)).toEqual([]);
    expect(run.operations).toEqual(all("replace"));
    declare(ROLES);
    expect(errorsOf(await world.stack.up())).toEqual([]);
  });

  test("refers to the error of a token that cannot be made", async () => {
    declare({ ...ROLES, recorder: {} });
    world.emulator.fault("POST /meeting-tokens 403");
    const errors = errorsOf(await world.stack.up({ continueOnError: true })).join("\n");
    world.emulator.clearFaults();
    expect(errors).toContain("Daily does not allow this account (403, forbidden-error) while creating a meeting token");
    expect(errors).toContain('Pulumi did not register "standup-recorder" (resource registration failed)');
    expect(errors).not.toContain("defect");
    declare(ROLES);
  });

  test("shows no token, --debug included", async () => {
    expect((await world.stack.up({ debug: true })).ok).toBe(true);
    const { joinUrls } = (await world.stack.outputs()) as { joinUrls: Record<string, string> };
    const tokens = Object.values(joinUrls).map((url) => String(new URL(url).searchParams.get("t")));
    expect(leaksIn(world.stack.evidence, [...tokens, world.emulator.apiKey])).toEqual([]);
  });
});

class Token extends pulumi.CustomResource {
  constructor(name: string, args: pulumi.Inputs, options: pulumi.CustomResourceOptions) {
    super("daily:index:MeetingToken", name, args, options);
  }
}

class Provider extends pulumi.ProviderResource {
  constructor(name: string, args: pulumi.Inputs) {
    super("daily", name, args);
  }
}

class Room extends pulumi.CustomResource {
  constructor(name: string, args: pulumi.Inputs, options: pulumi.CustomResourceOptions) {
    super("daily:index:Room", name, args, options);
  }
}
