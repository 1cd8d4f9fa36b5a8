import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import * as pulumi from "@pulumi/pulumi";
import {
  getDomain,
  getDomainOutput,
  getRoom,
  getRoomOutput,
  getRooms,
  getRoomsOutput,
  MeetingToken,
  Provider,
  Room,
  validateMeetingToken,
  validateMeetingTokenOutput,
} from "pulumi-daily";
import { mintMeetingToken } from "pulumi-daily/token";
import { startAccount, stopAccount, type TestAccount } from "../support/account";
import { asAccount } from "../support/asAccount";
import { byHand } from "../support/byHand";
import { errorsOf, linesOf } from "../support/run";
import { leaksIn } from "../support/secrets";
import { steps } from "../support/steps";
import { walk } from "../support/walk";

/** A program starts in a third of the time. */
const LAZY = join(__dirname, "../support/lazyModules.cjs");

const accountOf = ({ emulator: { apiKey, url } }: Pick<TestAccount, "emulator">) => ({ apiKey, apiUrl: url });

const makeRoom = (account: Pick<TestAccount, "emulator">, body: object) => byHand(account, "POST", "/rooms", body);

describe("outside of a program", () => {
  let account: TestAccount;
  beforeAll(async () => {
    account = await startAccount();
    await makeRoom(account, { name: "lobby", privacy: "private", properties: { enable_chat: true, lang: "de" } });
  });
  afterAll(() => stopAccount(account));

  test("a room is looked up, with what differs from Daily's defaults", async () => {
    expect(await asAccount(account, () => getRoom({ name: "lobby" }))).toEqual({
      name: "lobby",
      url: expect.stringMatching(/\/lobby$/),
      roomId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      privacy: "private",
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      properties: { enableChat: true, lang: "de" },
    });
  });

  test("a room that somebody else has changed is looked up as it is now", async () => {
    const lang = async () => (await asAccount(account, () => getRoom({ name: "lobby" }))).properties.lang;
    const change = (to: string) => byHand(account, "POST", "/rooms/lobby", { properties: { lang: to } });
    await change("fr");
    expect(await lang()).toBe("fr");
    await change("de");
    expect(await lang()).toBe("de");
  });

  test("a room that is not there is an error with a code", async () => {
    await expect(asAccount(account, () => getRoom({ name: "attic" }))).rejects.toMatchObject({
      code: "not-found",
      message: 'Room "attic" does not exist at Daily.',
    });
  });

  test("a wrong key is another one", async () => {
    await expect(
      asAccount({ emulator: { apiKey: "0".repeat(64), url: account.emulator.url } }, () => getRoom({ name: "lobby" })),
    ).rejects.toMatchObject({
      code: "auth",
    });
  });

  test("the domain is who the key belongs to", async () => {
    const [domain] = account.emulator.domains;
    expect(await asAccount(account, () => getDomain())).toEqual({ domainId: domain?.id, domainName: "dev" });
  });

  test("without a key in the environment, it is said to be missing", async () => {
    await expect(getDomain()).rejects.toThrow(/^No Daily API key\./);
  });

  test("a token is validated: what it says, or why it does not hold", async () => {
    const { token } = await mintMeetingToken({ roomName: "lobby", exp: 4_000_000_000 }, accountOf(account));
    const valid = await asAccount(account, () => validateMeetingToken({ token }));
    expect(valid).toEqual({
      valid: true,
      reason: undefined,
      properties: { roomName: "lobby", exp: 4_000_000_000 },
      roomName: "lobby",
      domainId: account.emulator.domains[0]?.id,
      issuedAt: expect.stringMatching(/Z$/),
      expiresAt: "2096-10-02T07:06:40Z",
    });
    const broken = await asAccount(account, () => validateMeetingToken({ token: `${token.slice(0, -4)}AAAA` }));
    expect(broken).toEqual({ ...valid, valid: false, reason: expect.stringMatching(/^Daily calls the token invalid/) });
    expect(JSON.stringify([valid, broken])).not.toContain(token.slice(0, -4));
    expect(await asAccount(account, () => validateMeetingToken({ token: "no token" }))).toMatchObject({
      valid: false,
      reason: expect.any(String),
      properties: {},
    });
  });

  test("a token that Daily cannot be asked of is not called invalid", async () => {
    const { token } = await mintMeetingToken({ roomName: "lobby", exp: 4_000_000_000 }, accountOf(account));
    const wrong = { emulator: { apiKey: "0".repeat(64), url: account.emulator.url } };
    await expect(asAccount(wrong, () => validateMeetingToken({ token }))).rejects.toMatchObject({ code: "auth" });
  });

  test("all rooms are listed, however many pages they take, newest first", async () => {
    const names = Array.from({ length: 249 }, (_, index) => `room-${index}`);
    for (const name of names) {
      account.clock.advance(1);
      await makeRoom(account, { name });
    }
    const before = account.emulator.requests().length;
    const rooms = (await asAccount(account, () => getRooms())).rooms;
    expect(rooms.map(({ name }) => name)).toEqual([...names.reverse(), "lobby"]);
    expect(account.emulator.requests({ after: before }).map(({ path }) => path.split("&")[0])).toEqual(
      Array(3).fill("/rooms?limit=100"),
    );
  });
});

