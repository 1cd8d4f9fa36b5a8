import * as pulumi from "@pulumi/pulumi";
import type * as daily from "pulumi-daily";
import * as native from "pulumi-daily/native";
import { decodeMeetingToken } from "pulumi-daily/token";
import { adapters } from "../support/adapters";
import { HOURS } from "../support/clock";
import { type Echo, startEcho } from "../support/echo";
import { saidIn, withPlugin } from "../support/plugin";
import { policyPack } from "../support/policy/pack";
import { errorsOf } from "../support/run";
import { leaksIn } from "../support/secrets";
import { steps } from "../support/steps";
import { walk } from "../support/walk";

type Args = daily.MeetingTokenSetArgs;

describe.each(adapters)("the arguments of a set of tokens (%s)", (_, { MeetingTokenSet, Room }) => {
  let args: (room: daily.Room) => Args;
  const life = walk(
    async () => {
      new MeetingTokenSet("team", args(new Room("standup", { name: "standup" })));
    },
    { environment: withPlugin },
  );
  const refusal = async (given: object | ((room: daily.Room) => object)) => {
    args = (room) => (typeof given === "function" ? given(room) : given) as Args;
    const run = await life.stack.preview();
    expect(run.ok).toBe(false);
    return errorsOf(run).join("\n");
  };
  const secret = "a-name-nobody-may-read";

  test("are refused all at once, each with its path, what is shared once", async () => {
    const exp = life.clock.seconds - 60;
    const said = await refusal({
      roomName: "stand up",
      langg: "de",
      tokens: { ada: { exp, userNam: "Ada" }, bot: { lang: "xx" }, carl: { expiresIn: "soon" }, dora: 7 },
      validate: "some",
    });
    for (const part of [
      /tokens\.ada\.exp is \d/,
      /tokens\.ada: A MeetingToken has no argument userNam/,
      /tokens\.bot\.lang is "xx"; it must be one of/,
      /tokens\.carl\.expiresIn is "soon"; write a number/,
      /tokens\.dora is not an object; give one, such as \{\}\./,
      /tokens\.bot: The token would never expire/,
      /validate is "some"; it must be one of/,
    ]) {
      expect(said).toMatch(part);
    }
    for (const shared of [/roomName is "stand up"/g, /A MeetingTokenSet has no argument langg/g]) {
      expect(said.match(shared)).toHaveLength(1);
    }
  });

  test.each<[string, object | ((room: daily.Room) => object), RegExp]>([
    ["without tokens", { roomName: "standup", expiresIn: "24h" }, /tokens is missing or not an object/],
    ["with a list", { allRooms: true, expiresIn: "24h", tokens: [{}] }, /tokens is missing or not an object/],
    [
      "with a secret that is not valid",
      {
        allRooms: true,
        expiresIn: "24h",
        tokens: { ada: { userId: pulumi.secret(`${secret}-of-more-than-36-characters`) } },
      },
      /tokens\.ada\.userId is not valid\. Something in tokens is secret|tokens\.ada\.userId has \d+ characters/,
    ],
  ])("are refused %s", async (_case, given, reason) => {
    const said = await refusal(given);
    expect(said).toMatch(reason);
    expect(said).not.toContain(secret);
  });
});

