import * as pulumi from "@pulumi/pulumi";
import { decodeMeetingToken, MeetingToken, Provider, type ProviderArgs, Room } from "pulumi-daily";
import type { Emulator } from "../../emulator/src/index.js";
import { startAccount, stopAccount, type TestAccount, writes } from "../support/account";
import { errorsOf } from "../support/run";
import { leaksIn } from "../support/secrets";
import { steps } from "../support/steps";
import { walk } from "../support/walk";

const EU_KEY = "e".repeat(64);
const OTHER_EU_KEY = "f".repeat(64);
const ENVIRONMENT_KEY = "a".repeat(64);
const ENVIRONMENT_DOMAIN_ID = "9b3a2c5e-0d7f-4f0e-8a51-3f7c2f6f1d11";

describe("two accounts in one program", () => {
  steps();
  const ROOMS = 8;
  const world = walk(
    async () => {
      const eu = new Provider("eu", {
        apiKey: new pulumi.Config().requireSecret("euKey"),
        apiUrl: world.emulator.url,
      });
      const tokens = [undefined, eu].flatMap((provider) =>
        Array.from({ length: ROOMS }, (_, index) => {
          const name = `${provider ? "eu" : "stack"}-${index}`;
          const options = { ...(provider && { provider }) };
          const roomName = new Room(name, { privacy: "private" }, options).name;
          const signedBy = index % 2 === 0 ? "daily" : "apiKey";
          return new MeetingToken(`${name}-token`, { roomName, signedBy, expiresIn: "1h" }, options);
        }),
      );
      return {
        domains: pulumi.all(tokens.map(({ domainName }) => domainName)),
        tokens: pulumi.all(tokens.map(({ token }) => token)),
      };
    },
    { config: { "daily-test:euKey": { value: EU_KEY, secret: true } } },
  );
  const both = () => world.emulator.domains.map(({ name, id, keys }) => ({ name, id, key: keys[0]?.id }));

  test("no request carries the other's key, whatever runs beside it", async () => {
    world.emulator.addDomain({ name: "eu", apiKey: EU_KEY });
    expect((await world.stack.up({ parallel: 64 })).ok).toBe(true);
    for (const { name, key } of both()) {
      const requests = world.emulator.requests({ domain: name });
      expect(new Set(requests.map((request) => request.key))).toEqual(new Set([key]));
      const named = requests.flatMap(({ path }) => /^\/rooms\/([^/]+)/.exec(path)?.[1] ?? []);
      expect(new Set(named.map((room) => room.split("-")[0]))).toEqual(new Set([name === "dev" ? "stack" : name]));
      expect(named.length).toBeGreaterThanOrEqual(ROOMS);
    }
    expect(world.emulator.requests().filter(({ status }) => status !== 200)).toEqual([]);
  });

  test("each token is its own account's, signed by Daily or here", async () => {
    const { domains, tokens } = (await world.stack.outputs()) as Record<string, string[]>;
    expect(domains).toEqual([...Array(ROOMS).fill("dev"), ...Array(ROOMS).fill("eu")]);
    const [dev, eu] = both();
    expect(tokens?.map((token) => decodeMeetingToken(token).domainId)).toEqual([
      ...Array(ROOMS).fill(dev?.id),
      ...Array(ROOMS).fill(eu?.id),
    ]);
  });

  test("neither key stands in clear anywhere", () => {
    expect(leaksIn(world.stack.evidence, [EU_KEY, world.emulator.apiKey])).toEqual([]);
  });

  test("another key of the same account replaces only what that key had signed", async () => {
    world.emulator.rotateKey({ domain: "eu", key: OTHER_EU_KEY });
    await world.stack.setSecret("daily-test:euKey", OTHER_EU_KEY);
    const { eu: provider, ...resources } = (await world.stack.up()).operations;
    const replaced = Object.keys(resources).filter((name) => resources[name] !== "same");
    expect(replaced.sort()).toEqual(["eu-1-token", "eu-3-token", "eu-5-token", "eu-7-token"]);
    expect(provider).toBeUndefined();
  });
});