describe("in a program", () => {
  steps();
  const world = walk(async () => {
    const room = new Room("standup", { name: "standup" });
    const found = getRoomOutput({ name: "lobby" });
    const mine = getRoomOutput({ name: room.name }, { dependsOn: room });
    const provider = new Provider("same", { apiKey: world.emulator.apiKey, apiUrl: world.emulator.url });
    return {
      found: found.properties,
      mine: mine.roomId.apply((id) => room.roomId.apply((known) => known === id)),
      rooms: getRoomsOutput({}, { provider }).apply(({ rooms }) => rooms.map(({ name }) => name)),
      domain: getDomainOutput({}, { provider }).domainName,
    };
  });
  beforeAll(() => makeRoom(world, { name: "lobby", properties: { enable_chat: true } }));

  test("a preview asks for what it knows, and not for what it does not", async () => {
    const preview = await world.stack.preview();
    expect(preview.ok).toBe(true);
    const asked = world.emulator.requests().map(({ method, path }) => `${method} ${path.split("?")[0]}`);
    expect(new Set(asked)).toEqual(new Set(["POST /rooms", "GET /rooms/lobby", "GET /rooms", "GET /"]));
  });

  test("an update answers, and what was asked with a key is no secret", async () => {
    const run = await world.stack.up();
    expect(run.ok).toBe(true);
    expect(await world.stack.outputs()).toEqual({
      found: { enableChat: true },
      mine: true,
      rooms: expect.arrayContaining(["lobby"]),
      domain: "dev",
    });
    expect(run.output).toMatch(/domain *: "dev"/);
  });

  test("and the key stands nowhere in clear", () => {
    expect(leaksIn(world.stack.evidence, [world.emulator.apiKey])).toEqual([]);
  });
});

describe("a look-up before a change, and one after it", () => {
  const world = walk(async () => {
    const before = await getRoom({ name: "lobby" });
    const room = new Room("lobby", { name: "lobby", adopt: true, lang: "fr" });
    const after = getRoomOutput({ name: room.name }, { dependsOn: room });
    return { before: before.properties.lang, after: after.properties.lang };
  });
  beforeAll(() => makeRoom(world, { name: "lobby", properties: { lang: "de" } }));

  test("each answer what is so at that time, in one update", async () => {
    expect((await world.stack.up()).ok).toBe(true);
    expect(await world.stack.outputs()).toEqual({ before: "de", after: "fr" });
  });
});

const EU_KEY = "e".repeat(64);

/** A component that a program hands a provider. */
class Site extends pulumi.ComponentResource {
  readonly domain: pulumi.Output<string>;
  constructor(name: string, options: pulumi.ComponentResourceOptions) {
    super("test:index:Site", name, {}, options);
    this.domain = getDomainOutput({}, { parent: this }).domainName;
  }
}

