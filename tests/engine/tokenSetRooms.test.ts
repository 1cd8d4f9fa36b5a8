import type * as daily from "pulumi-daily";
import { writes } from "../support/account";
import { adapters } from "../support/adapters";
import { byHand } from "../support/byHand";
import { saidIn, withPlugin } from "../support/plugin";
import { errorsOf } from "../support/run";
import { steps } from "../support/steps";
import { walk } from "../support/walk";

const names = (prefix: string, count: number) => Array.from({ length: count }, (_, index) => `${prefix}${index}`);

describe.each(adapters)("a refresh of a set of tokens (%s)", (_, { MeetingTokenSet }) => {
  steps();
  let validate: "sample" | "each" | undefined;
  const ofRoom = (roomName: string, prefix: string, more: object = {}) =>
    Object.fromEntries(names(prefix, 5).map((name) => [name, { roomName, ...more }]));
  const tokens = {
    ...ofRoom("red", "r"),
    ...ofRoom("blue", "b"),
    ...ofRoom("blue", "signed", { signedBy: "apiKey" }),
  };
  const life = walk(
    async () => {
      const team = new MeetingTokenSet("team", { expiresIn: "24h", tokens, ...(validate && { validate }) });
      return { tokens: team.tokens };
    },
    { environment: withPlugin },
  );
  const ofSet = async () => (await life.stack.outputs()).tokens as Record<string, string>;
  const texts = (run: Parameters<typeof saidIn>[0]) => saidIn(run).map(({ text }) => text.replace(/^warning: /, ""));
  const asked = async () => {
    const after = life.emulator.requests().length;
    const run = await life.stack.refresh();
    const requests = life.emulator.requests({ after });
    const count = (part: string) => requests.filter(({ path }) => path.startsWith(part)).length;
    return { run, rooms: count("/rooms/"), tokens: count("/meeting-tokens/"), all: requests.length };
  };

  test("looks up each room once, and asks about one token of each room that Daily has signed", async () => {
    for (const name of ["red", "blue"]) await byHand(life, "POST", "/rooms", { name });
    expect(saidIn(await life.stack.up())).toEqual([]);
    const { run, ...calls } = await asked();
    expect([saidIn(run), calls]).toEqual([[], { rooms: 2, tokens: 2, all: 4 }]);
  });

  test("asks about each on demand, and that changes no token", async () => {
    const before = await ofSet();
    validate = "each";
    expect((await life.stack.up()).operations).toEqual({ team: "update" });
    expect(await ofSet()).toEqual(before);
    const { run, ...calls } = await asked();
    expect([saidIn(run), calls]).toEqual([[], { rooms: 2, tokens: 10, all: 12 }]);
  });

  test("finds one that Daily calls invalid, and the next update mints that one", async () => {
    const before = await ofSet();
    life.emulator.fault("GET /meeting-tokens/:token 400 error=invalid-request-error nth=3");
    const { run } = await asked();
    const [line] = texts(run);
    const [, name = ""] =
      /^Daily calls these tokens invalid, although they have not expired: (\w+)\./.exec(line ?? "") ?? [];
    expect(before).toHaveProperty(name);
    expect(Object.keys(life.stack.resource("team").outputs?.issuedAt as object)).toHaveLength(14);
    const preview = await life.stack.preview();
    expect(texts(preview)).toEqual([
      expect.stringMatching(new RegExp(`: an update mints ${name} \\(not there\\)\\.$`)),
    ]);
    const after = writes(life.emulator).length;
    expect((await life.stack.up()).operations).toEqual({ team: "update" });
    expect(writes(life.emulator).length).toBe(after + 1);
    const { [name]: old, ...others } = before;
    expect(await ofSet()).toMatchObject(others);
    expect((await ofSet())[name]).not.toBe(old);
  });

  test("names the tokens of a room that is gone, and they are made when there is one again", async () => {
    const before = await ofSet();
    await byHand(life, "DELETE", "/rooms/blue");
    const { run } = await asked();
    expect(texts(run)[0]).toBe(
      'Room "blue" was deleted or has expired, which revoked its tokens: b0, b1, b2, b3, b4, signed0, signed1, signed2, signed3, signed4. The next update mints others.',
    );
    const failed = await life.stack.up();
    expect(failed.ok).toBe(false);
    expect(errorsOf(failed).join()).toMatch(/Minting b0.*: Room "blue" does not exist at Daily/);
    await byHand(life, "POST", "/rooms", { name: "blue" });
    expect(errorsOf(await life.stack.up())).toEqual([]);
    expect(
      Object.entries(await ofSet())
        .filter(([name, token]) => token === before[name])
        .map(([name]) => name),
    ).toEqual(names("r", 5));
  });

  test("names the tokens of a room that was made again", async () => {
    await byHand(life, "DELETE", "/rooms/red");
    await byHand(life, "POST", "/rooms", { name: "red" });
    validate = undefined;
    expect((await life.stack.up()).operations).toEqual({ team: "update" });
    const { run } = await asked();
    expect(texts(run)).toContainEqual(
      'Room "red" was deleted and created again; these tokens were created for the old one: r0, r1, r2, r3, r4. The next update mints others.',
    );
    expect((await life.stack.up()).operations).toEqual({ team: "update" });
    expect(await asked()).toMatchObject({ run: { ok: true }, all: 4 });
  });
});