/** A stack that has settings of its own, an environment that has others, and a provider with these arguments. */
function explicitProvider(environment: Record<string, string>) {
  const declared = { args: {} as ProviderArgs, expiresIn: "1h" as const, signedBy: "daily" as "daily" | "apiKey" };
  const world = walk(
    async () => {
      const provider = new Provider("own", { apiUrl: world.emulator.url, ...declared.args });
      const { expiresIn, signedBy } = declared;
      const roomName = new Room("standup", {}, { provider }).name;
      const { token, domainName } = new MeetingToken("bot", { roomName, expiresIn, signedBy }, { provider });
      return { token, domainName };
    },
    {
      environment,
      // The stack's own are all wrong for it.
      config: { "daily:domainId": "00000000-0000-4000-8000-000000000000", "daily:maxTokenLifetime": "1m" },
    },
  );
  beforeAll(() => {
    world.emulator.addDomain({ name: "eu", apiKey: EU_KEY });
    world.emulator.addDomain({ name: "environment", apiKey: ENVIRONMENT_KEY, id: ENVIRONMENT_DOMAIN_ID });
  });
  return { declared, walk: () => world };
}

describe("a provider without a key", () => {
  const { declared, walk: world } = explicitProvider({});

  test("never takes the stack's", async () => {
    const run = await world().stack.up();
    expect(run.ok).toBe(false);
    expect(errorsOf(run)).toContainEqual(
      expect.stringContaining(
        'No Daily API key for provider "own". Give it an apiKey, or set DAILY_API_KEY where pulumi runs.',
      ),
    );
    expect(world().emulator.requests()).toEqual([]);
  });

  test("is named where its key is wrong", async () => {
    declared.args = { apiKey: "0".repeat(64) };
    const run = await world().stack.up();
    expect(errorsOf(run).join()).toMatch(
      'Daily refused the API key (from apiKey of provider "own") while creating room',
    );
  });
});

describe("a provider beside an environment with a key of its own", () => {
  const { declared, walk: world } = explicitProvider({
    DAILY_API_KEY: ENVIRONMENT_KEY,
    DAILY_DOMAIN_ID: ENVIRONMENT_DOMAIN_ID,
    DAILY_MAX_TOKEN_LIFETIME: "2h",
  });
  const outputs = () => world().stack.outputs() as Promise<Record<string, string>>;
  const domainIdOf = async () => decodeMeetingToken((await outputs()).token as string).domainId;

  test("takes the environment's where it has none", async () => {
    expect((await world().stack.up()).ok).toBe(true);
    expect((await outputs()).domainName).toBe("environment");
    declared.signedBy = "apiKey";
    expect((await world().stack.up()).operations).toMatchObject({ bot: "replace" });
    expect(await domainIdOf()).toBe(ENVIRONMENT_DOMAIN_ID);
    await world().stack.destroy();
  });

  test("with a key, takes that account's domain, and not the environment's", async () => {
    declared.args = { apiKey: EU_KEY };
    expect((await world().stack.up()).ok).toBe(true);
    expect((await outputs()).domainName).toBe("eu");
    expect(await domainIdOf()).toBe(world().emulator.domains.find(({ name }) => name === "eu")?.id);
  });

  test.each<[string, ProviderArgs]>([
    ["an empty key", { apiKey: "" }],
    ["a key that is undefined", { apiKey: undefined as unknown as string }],
    ["a key that turns out to be undefined", { apiKey: pulumi.output(undefined) as unknown as string }],
  ])("with %s, takes nobody's", async (_, args) => {
    declared.args = args;
    const run = await world().stack.up({ replace: [world().stack.resource("bot").urn] });
    expect(run.ok).toBe(false);
    expect(errorsOf(run).join()).toMatch('apiKey of provider "own" is empty.');
  });

  test("caps lifetimes by its own setting", async () => {
    declared.args = { apiKey: EU_KEY, maxTokenLifetime: "30m" };
    const preview = await world().stack.preview();
    expect(errorsOf(preview).join()).toMatch(
      'expiresIn is 1h, but maxTokenLifetime of provider "own" allows at most 30m. Shorten it.',
    );
    declared.args = { apiKey: EU_KEY };
    expect((await world().stack.preview()).ok).toBe(true);
  });
});