describe("a declared account", () => {
  steps();
  let token = "";
  const world = walk(async () => {
    const eu = new Provider("eu", { apiKey: EU_KEY, apiUrl: world.emulator.url });
    const room = new Room("standup", {}, { provider: eu });
    const site = new Site("site", { providers: [eu] });
    const named = new Site("named", { providers: { daily: eu } });
    const given = validateMeetingTokenOutput({ token }, { provider: eu });
    return {
      lobby: getRoomOutput({ name: "eu-lobby" }, { provider: eu }).name,
      byParent: getDomainOutput({}, { parent: room }).domainName,
      byComponent: site.domain,
      byName: named.domain,
      stacks: getDomainOutput().domainName,
      promised: getDomain({}, { provider: eu }).then(
        ({ domainName }) => domainName,
        ({ message }: Error) => message,
      ),
      valid: pulumi.unsecret(given.valid),
      shown: given.expiresAt,
    };
  });
  beforeAll(async () => {
    world.emulator.addDomain({ name: "eu", apiKey: EU_KEY });
    const answer = await fetch(`${world.emulator.url}/rooms`, {
      method: "POST",
      headers: { authorization: `Bearer ${EU_KEY}`, "content-type": "application/json" },
      body: JSON.stringify({ name: "eu-lobby" }),
    });
    expect(answer.status).toBe(200);
    const account = { apiKey: EU_KEY, apiUrl: world.emulator.url };
    ({ token } = await mintMeetingToken({ roomName: "eu-lobby", exp: 4_000_000_000 }, account));
  });

  test("is asked by a provider, a resource that has one, or a component that was handed one", async () => {
    expect((await world.stack.up()).ok).toBe(true);
    const outputs = await world.stack.outputs();
    expect(outputs).toEqual({
      lobby: "eu-lobby",
      byParent: "eu",
      byComponent: "eu",
      byName: "eu",
      stacks: "dev",
      promised: "eu",
      valid: true,
      shown: "2096-10-02T07:06:40Z",
    });
  });

  test("its key makes no answer secret, a token does, and neither stands anywhere in clear", async () => {
    const run = await world.stack.up();
    expect(run.output).toMatch(/lobby *: "eu-lobby"/);
    expect(run.output).toMatch(/shown *: \[secret\]/);
    expect(leaksIn(world.stack.evidence, [EU_KEY, token, world.emulator.apiKey])).toEqual([]);
  });
});

describe("an account whose key is another resource's output", () => {
  const world = walk(async () => {
    const domain = new Room("first");
    const apiKey = domain.roomId.apply(() => EU_KEY);
    const eu = new Provider("eu", { apiKey: pulumi.secret(apiKey), apiUrl: world.emulator.url });
    return {
      later: getDomainOutput({}, { provider: eu }).domainName,
      waits: getDomainOutput({}, { dependsOn: [domain] }).domainName,
      component: getDomainOutput({}, { dependsOn: new Group("group") }).domainName,
      promised: getDomain({}, { provider: eu }).then(
        ({ domainName }) => domainName,
        ({ message }: Error) => message,
      ),
    };
  });
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
    expect(await world.stack.outputs()).toEqual({ later: "eu", waits: "dev", component: "dev", promised: "eu" });
    const asked = world.emulator.requests().map(({ method, path }) => `${method} ${path.split("?")[0]}`);
    expect(asked.indexOf("GET /")).toBeGreaterThan(asked.indexOf("POST /rooms"));
    expect(leaksIn(world.stack.evidence, [EU_KEY])).toEqual([]);
  });
});

class Group extends pulumi.ComponentResource {
  constructor(name: string) {
    super("test:index:Group", name);
    new Room(`${name}-room`, {}, { parent: this });
  }
}

