import { decodeMeetingToken, signMeetingToken } from "../../provider/src/token";
import { NOW } from "./pulumiCloud";
import { DOMAIN_ID, GRANT, KEY, told, World } from "./support";

let world: World;
beforeEach(async () => {
  world = await World.start();
});
afterEach(() => world.stop());

const REQUEST = { roomName: "standup", expiresIn: "2h", rotateEvery: "1h", readEvery: "5m" };
const HOUR = 3_600;

const rotator = (options = {}) => {
  const adapter = world.adapter({ domainId: DOMAIN_ID, domainName: "acme", ...options });
  return async (state: unknown, request: object = REQUEST) => {
    const answer = await told(await adapter(world.cloud.request({ request, state })));
    expect(answer).toMatchObject({ status: 200 });
    return answer.body;
  };
};

const outcomes = () => world.log.map(({ outcome, kind }) => `${kind} ${outcome}`);

describe("a rotation", () => {
  test("answers a token that Daily accepts, and from then on the one before, too", async () => {
    const rotate = rotator();
    const first = await rotate(null);
    expect(first).toEqual({
      token: expect.any(String),
      joinUrl: `https://acme.daily.co/standup?t=${first.token}`,
      expiresAt: "2030-01-01T02:00:00Z",
      roomName: "standup",
    });
    world.pass(HOUR);
    const second = await rotate(first);
    expect(second).toMatchObject({
      expiresAt: "2030-01-01T03:00:00Z",
      previous: { token: first.token, expiresAt: first.expiresAt },
    });
    expect(await world.readByDaily(second.token)).toMatchObject({ room_name: "standup" });
    expect(await world.readByDaily(second.previous.token)).toMatchObject({ room_name: "standup" });
    world.pass(HOUR);
    const third = await rotate(second);
    // No chain: the first has ended, and nobody holds it any more.
    expect(third.previous).toEqual({ token: second.token, expiresAt: second.expiresAt });
    expect(outcomes()).toEqual(["rotate rotated", "rotate rotated", "rotate rotated"]);
    expect(world.leaks([first.token, second.token, third.token], { alsoAnswers: false })).toEqual([]);
  });

  test("mints nothing anew when it is asked for again within a minute, and answers what stands", async () => {
    const rotate = rotator();
    const first = await rotate(null);
    world.pass(HOUR);
    const second = await rotate(first);
    world.pass(59);
    expect(await rotate(second)).toEqual(second);
    world.pass(1);
    const third = await rotate(second);
    expect(third.token).not.toBe(second.token);
    expect(third.previous.token).toBe(second.token);
    expect(outcomes().slice(2)).toEqual(["rotate unchanged", "rotate rotated"]);
  });

  test("has the set time from the grant", async () => {
    const rotate = rotator({ grants: [{ ...GRANT, rotateAtMostEvery: "30m" }] });
    const first = await rotate(null);
    world.pass(HOUR / 2 - 1);
    expect(await rotate(first)).toEqual(first);
    world.pass(1);
    expect((await rotate(first)).token).not.toBe(first.token);
  });

  test.each([
    ["another room", { roomName: "note-1" }],
    ["another lifetime", { expiresIn: "90m" }],
    ["another name", { userName: "Bot" }],
  ])("that asks for %s is answered at once", async (_what, change) => {
    const rotate = rotator();
    const first = await rotate(null);
    world.pass(5);
    const second = await rotate(first, { ...REQUEST, ...change });
    expect(decodeMeetingToken(second.token).issuedAt).toEqual(new Date((NOW + 5) * 1_000));
    expect(second.previous.token).toBe(first.token);
  });

  test("after the configuration has changed is answered at once", async () => {
    const first = await rotator()(null);
    const changed = rotator({ grants: [{ ...GRANT, properties: { permissions: { canSend: false } } }] });
    const second = await changed(first);
    expect(second.token).not.toBe(first.token);
  });

  test("takes a lifetime that is just long enough", async () => {
    const first = await rotator()(null, { ...REQUEST, expiresIn: "65m" });
    expect(first.expiresAt).toBe("2030-01-01T01:05:00Z");
  });
});