describe("the names of a set's tokens and rooms (native)", () => {
  const name = "a-name-nobody-may-read";
  let given: object = {};
  const life = walk(
    async () => {
      new native.MeetingTokenSet("team", { expiresIn: "24h", tokens: {}, ...given });
    },
    { environment: withPlugin },
  );

  test.each<[string, object, string]>([
    ["a room", { tokens: { ada: { roomName: pulumi.secret(name) } } }, "tokens.ada.roomName"],
    ["an entry that names its room", { tokens: { ada: pulumi.secret({ roomName: name }) } }, "tokens.ada.roomName"],
    ["the room of all", { roomName: pulumi.secret(name), tokens: {} }, "roomName"],
    ["all names", { allRooms: true, expiresIn: 7, tokens: pulumi.secret({ [name]: { lang: "xx" } }) }, "tokens"],
  ])("are refused where they are secret: %s", async (_, args, path) => {
    given = args;
    const run = await life.stack.preview();
    expect(run.ok).toBe(false);
    expect(errorsOf(run).join("\n")).toContain(`${path} is secret, but Pulumi shows it: `);
    expect(leaksIn(life.stack.evidence, [name])).toEqual([]);
  });

  test("are as they are in an entry with another secret", async () => {
    given = { tokens: { ada: pulumi.secret({ userName: "Ada" }) }, roomName: "standup" };
    expect((await life.stack.preview()).ok).toBe(true);
  });
});

describe.each(adapters)("a set of tokens with what is secret or not known yet (%s)", (_, { MeetingTokenSet, Room }) => {
  steps();
  let args: (room: daily.Room) => Args = (room) => ({
    roomName: room.name,
    expiresIn: "24h",
    tokens: {
      ada: { userName: pulumi.secret("Ada, whom nobody may see") },
      // Not known in the preview: an argument, and an entry.
      bot: { userName: room.roomId },
      carl: room.roomId.apply(() => ({ lang: "de" as const })),
    },
  });
  let options: pulumi.CustomResourceOptions = {};
  const life = walk(
    async () => {
      const team = new MeetingTokenSet("team", args(new Room("standup")), options);
      return { tokens: team.tokens, joinUrls: team.joinUrls };
    },
    { environment: withPlugin },
  );
  const ofSet = async () => (await life.stack.outputs()).tokens as Record<string, string>;
  const SAME = { standup: "same", team: "same" };

  test("is made, and is then quiet", async () => {
    const preview = await life.stack.preview();
    expect([saidIn(preview), preview.operations]).toEqual([[], { standup: "create", team: "create" }]);
    expect(saidIn(await life.stack.up())).toEqual([]);
    const { ada, bot, carl } = await ofSet();
    expect(decodeMeetingToken(String(ada)).properties.userName).toBe("Ada, whom nobody may see");
    expect(decodeMeetingToken(String(bot)).properties.userName).toBe(life.stack.resource("standup").outputs?.roomId);
    expect(decodeMeetingToken(String(carl)).properties.lang).toBe("de");
    expect((await life.stack.up()).operations).toEqual(SAME);
    expect(leaksIn(life.stack.evidence, ["Ada, whom nobody may see", ...Object.values(await ofSet())])).toEqual([]);
  });

  test("may be not known as a whole", async () => {
    const before = await ofSet();
    const declared = args;
    args = (room) => {
      const { tokens, ...shared } = declared(room);
      return { ...shared, tokens: room.roomId.apply((id) => ({ bot: { userName: id } })) };
    };
    const replace = [life.stack.resource("standup").urn];
    const preview = await life.stack.preview({ replace });
    expect([errorsOf(preview), preview.operations]).toEqual([[], { standup: "replace", team: "update" }]);
    const run = await life.stack.up({ replace });
    expect([errorsOf(run), run.operations]).toEqual([[], { standup: "replace", team: "update" }]);
    expect(Object.keys(await ofSet())).toEqual(["bot"]);
    expect((await ofSet()).bot).not.toBe(before.bot);
  });

  test.each([["tokens"], ["*"]])("keeps what it has with ignoreChanges of %s", async (ignored) => {
    args = (room) => ({ roomName: room.name, expiresIn: "24h", tokens: { ada: { expiresIn: "9d" }, bot: {} } });
    options = {};
    expect(errorsOf(await life.stack.up())).toEqual([]);
    const before = await ofSet();
    args = (room) => ({ roomName: room.name, expiresIn: "24h", tokens: { dora: {} } });
    options = { ignoreChanges: [ignored] };
    for (const run of [await life.stack.preview(), await life.stack.up()]) {
      expect([errorsOf(run), run.operations]).toEqual([[], SAME]);
    }
    life.clock.advance(17 * HOURS);
    const run = await life.stack.up();
    expect([errorsOf(run), run.operations]).toEqual([[], { ...SAME, team: "update" }]);
    const { ada, bot } = await ofSet();
    expect([ada === before.ada, bot === before.bot]).toEqual([true, false]);
  });
});