describe("a look-up in a program that fails", () => {
  let account: TestAccount;
  beforeAll(async () => {
    account = await startAccount();
  });
  afterAll(() => stopAccount(account));

  /** What Pulumi's host of programs gets to see; it prints a RunError as its message, and any other one with its stack. */
  async function failureOf(lookUp: string): Promise<string> {
    const program = `
      const pulumi = require("@pulumi/pulumi");
      const daily = require("pulumi-daily");
      const told = (error) => {
        console.log(pulumi.RunError.isInstance(error) ? error.message : "not fit to be shown");
        process.exit();
      };
      process.on("unhandledRejection", told);
      process.on("uncaughtException", told);
      pulumi.runtime.setMocks({ newResource: () => ({ id: "id", state: {} }), call: () => ({}) });
      ${lookUp};`;
    const env = { ...process.env, DAILY_API_KEY: account.emulator.apiKey, DAILY_API_URL: account.emulator.url };
    const args = ["--require", LAZY, "-e", program];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: __dirname, env }).catch(
      // What waits for the look-up never gets it, and the SDK ends such a process with an error.
      (error: { stdout: string }) => error,
    );
    return stdout.trim();
  }

  test("because the room is not there", async () => {
    expect(await failureOf('daily.getRoomOutput({ name: "attic" })')).toBe('Room "attic" does not exist at Daily.');
  });

  test("because the room's name is a secret, which an id cannot keep", async () => {
    expect(await failureOf('daily.Room.get("lobby", pulumi.secret("lobby"))')).toBe(
      "Room.get: name is secret, but Pulumi shows it: it is the resource's id, and part of the room's URL. Wrap it in pulumi.unsecret().",
    );
  });

  test("because the room's name is a secret, which its messages would tell", async () => {
    expect(await failureOf('daily.getRoomOutput({ name: pulumi.secret("attic") })')).toBe(
      "getRoom: name is secret, but Pulumi shows it: it is part of the room's URL, and in messages. Wrap it in pulumi.unsecret().",
    );
  });

  test.each([
    ["daily.getRoom({ name: '..' })", "getRoom"],
    ["daily.getRoomOutput({ name: '..' })", "getRoom"],
    ["daily.Room.get('r', '..')", "Room.get"],
  ])("because no room can have the name: %s", async (lookUp, asker) => {
    const before = account.emulator.requests().length;
    expect(await failureOf(lookUp)).toMatch(new RegExp(`^${asker}: name is "\\.\\."; it must be made of A-Z, `));
    expect(account.emulator.requests()).toHaveLength(before);
  });

  test("because a promise's argument is an output", async () => {
    expect(await failureOf('daily.getRoom({ name: pulumi.output("lobby") })')).toBe(
      "getRoom: name is an output; use getRoomOutput.",
    );
  });

  test.each([
    [
      "getRoom",
      '"lobby"',
      "",
      "getRoom: its arguments are not an object; give one, such as {}. Each of its values may be an output.",
    ],
    ["getRoom", "{}", "", "getRoom: name is missing; give a room's name."],
    [
      "getDomain",
      '{ provider: "eu" }',
      "",
      "getDomain: there is no argument provider; it takes no arguments. Options come after the arguments.",
    ],
    [
      "getRoom",
      '{ name: "lobby" }',
      '{ apiKey: "0" }',
      "getRoom: the option apiKey is not supported. Leave it out. To ask another account, give a daily.Provider as provider.",
    ],
    [
      "getRoom",
      '{ name: "lobby" }',
      '{ version: "1.0.0" }',
      "getRoom: the option version is not supported. Leave it out.",
    ],
    [
      "getRoom",
      '{ name: "lobby" }',
      "{ async: false }",
      "getRoom: async: false is not supported: Daily is always asked asynchronously. Leave it out.",
    ],
    [
      "getRoom",
      '{ name: "lobby" }',
      '{ provider: new pulumi.ProviderResource("aws", "a") }',
      "getRoom: provider is not a daily.Provider. Give one, or leave it out for the stack's account.",
    ],
    [
      "getRoom",
      '{ name: "lobby" }',
      '{ parent: new pulumi.ComponentResource("t:i:C", "c", {}, { providers: [new pulumi.ProviderResource("pulumi-nodejs", "a")] }) }',
      "getRoom: the provider that parent hands down is not a daily.Provider. Give one, or leave it out for the stack's account.",
    ],
    [
      "validateMeetingToken",
      "{ token: undefined }",
      "",
      "validateMeetingToken: token is missing; give a meeting token.",
    ],
  ])("because %s is called with %s %s", async (name, args, opts, message) => {
    const options = opts === "" ? "" : `, ${opts}`;
    expect(await failureOf(`daily.${name}Output(${args}${options})`)).toBe(message);
    expect(await failureOf(`daily.${name}(${args}${options})`)).toBe(message);
  });

  test("because a promise is asked to wait for a resource", async () => {
    expect(await failureOf('daily.getRoom({ name: "lobby" }, { dependsOn: [] })')).toBe(
      "getRoom: the option dependsOn is not supported. Leave it out.",
    );
  });

  test.each(["undefined", '""', "pulumi.output(undefined)", 'pulumi.secret(" ")'])(
    "because its key turns out to be %s, and never with another account's key",
    async (key) => {
      expect(
        await failureOf(
          `daily.getRoomOutput({ name: "attic" }, { provider: new daily.Provider("eu", { apiKey: ${key} }) })`,
        ),
      ).toBe('apiKey of provider "eu" is empty. Give it a Daily API key, or remove it to use DAILY_API_KEY.');
      expect(account.emulator.requests("GET /rooms/attic")).toHaveLength(1);
    },
  );
});

