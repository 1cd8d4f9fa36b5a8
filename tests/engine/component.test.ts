import * as pulumi from "@pulumi/pulumi";
import { decodeMeetingToken, MeetingAccess, type MeetingAccessArgs, Provider, roles } from "pulumi-daily";
import { errorsOf } from "../support/run";
import { steps } from "../support/steps";
import { walk } from "../support/walk";

const args: MeetingAccessArgs = {
  expiresIn: "12h",
  renewBefore: "6h",
  roles: {
    host: { userName: "Host" },
    guest: {},
    bot: { userName: "Note taker", expiresIn: "1h" },
    recorder: {},
    interpreter: { preset: "guest", permissions: { canSend: ["audio"] } },
    plain: { preset: "none", isOwner: false },
  },
};

describe("a room and a token for each role", () => {
  steps();
  let declared = args;
  const world = walk(async () => {
    const { room, tokens, joinUrls, roomName, roomUrl } = new MeetingAccess("standup", declared);
    return { tokens, joinUrls, roomName, roomUrl, privacy: room.privacy };
  });
  const outputs = async () =>
    (await world.stack.outputs()) as {
      tokens: Record<string, string>;
      joinUrls: Record<string, string>;
      roomName: string;
      roomUrl: string;
      privacy: string;
    };

  test("are made by one declaration, below the component", async () => {
    const run = await world.stack.up();
    expect(run.operations).toEqual({
      standup: "create",
      "standup-host": "create",
      "standup-guest": "create",
      "standup-bot": "create",
      "standup-recorder": "create",
      "standup-interpreter": "create",
      "standup-plain": "create",
    });
    const kinds = world.stack.state.map(({ urn }) => urn.split("::")[2]);
    expect(kinds.filter((kind) => kind?.startsWith("daily:"))).toEqual([
      "daily:index:MeetingAccess",
      "daily:index:MeetingAccess$pulumi-nodejs:dynamic/daily:Room",
      ...Array(6).fill("daily:index:MeetingAccess$pulumi-nodejs:dynamic/daily:MeetingToken"),
    ]);
  });

  test("the room is private, and each role's token opens it and no more than its role may", async () => {
    const { tokens, joinUrls, roomName, roomUrl, privacy } = await outputs();
    expect(privacy).toBe("private");
    const grants = Object.entries(tokens).map(([role, token]) => {
      const { roomName: room, exp, ...properties } = decodeMeetingToken(token).properties;
      expect(room).toBe(roomName);
      return [role, properties];
    });
    expect(Object.fromEntries(grants)).toEqual({
      host: { ...roles.host, userName: "Host" },
      guest: roles.guest,
      bot: { ...roles.bot, userName: "Note taker" },
      recorder: roles.recorder,
      interpreter: { ...roles.guest, permissions: { canSend: ["audio"] } },
      plain: { isOwner: false },
    });
    expect(joinUrls.guest).toBe(`${roomUrl}?t=${tokens.guest}`);
  });

  test("a meeting treats them so", async () => {
    const { joinUrls } = await outputs();
    const join = async (role: string) => world.emulator.join({ url: joinUrls[role] as string });
    const may = { canSend: ["video", "audio"], canAdmin: [] };
    expect(await join("host")).toMatchObject({ outcome: "joins", who: { isOwner: true, userName: "Host" } });
    expect(await join("guest")).toMatchObject({ outcome: "joins", who: { isOwner: false }, rights: may });
    expect(await join("bot")).toMatchObject({ outcome: "joins", rights: { canSend: ["audio"], canAdmin: [] } });
    expect(await join("recorder")).toMatchObject({ outcome: "joins", rights: { hasPresence: false, canSend: [] } });
  });

  test("each has the component's lifetime and window, unless it has an end of its own", async () => {
    const hours = (name: string, from: string, to: string) => {
      const { [from]: start, [to]: end } = world.stack.resource(name).outputs as Record<string, string>;
      return (Date.parse(end as string) - Date.parse(start as string)) / 3_600_000;
    };
    expect(hours("standup-host", "renewAt", "expiresAt")).toBe(6);
    expect(hours("standup-host", "issuedAt", "expiresAt")).toBeCloseTo(12, 1);
    expect(hours("standup-bot", "issuedAt", "expiresAt")).toBeCloseTo(1, 1);
    expect(hours("standup-bot", "renewAt", "expiresAt")).toBeCloseTo(1 / 3, 3);
  });

  test("the tokens are in the state once, each with its own resource", () => {
    const component = world.stack.state.find(({ type }) => type === "daily:index:MeetingAccess");
    expect(Object.keys(component?.outputs ?? {}).sort()).toEqual(["roomName", "roomUrl"]);
  });

  test("a role that comes or goes touches no other", async () => {
    const { plain: _, ...others } = args.roles;
    declared = { ...args, roles: { ...others, stage: { preset: "host", expiresIn: "2h" } } };
    const { "standup-plain": gone, "standup-stage": come, ...rest } = (await world.stack.up()).operations;
    expect([gone, come]).toEqual(["delete", "create"]);
    expect(new Set(Object.values(rest))).toEqual(new Set(["same"]));
  });

  test("a component that is renamed with an alias keeps its room and its tokens", async () => {
    world.stack.program = async () =>
      void new MeetingAccess("daily-standup", declared, { aliases: [{ name: "standup" }] });
    const preview = await world.stack.preview();
    expect(preview.ok).toBe(true);
    expect(new Set(Object.values(preview.operations))).toEqual(new Set(["same"]));
    expect(Object.keys(preview.operations)).toContain("daily-standup-host");
  });
});

