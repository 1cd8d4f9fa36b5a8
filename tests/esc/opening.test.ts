import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Minting } from "../../provider/src/esc/minting";
import { decodeMeetingToken } from "../../provider/src/token";
import { NOW } from "./pulumiCloud";
import { DOMAIN_ID, GRANT, KEY, told, World } from "./support";

let world: World;
beforeEach(async () => {
  world = await World.start();
});
afterEach(() => world.stop());

const asRoom = (name: string) =>
  fetch(`${world.emulator.url}/rooms`, {
    method: "POST",
    headers: { authorization: `Bearer ${KEY}`, "content-type": "application/json" },
    body: JSON.stringify({ name, privacy: "private" }),
  });

describe("an opening", () => {
  test("gets a token that Daily accepts, with exactly what is granted and asked for", async () => {
    await asRoom("standup");
    const adapter = world.adapter();
    const answer = await adapter(world.cloud.request({ roomName: "standup", expiresIn: "30m", userName: "Bot" }));
    expect(answer.headers.get("content-type")).toBe("application/json");
    expect(answer.headers.get("cache-control")).toBe("no-store");
    const { status, body } = await told(answer);
    expect(status).toBe(200);
    expect(body).toEqual({
      token: expect.any(String),
      joinUrl: `https://acme.daily.co/standup?t=${body.token}`,
      expiresAt: "2030-01-01T00:30:00Z",
      roomName: "standup",
    });
    expect(await world.readByDaily(body.token)).toEqual({
      room_name: "standup",
      exp: NOW + 1_800,
      user_name: "Bot",
      permissions: { canSend: ["audio"] },
    });
    expect(await world.emulator.join({ room: "standup", token: body.token })).toMatchObject({
      outcome: "joins",
      token: { use: "honoured" },
    });
  });

  test("leaves one line of log, without a secret", async () => {
    const request = world.cloud.request({ roomName: "note-7", expiresIn: "30m" });
    const jwt = request.headers.get("authorization")?.slice(7) as string;
    const { body } = await told(await world.adapter()(request));
    expect(world.log).toEqual([
      {
        time: "2030-01-01T00:00:00.000Z",
        outcome: "opened",
        status: 200,
        kind: "open",
        environment: "acme/bots/prod",
        user: "alice",
        room: "note-7",
        expiresAt: "2030-01-01T00:30:00Z",
        ms: expect.any(Number),
      },
    ]);
    expect(world.leaks([body.token, jwt], { alsoAnswers: false })).toEqual([]);
  });

  test("is answered, whatever becomes of its log", async () => {
    const log = () => {
      throw new Error("the disk is full");
    };
    const answer = await world.adapter({ log })(world.cloud.request({ roomName: "standup", expiresIn: 60 }));
    expect(answer.status).toBe(200);
  });

  test("asks Daily for the domain once, and never if it is told", async () => {
    const asking = world.adapter();
    for (const userName of ["one", "two"]) {
      const answer = await asking(world.cloud.request({ roomName: "standup", expiresIn: 60, userName }));
      expect(answer.status).toBe(200);
    }
    expect(world.emulator.requests().map(({ method, path }) => `${method} ${path}`)).toEqual(["GET /"]);
    world.emulator.clearRequests();
    const told = world.adapter({ domainId: DOMAIN_ID, domainName: "acme" });
    expect((await told(world.cloud.request({ roomName: "standup", expiresIn: 60 }))).status).toBe(200);
    expect(world.emulator.requests()).toEqual([]);
  });

  test("is refused where the configuration names another domain than the key's", async () => {
    const adapter = world.adapter({ domainId: "11111111-1111-4111-8111-111111111111" });
    const { status, body } = await told(await adapter(world.cloud.request({ roomName: "standup", expiresIn: 60 })));
    expect({ status, error: body.error }).toEqual({ status: 500, error: "wrong-domain" });
  });

  test.each([
    ["refuses the key", "GET / 401", "Daily refuses the adapter's API key. Correct the key."],
    [
      "cannot be asked",
      "GET / 403",
      "Daily did not tell the adapter its domain (forbidden). Set domainId and domainName in the adapter's configuration, and it need not ask; or check its network.",
    ],
  ])("tells what to do where Daily %s", async (_what, fault, message) => {
    world.emulator.fault(fault);
    const { status, body } = await told(
      await world.adapter()(world.cloud.request({ roomName: "standup", expiresIn: 60 })),
    );
    expect(status).toBe(503);
    expect(body).toEqual({ error: "daily-unavailable", message });
  });
});

test("a Daily that does not answer is not waited for, and its late answer is not lost", async () => {
  const pending: ServerResponse[] = [];
  const daily = createServer((_request, response) => void pending.push(response));
  await new Promise<void>((done) => daily.listen(0, "127.0.0.1", done));
  const apiUrl = `http://127.0.0.1:${(daily.address() as AddressInfo).port}/v1`;
  const minting = new Minting({ apiKey: KEY, apiUrl }, 1);
  await expect(minting.domain()).rejects.toMatchObject({
    status: 503,
    code: "daily-unavailable",
    message: expect.stringMatching(/^Daily did not tell the adapter its domain \(timeout\)\./),
  });
  while (pending.length === 0) await new Promise(setImmediate);
  const body = JSON.stringify({ domain_id: DOMAIN_ID, domain_name: "acme", config: {} });
  pending[0]?.writeHead(200, { "content-type": "application/json", connection: "close" }).end(body);
  const patient = new Minting({ apiKey: KEY, apiUrl });
  expect(await patient.domain()).toEqual({ domainId: DOMAIN_ID, domainName: "acme" });
  expect(pending).toHaveLength(1);
  await new Promise((done) => daily.close(done));
});