describe("resources that are looked up", () => {
  steps();
  let lobby = "lobby";
  const world = walk(async () => {
    const room = Room.get("lobby", lobby);
    const guest = new MeetingToken("guest", { roomName: room.name, expiresIn: "1h" });
    return { url: room.url, privacy: room.privacy, guest: guest.roomId };
  });
  beforeAll(async () => {
    await makeRoom(world, { name: "lobby", privacy: "private" });
  });

  test("are read, in a preview as in an update", async () => {
    const preview = await world.stack.preview();
    expect(preview.operations).toEqual({ lobby: "read", guest: "create" });
    await world.stack.up();
    expect(await world.stack.outputs()).toEqual({
      url: expect.stringMatching(/\/lobby$/),
      privacy: "private",
      guest: expect.any(String),
    });
  });

  test("are quiet in a refresh", async () => {
    expect((await world.stack.refresh({ expectNoChanges: true })).ok).toBe(true);
  });

  test("are gone after a refresh if they no longer work, which keeps no update from going on", async () => {
    await byHand(world, "DELETE", "/rooms/lobby");
    const run = await world.stack.refresh();
    expect(run.ok).toBe(true);
    expect(linesOf(run)).toContain(
      'warning: Room "lobby" no longer exists at Daily. The next update looks it up again.',
    );
    expect(world.stack.names).not.toContain("lobby");
    await makeRoom(world, { name: "lobby", privacy: "private" });
    expect((await world.stack.up()).ok).toBe(true);
  });

  test("show no key", () => {
    expect(leaksIn(world.stack.evidence, [world.emulator.apiKey])).toEqual([]);
  });

  test("are left as they are by a destroy", async () => {
    const before = world.emulator.requests().length;
    expect((await world.stack.destroy()).ok).toBe(true);
    const changes = world.emulator.requests({ after: before }).filter(({ method }) => method !== "GET");
    expect(changes).toEqual([]);
    expect(await asAccount(world, () => getRoom({ name: "lobby" }))).toMatchObject({ name: "lobby" });
  });

  test("are an error if they are not there", async () => {
    lobby = "attic";
    const run = await world.stack.preview();
    expect(run.ok).toBe(false);
    expect(errorsOf(run).join()).toMatch(/attic/);
  });
});

/** What Daily answers of a room may let somebody in, or stream in its name: no program has said of it that it is secret. */
describe("a room with secrets of its own that is looked up", () => {
  steps();
  const HOOK = "https://example.com/joined?key=a-hook-that-is-nobodys-business";
  const STREAM = "rtmps://example.com/live/a-stream-key-that-is-nobodys-business";
  const secrets = [HOOK, STREAM];
  const world = walk(async () => {
    Room.get("lobby", "lobby");
    return {
      settings: getRoomOutput({ name: "lobby" }).properties,
      all: getRoomsOutput().rooms,
      plain: getRoomOutput({ name: "plain" }).properties,
    };
  });
  beforeAll(async () => {
    const { config } = (await makeRoom(world, {
      name: "lobby",
      properties: {
        exp: Math.floor(Date.now() / 1_000) + 30 * 86_400,
        enable_chat: true,
        sip: { display_name: "Phone", sip_mode: "dial-in", num_endpoints: 2 },
        dialin: { display_name: "Phone" },
        meeting_join_hook: HOOK,
        streaming_endpoints: [{ name: "tv", type: "rtmp", rtmp_config: { url: STREAM } }],
      },
    })) as { config: { sip_uri: { endpoint: string; extra_endpoints: string[] }; dialin_code: string } };
    await makeRoom(world, { name: "plain", properties: { enable_chat: true } });
    secrets.push(config.sip_uri.endpoint, ...config.sip_uri.extra_endpoints, config.dialin_code);
  });

  test("keeps them secret in the state and in all that is shown, and the rest of it in clear", async () => {
    const run = await world.stack.up();
    expect(run.ok).toBe(true);
    expect(run.output).toMatch(/settings *: \[secret\]/);
    expect(run.output).toMatch(/all *: \[secret\]/);
    expect(run.output).not.toMatch(/plain *: \[secret\]/);
    expect((await world.stack.outputs()).plain).toEqual({ enableChat: true });
    expect(world.stack.resource("lobby").outputs).toMatchObject({ enableChat: true });
    const decrypted = await world.stack.decryptedState();
    for (const secret of secrets) expect(decrypted).toContain(secret);
    expect(leaksIn(world.stack.evidence, secrets)).toEqual([]);
  });

  test("is quiet in a second update and in a refresh", async () => {
    expect((await world.stack.up()).operations).toEqual({ lobby: "read" });
    expect((await world.stack.refresh({ expectNoChanges: true })).ok).toBe(true);
    expect((await world.stack.up()).operations).toEqual({ lobby: "read" });
    expect(leaksIn(world.stack.evidence, secrets)).toEqual([]);
  });

  test("keeps them secret where they change", async () => {
    const changed = `${STREAM}-2`;
    const properties = { streaming_endpoints: [{ name: "tv", type: "rtmp", rtmp_config: { url: changed } }] };
    await byHand(world, "POST", "/rooms/lobby", { properties });
    expect((await world.stack.refresh()).ok).toBe(true);
    expect(await world.stack.decryptedState()).toContain(changed);
    expect(leaksIn(world.stack.evidence, secrets)).toEqual([]);
  });
});