describe("a state that somebody wrote", () => {
  const mine = (properties: object, now = NOW - 10, key = KEY) =>
    signMeetingToken(
      { roomName: "standup", exp: NOW + HOUR, ...properties },
      {
        apiKey: key,
        domainId: DOMAIN_ID,
        now: new Date(now * 1_000),
      },
    );

  test.each([
    ["nothing of ours", { apiKey: "key-123", rotatedAt: "2025-01-01T00:00:00Z" }],
    ["a token that is no text", { token: { token: "x" } }],
    ["a text that is no token", { token: "correct-horse" }],
    ["a token of another key", { token: mine({}, NOW - 10, "another-key-of-somebody") }],
    [
      "a token of another domain",
      {
        token: signMeetingToken(
          { roomName: "standup", exp: NOW + HOUR },
          { apiKey: KEY, domainId: "11111111-1111-4111-8111-111111111111", now: new Date((NOW - 10) * 1_000) },
        ),
      },
    ],
    ["a token that has ended", { token: mine({ exp: NOW }) }],
    ["a token without an end", { token: mine({ exp: undefined }) }],
    ["a previous one that is none", { previous: "correct-horse" }],
  ])("holds %s: it is as if there were none", async (_what, state) => {
    const answer = await rotator()(state);
    expect(Object.keys(answer)).toEqual(["token", "joinUrl", "expiresAt", "roomName"]);
    expect(decodeMeetingToken(answer.token).issuedAt).toEqual(new Date(NOW * 1_000));
  });

  test("holds our token, and lies beside it: only the token counts", async () => {
    const rotate = rotator();
    const first = await rotate(null);
    world.pass(5);
    const forged = {
      ...first,
      joinUrl: "https://evil.example.com",
      expiresAt: "2099-01-01T00:00:00Z",
      roomName: "board",
      previous: { token: "correct-horse", expiresAt: "2099-01-01T00:00:00Z" },
    };
    expect(await rotate(forged)).toEqual(first);
    world.pass(HOUR);
    expect((await rotate(forged)).previous).toEqual({ token: first.token, expiresAt: first.expiresAt });
  });

  test("holds a token from a time for which the request would be none: it is answered anew", async () => {
    const state = { token: mine({}, NOW - 50) };
    // As of then, the token would end before it begins.
    const request = { ...REQUEST, nbf: NOW + 2 * HOUR - 20 };
    const answer = await rotator({ grants: [{ ...GRANT, choose: ["nbf"] }] })(state, request);
    expect(answer).toMatchObject({ expiresAt: "2030-01-01T02:00:00Z", previous: { token: state.token } });
  });

  test("holds a token of ours for more than is granted: it is not taken for the one that stands", async () => {
    const owner = mine({ isOwner: true });
    const answer = await rotator()({ token: owner });
    expect(answer.token).not.toBe(owner);
    expect(decodeMeetingToken(answer.token).properties).not.toHaveProperty("isOwner");
  });
});

test("ten days, rotated each hour and read every five minutes: never a refused token", async () => {
  // Just long enough, and a reader looks just before each rotation.
  const rotate = rotator();
  const request = { ...REQUEST, expiresIn: "65m" };
  let state = await rotate(null, request);
  const held = new Set<string>();
  let looks = 0;
  for (let hour = 0; hour < 240; hour++) {
    for (let minute = 4; minute < 60; minute += 5) {
      // What it read then is used until it looks again.
      world.pass(minute === 4 ? 4 * 60 : 5 * 60);
      const { token } = state;
      held.add(token);
      looks += 1;
      await world.readByDaily(token);
    }
    const lastRead = state.token;
    world.pass(60);
    state = await rotate(state, request);
    expect(state.previous.token).toBe(lastRead);
    // Whoever looked a minute ago uses the old one for four more minutes.
    world.pass(4 * 60 - 1);
    await world.readByDaily(lastRead);
    world.pass(-(4 * 60 - 1));
  }
  expect({ looks, held: held.size }).toEqual({ looks: 240 * 12, held: 240 });
  expect(new Set(outcomes())).toEqual(new Set(["rotate rotated"]));
});

test("one rotation may fail if the lifetime has another interval on top", async () => {
  const rotate = rotator({ grants: [{ ...GRANT, maxLifetime: "3h" }] });
  const { token } = await rotate(null, { ...REQUEST, expiresIn: "125m" });
  // The next one fails, the one after it does not; whoever looked just before that one holds the token for five minutes.
  world.pass(2 * HOUR + 5 * 60 - 1);
  await world.readByDaily(token);
});