test("a role that is no preset is an error that says what to do, before anything is declared", () => {
  expect(() => new MeetingAccess("standup", { expiresIn: "1h", roles: { hots: {} } })).toThrow(
    'MeetingAccess "standup": there is no preset for role hots. Did you mean host? Set its preset to one of host, guest, bot, recorder, or to "none" to grant only what it declares.',
  );
});

describe("a component that is protected", () => {
  steps();
  let options: pulumi.ComponentResourceOptions = { protect: true };
  const world = walk(async () => {
    new MeetingAccess("standup", { expiresIn: "1h", roles: { host: {} } }, options);
  });

  test("protects its room and its tokens", async () => {
    await world.stack.up();
    const run = await world.stack.destroy();
    expect(run.ok).toBe(false);
    expect(errorsOf(run).join()).toMatch(/standup-host" cannot be deleted\s+because it is protected/);
    expect(world.stack.names).toEqual(["standup", "standup", "standup-host"]);
  });

  test("lets them go once it is not", async () => {
    options = {};
    await world.stack.up();
    expect((await world.stack.destroy()).ok).toBe(true);
    expect(world.stack.names).toEqual([]);
  });
});

describe("a component with a provider of its own", () => {
  const named = "eu";
  const world = walk(async () => {
    const { url } = world.emulator;
    const provider = new Provider(named, { apiKey: pulumi.secret(euKey), apiUrl: url });
    const given = { expiresIn: "1h", roles: { host: {} } } as const;
    const parent = new pulumi.ComponentResource("test:index:Parent", "parent", {}, { providers: [provider] });
    return {
      own: new MeetingAccess("own", given).meetingTokens.host.domainName,
      provider: new MeetingAccess("provider", given, { provider }).meetingTokens.host.domainName,
      providers: new MeetingAccess("providers", given, { providers: [provider] }).meetingTokens.host.domainName,
      inherited: new MeetingAccess("inherited", given, { parent }).meetingTokens.host.domainName,
    };
  });
  let euKey = "";

  test("hands it on to its room and its tokens", async () => {
    euKey = world.emulator.addDomain({ name: named }).apiKey;
    await world.stack.up();
    expect(await world.stack.outputs()).toEqual({ own: "dev", provider: named, providers: named, inherited: named });
  });
});