describe.each(adapters)("a room that was made again, and no refresh said so (%s)", (_, { MeetingTokenSet }) => {
  steps();
  let tokens: Record<string, daily.MeetingTokenArgs> = { ada: {}, bot: {} };
  const life = walk(
    async () => {
      const team = new MeetingTokenSet("team", { roomName: "red", expiresIn: "24h", tokens });
      return { tokens: team.tokens };
    },
    { environment: withPlugin },
  );

  test("is noticed when another token is minted, and so are the others", async () => {
    await byHand(life, "POST", "/rooms", { name: "red" });
    expect((await life.stack.up()).ok).toBe(true);
    const before = (await life.stack.outputs()).tokens as Record<string, string>;
    await byHand(life, "DELETE", "/rooms/red");
    await byHand(life, "POST", "/rooms", { name: "red" });
    // A token that says the same, minted in the same second, would be the same token.
    life.clock.advance(1);
    tokens = { ...tokens, carl: {} };
    const after = writes(life.emulator).length;
    expect((await life.stack.up()).operations).toEqual({ team: "update" });
    expect(writes(life.emulator).length).toBe(after + 3);
    const now = (await life.stack.outputs()).tokens as Record<string, string>;
    for (const [name, token] of Object.entries(before)) expect(now[name]).not.toBe(token);
    expect((await life.stack.refresh({ expectNoChanges: true })).ok).toBe(true);
  });
});

describe.each(adapters)("a set that the API key has signed (%s)", (_, { MeetingTokenSet }) => {
  steps();
  const tokens = Object.fromEntries(names("bot", 1_000).map((name) => [name, { userName: name }]));
  const life = walk(
    async () => {
      const shared = { roomName: "red", expiresIn: "24h", signedBy: "apiKey" } as const;
      const team = new MeetingTokenSet("team", { ...shared, tokens });
      return { tokens: team.tokens };
    },
    { environment: withPlugin },
  );
  beforeAll(async () => {
    const [domain] = life.emulator.domains;
    await life.stack.setConfig("daily:domainId", String(domain?.id));
  });
  const ofSet = async () => (await life.stack.outputs()).tokens as Record<string, string>;

  test("holds a thousand tokens, and asks Daily nothing, neither then nor later", async () => {
    expect(saidIn(await life.stack.up())).toEqual([]);
    expect(Object.keys(await ofSet())).toHaveLength(1_000);
    expect((await life.stack.up()).operations).toEqual({ team: "same" });
    expect((await life.stack.refresh({ expectNoChanges: true })).ok).toBe(true);
    expect(life.emulator.requests()).toEqual([]);
  });

  test("is signed again with another key, and it is said why", async () => {
    const before = await ofSet();
    await life.stack.setSecret("daily:apiKey", "another-key-of-the-domain");
    const preview = await life.stack.preview();
    expect(preview.operations).toEqual({ team: "update" });
    expect(saidIn(preview).map(({ text }) => text)).toEqual([
      expect.stringMatching(
        /: an update mints bot0 \(the API key or the domain's id has changed\), .* and 980 more\.$/,
      ),
    ]);
    expect((await life.stack.up()).operations).toEqual({ team: "update" });
    expect(Object.values(await ofSet()).filter((token) => Object.values(before).includes(token))).toEqual([]);
  });
});