describe.each(adapters)("a policy that sets the end of a set's tokens (%s)", (_, { MeetingTokenSet }) => {
  steps();
  const life = walk(
    async () => {
      const tokens = { ada: {}, bot: { expiresIn: "3d" } } as const;
      return { tokens: new MeetingTokenSet("team", { allRooms: true, expiresIn: "24h", tokens }).tokens };
    },
    { environment: withPlugin },
  );
  const inForce = (team: object) => ({ policyPacks: [policyPack(life.stack.folder, { team: { ...team } })] });
  /** For how many hours each token is valid, by its own claims. */
  const hours = async () => {
    const tokens = (await life.stack.outputs()).tokens as Record<string, string>;
    return Object.fromEntries(
      Object.entries(tokens).map(([name, token]) => {
        const { issuedAt, expiresAt } = decodeMeetingToken(token);
        return [name, Math.round((Number(expiresAt) - Number(issuedAt)) / 3_600_000)];
      }),
    );
  };

  test("is obeyed, quiet until the window opens, and obeyed again", async () => {
    const policy = () => inForce({ expiresIn: "2h" });
    expect(errorsOf(await life.stack.up(policy()))).toEqual([]);
    expect(await hours()).toEqual({ ada: 2, bot: 72 });
    expect((await life.stack.up(policy())).operations).toEqual({ team: "same" });
    expect((await life.stack.refresh({ expectNoChanges: true })).ok).toBe(true);
    life.clock.advance(1.5 * HOURS);
    const before = (await life.stack.outputs()).tokens as Record<string, string>;
    const run = await life.stack.up(policy());
    expect([errorsOf(run), run.operations]).toEqual([[], { team: "update" }]);
    expect(await hours()).toEqual({ ada: 2, bot: 72 });
    expect((await life.stack.outputs()).tokens).toMatchObject({ bot: before.bot });
    expect((await life.stack.up(policy())).operations).toEqual({ team: "same" });
  });

  test("is refused where check would have refused it, and without it the tokens are as the program says", async () => {
    const run = await life.stack.up(inForce({ expiresIn: "soon" }));
    expect([run.ok, errorsOf(run).join()]).toEqual([
      false,
      expect.stringContaining('expiresIn is "soon"; write a number'),
    ]);
    expect(errorsOf(await life.stack.up())).toEqual([]);
    expect(await hours()).toEqual({ ada: 24, bot: 72 });
  });
});

describe.each(adapters)(
  "a set of tokens at a Daily that repeats in its errors all that it is asked (%s)",
  (_, { MeetingTokenSet }) => {
    const hidden = "what-nobody-may-read";
    let echo: Echo;
    beforeAll(async () => {
      echo = await startEcho();
    });
    afterAll(() => echo.close());
    const life = walk(
      async () => {
        const tokens = { adas: { userName: pulumi.secret(hidden) }, bots: { userId: hidden.slice(0, 4) } };
        new MeetingTokenSet("team", { allRooms: true, expiresIn: "24h", tokens });
      },
      { environment: withPlugin, config: { "daily:domainName": "acme" } },
    );

    test("shows neither the key nor what is secret, and names the tokens", async () => {
      await life.stack.setConfig("daily:apiUrl", echo.url);
      const run = await life.stack.up({ debug: true });
      expect(errorsOf(run).join()).toMatch(/Minting adas: Daily refused the request \(400, invalid-request-error/);
      expect(leaksIn(life.stack.evidence, [hidden, life.emulator.apiKey])).toEqual([]);
    });
  },
);