describe("a token for another account's room", () => {
  steps();
  const roomName = "standup";
  const world = walk(async () => void new MeetingToken("bot", { roomName, expiresIn: "1h" }));
  const makeRoom = (key: string) =>
    fetch(`${world.emulator.url}/rooms`, {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      body: JSON.stringify({ name: roomName }),
    });

  test("is told whose the key is", async () => {
    world.emulator.addDomain({ name: "eu", apiKey: EU_KEY });
    expect((await makeRoom(EU_KEY)).ok).toBe(true);
    const run = await world.stack.up();
    expect(run.ok).toBe(false);
    expect(errorsOf(run).join()).toMatch(
      'The API key is that of the domain "dev": if the room is in another one, set the key of that domain.',
    );
  });

  test("the remedy works", async () => {
    await world.stack.setSecret("daily:apiKey", EU_KEY);
    expect((await world.stack.up()).operations).toEqual({ bot: "create" });
  });
});

describe("a provider with a URL and a domain of its own", () => {
  steps();
  const account: { daily?: TestAccount } = {};
  const world = walk(async () => {
    const { emulator } = account.daily as TestAccount;
    const domain = emulator.domains[0];
    const options = {
      provider: new Provider("elsewhere", {
        apiKey: pulumi.secret(emulator.apiKey),
        apiUrl: emulator.url,
        domainId: domain?.id as string,
        domainName: "declared",
      }),
    };
    const lobby = new Room("lobby");
    const room = new Room("standup", {}, options);
    const offline = { allowMissingRoom: true, signedBy: "apiKey", expiresIn: "1h" } as const;
    const self = new MeetingToken("self", { ...offline, roomName: "not-made" }, options);
    const rest = new MeetingToken("rest", { roomName: room.name, expiresIn: "1h" }, options);
    return { lobby: lobby.url, room: room.url, rest: rest.roomUrl, self: self.token, joinUrl: self.joinUrl };
  });
  beforeAll(async () => {
    account.daily = await startAccount();
  });
  afterAll(() => stopAccount(account.daily as TestAccount));

  test("asks that URL, and the stack's own resources the stack's", async () => {
    expect((await world.stack.up()).ok).toBe(true);
    const { lobby, room, rest } = await world.stack.outputs();
    const portOf = (url: unknown) => new URL(String(url)).port;
    const elsewhere = account.daily?.emulator as Emulator;
    expect([portOf(lobby), portOf(room), portOf(rest)]).toEqual([
      portOf(world.emulator.url),
      portOf(elsewhere.url),
      portOf(elsewhere.url),
    ]);
    expect(writes(world.emulator)).toEqual(["POST /rooms"]);
    expect(writes(elsewhere).sort()).toEqual(["POST /meeting-tokens", "POST /rooms"]);
  });

  test("signs for that domain without a call", async () => {
    const { self, joinUrl } = await world.stack.outputs();
    const elsewhere = account.daily?.emulator as Emulator;
    expect(decodeMeetingToken(String(self)).domainId).toBe(elsewhere.domains[0]?.id);
    expect(String(joinUrl)).toMatch(/^https:\/\/declared\.daily\.co\/not-made\?t=/);
    expect(elsewhere.requests().filter(({ path }) => path === "/" || path.includes("not-made"))).toEqual([]);
  });
});