describe("what is granted", () => {
  const open = (request: object, grants = [GRANT], claims = {}) =>
    world.adapter({ grants, domainId: DOMAIN_ID, domainName: "acme" })(world.cloud.request(request, claims)).then(told);

  test("for every room and without an end, only with the configuration's word", async () => {
    const grant = { ...GRANT, allRooms: true, neverExpires: true, rooms: ["standup"] };
    const { status, body } = await open({ allRooms: true, neverExpires: true }, [grant]);
    expect(status).toBe(200);
    expect(body).toMatchObject({ joinUrl: null, expiresAt: null, roomName: null });
    expect(decodeMeetingToken(body.token).claims).toEqual({ p: { cs: "a" }, d: DOMAIN_ID, iat: NOW });
    // What has an end is held to the longest lifetime all the same.
    expect((await open({ allRooms: true, expiresIn: "3h" }, [grant])).body.message).toBe(
      "expiresIn is 3h, but the grant's maxLifetime allows at most 2h. Shorten it.",
    );
  });

  test("is decided by the first grant that names environment, user and room", async () => {
    const grants = [
      { ...GRANT, users: ["bob"], properties: { userName: "for Bob" }, choose: [] },
      { ...GRANT, rooms: ["note-*"], properties: { userName: "notes" }, choose: [] },
      { ...GRANT, rooms: ["*"], properties: { userName: "the rest" }, choose: [] },
    ];
    const nameOf = async (roomName: string, user: string) => {
      const { body } = await open({ roomName, expiresIn: 60 }, grants, { trigger_user: user });
      return decodeMeetingToken(body.token).properties.userName;
    };
    expect(await nameOf("standup", "bob")).toBe("for Bob");
    expect(await nameOf("note-1", "alice")).toBe("notes");
    expect(await nameOf("standup", "alice")).toBe("the rest");
  });

  test.each([
    ["an environment as PROJECT/ENV", { current_env: "bots/prod" }, "acme/bots/*", 200],
    ["one as ORG/PROJECT/ENV", { current_env: "acme/bots/prod" }, "acme/bots/*", 200],
    ["one as ORG/ENV", { current_env: "acme/prod" }, "acme/prod", 200],
    [
      "a project named as the organization, where three parts are granted",
      { current_env: "acme/on-call" },
      "acme/ops/on-call",
      403,
    ],
    ["part of a name", { current_env: "bots/prod-eu" }, "acme/bots/prod-*", 200],
    ["another environment", { current_env: "bots/dev" }, "acme/bots/prod", 403],
    ["a longer name", { current_env: "acme/bots/prod" }, "acme/*", 403],
    ["letters that a regular expression knows", { current_env: "bots/xprod" }, "acme/bots/.prod", 403],
    ["a name that only begins so", { current_env: "bots/prod2" }, "acme/bots/prod", 403],
    ["a name with a new line", { current_env: "bots/prod\n" }, "acme/bots/prod", 403],
    // Everybody has an organization at the same Pulumi Cloud, and may call a project as they like.
    [
      "the project of another organization, named as ours",
      { org: "evil", sub: "pulumi:environments:org:evil:env:x", current_env: "acme/bots" },
      "acme/bots",
      403,
    ],
  ])("compares environments whole: %s", async (_what, claims, pattern, status) => {
    const grants = [{ ...GRANT, environments: [pattern] }];
    expect((await open({ roomName: "standup", expiresIn: 60 }, grants, claims)).status).toBe(status);
  });

  test("may depend on the environment that was opened, and on who opened it", async () => {
    const grants = [{ ...GRANT, rootEnvironments: ["acme/app/*"], users: ["ali*"] }];
    const status = async (claims: object) =>
      (await open({ roomName: "standup", expiresIn: 60 }, grants, claims)).status;
    expect(await status({ root_env: "app/prod", trigger_user: "alice" })).toBe(200);
    expect(await status({ root_env: "bots/prod", trigger_user: "alice" })).toBe(403);
    expect(await status({ root_env: undefined, trigger_user: "alice" })).toBe(403);
    expect(await status({ root_env: null, trigger_user: "alice" })).toBe(403);
    expect(await status({ root_env: "app/prod", trigger_user: "mallory" })).toBe(403);
    expect(await status({ root_env: "app/prod", trigger_user: undefined })).toBe(403);
  });

  test("to whatever runs without a user, by a star", async () => {
    const { status } = await open({ roomName: "standup", expiresIn: 60 }, [GRANT], { trigger_user: undefined });
    expect(status).toBe(200);
  });
});
