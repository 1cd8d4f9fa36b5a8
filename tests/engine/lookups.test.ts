import { execFile } from "node:child_process";
import { promisify } from "node:util";
import * as pulumi from "@pulumi/pulumi";
import {
  getDomain,
  getDomainOutput,
  getRoom,
  getRoomOutput,
  listRooms,
  listRoomsOutput,
  MeetingToken,
  mintMeetingToken,
  Room,
} from "pulumi-daily";
import { startAccount, stopAccount, type TestAccount } from "../support/account";
import { byHand } from "../support/byHand";
import { errorsOf, linesOf } from "../support/run";
import { leaksIn } from "../support/secrets";
import { steps } from "../support/steps";
import { walk } from "../support/walk";

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
    expect(await getRoom("lobby", accountOf(account))).toEqual({
      name: "lobby",
      url: expect.stringMatching(/\/lobby$/),
      roomId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      privacy: "private",
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      properties: { enableChat: true, lang: "de" },
    });
  });

  test("a room that is not there is an error with a code", async () => {
    await expect(getRoom("attic", accountOf(account))).rejects.toMatchObject({
      code: "not-found",
      message: 'Room "attic" does not exist at Daily.',
    });
  });

  test("a wrong key is another one", async () => {
    await expect(getRoom("lobby", { ...accountOf(account), apiKey: "0".repeat(64) })).rejects.toMatchObject({
      code: "auth",
    });
  });

  test("the domain is who the key belongs to", async () => {
    const [domain] = account.emulator.domains;
    expect(await getDomain(accountOf(account))).toEqual({ domainId: domain?.id, domainName: "dev" });
  });

  test("without options, the account is that of the environment", async () => {
    const { apiKey, apiUrl } = accountOf(account);
    process.env.DAILY_API_KEY = apiKey;
    process.env.DAILY_API_URL = apiUrl;
    try {
      expect(await getDomain()).toMatchObject({ domainName: "dev" });
    } finally {
      delete process.env.DAILY_API_KEY;
      delete process.env.DAILY_API_URL;
    }
    await expect(getDomain({ apiUrl })).rejects.toThrow(/^No Daily API key\./);
  });

  test("all rooms are listed, however many pages they take, newest first", async () => {
    const names = Array.from({ length: 249 }, (_, index) => `room-${index}`);
    for (const name of names) {
      account.clock.advance(1);
      await makeRoom(account, { name });
    }
    const before = account.emulator.requests().length;
    const rooms = await listRooms(accountOf(account));
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
    const found = getRoomOutput("lobby");
    const mine = getRoomOutput(room.name.apply((name) => pulumi.output(room.roomId).apply(() => name)));
    const account = { apiKey: pulumi.secret(world.emulator.apiKey), apiUrl: world.emulator.url };
    return {
      found: found.properties,
      mine: mine.roomId.apply((id) => room.roomId.apply((known) => known === id)),
      rooms: listRoomsOutput(account).apply((rooms) => rooms.map(({ name }) => name)),
      domain: getDomainOutput(account).domainName,
      secretly: getRoomOutput(pulumi.secret("lobby")).name,
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
      secretly: "lobby",
    });
    expect(run.output).toMatch(/domain *: "dev"/);
    // What is secret in the question is so in the answer.
    expect(run.output).toMatch(/secretly *: \[secret\]/);
  });

  test("and the key stands nowhere in clear", () => {
    expect(leaksIn(world.stack.evidence, [world.emulator.apiKey])).toEqual([]);
  });
});

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
      process.on("unhandledRejection", (error) => {
        console.log(pulumi.RunError.isInstance(error) ? error.message : "not fit to be shown");
        process.exit();
      });
      pulumi.runtime.setMocks({ newResource: () => ({}), call: () => ({}) });
      ${lookUp};`;
    const env = { ...process.env, DAILY_API_KEY: account.emulator.apiKey, DAILY_API_URL: account.emulator.url };
    const { stdout } = await promisify(execFile)(process.execPath, ["-e", program], { cwd: __dirname, env }).catch(
      // What waits for the look-up never gets it, and the SDK ends such a process with an error.
      (error: { stdout: string }) => error,
    );
    return stdout.trim();
  }

  test("because the room is not there", async () => {
    expect(await failureOf('daily.getRoomOutput("attic")')).toBe('Room "attic" does not exist at Daily.');
  });

  test("because the room's name is a secret, which an id cannot keep", async () => {
    expect(await failureOf('daily.Room.get("lobby", pulumi.secret("lobby"))')).toBe(
      "Room.get: name is secret, but Pulumi shows it: it is the resource's id, and part of the room's URL. Pass pulumi.unsecret() of it.",
    );
  });

  test.each(["undefined", '""', "pulumi.output(undefined)", 'pulumi.secret(" ")'])(
    "because its key turns out to be %s, and never with another account's key",
    async (key) => {
      expect(await failureOf(`daily.getRoomOutput("attic", { apiKey: ${key} })`)).toBe(
        "apiKey is empty. Give a Daily API key, or leave it out to use the stack's.",
      );
      expect(account.emulator.requests("GET /rooms/attic")).toHaveLength(1);
    },
  );
});

describe("resources that are looked up", () => {
  steps();
  let token = "";
  let lobby = "lobby";
  const world = walk(async () => {
    const room = Room.get("lobby", lobby);
    const bot = MeetingToken.get("bot", { token });
    const guest = new MeetingToken("guest", { roomName: room.name, expiresIn: "1h" });
    return { url: room.url, privacy: room.privacy, expiresAt: bot.expiresAt, bot: bot.token, guest: guest.roomId };
  });
  beforeAll(async () => {
    await makeRoom(world, { name: "lobby", privacy: "private" });
    ({ token } = await mintMeetingToken({ roomName: "lobby", exp: 4_000_000_000 }, accountOf(world)));
  });

  test("are read, in a preview as in an update", async () => {
    const preview = await world.stack.preview();
    expect(preview.operations).toEqual({ lobby: "read", bot: "read", guest: "create" });
    await world.stack.up();
    expect(await world.stack.outputs()).toEqual({
      url: expect.stringMatching(/\/lobby$/),
      privacy: "private",
      expiresAt: "2096-10-02T07:06:40Z",
      bot: token,
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

  test("show no token", () => {
    expect(leaksIn(world.stack.evidence, [token, world.emulator.apiKey])).toEqual([]);
  });

  test("are left as they are by a destroy", async () => {
    const before = world.emulator.requests().length;
    expect((await world.stack.destroy()).ok).toBe(true);
    const changes = world.emulator.requests({ after: before }).filter(({ method }) => method !== "GET");
    expect(changes).toEqual([]);
    expect(await getRoom("lobby", accountOf(world))).toMatchObject({ name: "lobby" });
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
    secrets.push(config.sip_uri.endpoint, ...config.sip_uri.extra_endpoints, config.dialin_code);
  });

  test("keeps them secret in the state and in all that is shown, and the rest of it in clear", async () => {
    expect(await world.stack.up()).toMatchObject({ ok: true });
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
