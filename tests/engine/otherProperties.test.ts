import * as pulumi from "@pulumi/pulumi";
import { MeetingAccess, MeetingToken, type MeetingTokenArgs, type RoomArgs } from "pulumi-daily";
import { decodeMeetingToken } from "pulumi-daily/token";
import { oneRoom } from "../support/oneRoom";
import { leaksIn } from "../support/secrets";
import { steps } from "../support/steps";
import { walk } from "../support/walk";

/** What Daily has, and the tables of pulumi-daily do not know yet. */
describe("a room's property that the tables do not know", () => {
  steps();
  const world = oneRoom({ otherProperties: { some_new_thing: { a: 1 } } });
  const others = async () => (await world.atDaily()).properties.otherProperties;
  beforeAll(() => {
    world.emulator.addProperty("some_new_thing");
    world.emulator.addProperty("some_new_switch", { default: false });
  });

  async function expectQuiet(args: Parameters<typeof world.preview>[0]) {
    expect((await world.preview(args)).operations).toEqual({ standup: "same" });
    expect((await world.stack.refresh({ expectNoChanges: true })).ok).toBe(true);
    expect((await world.preview(args)).operations).toEqual({ standup: "same" });
  }

  test("reaches Daily as it is, and a second up is quiet", async () => {
    const args = { otherProperties: { some_new_thing: { a: 1 } } };
    const run = await world.up(args);
    expect(run.ok).toBe(true);
    expect(run.messages).toEqual([]);
    const [{ bodyKeys } = { bodyKeys: [] }] = world.emulator.requests("POST /rooms");
    expect(bodyKeys).toEqual(["name", "properties.some_new_thing"]);
    expect(await others()).toEqual({ some_new_thing: { a: 1 } });
    expect((await world.up(args)).operations).toEqual({ standup: "same" });
    await expectQuiet(args);
  });

  test("is changed in place, and alone", async () => {
    const args = { otherProperties: { some_new_thing: { a: 2, b: ["x", { c: null }] }, some_new_switch: true } };
    const before = world.emulator.requests().length;
    expect((await world.up(args)).operations).toEqual({ standup: "update" });
    expect(await others()).toEqual(args.otherProperties);
    const onlyOne = { otherProperties: { ...args.otherProperties, some_new_switch: false } };
    expect((await world.up(onlyOne)).operations).toEqual({ standup: "update" });
    const bodies = world.emulator.requests({ on: "POST /rooms/:name", after: before }).map(({ bodyKeys }) => bodyKeys);
    expect(bodies).toEqual([
      ["properties.some_new_thing", "properties.some_new_switch"],
      ["properties.some_new_switch"],
    ]);
    // Daily leaves a default out: that is no drift.
    await expectQuiet(onlyOne);
  });

  test("shows what somebody changed, and is set back; what is not declared is left alone", async () => {
    const args = { otherProperties: { some_new_thing: { a: 2 } } };
    await world.up(args);
    await world.byHand("POST", `/rooms/${world.state.id}`, {
      properties: { some_new_thing: { a: 9 }, some_new_switch: true },
    });
    expect((await world.stack.refresh()).ok).toBe(true);
    expect(world.state.outputs?.otherProperties).toEqual({ some_new_thing: { a: 9 } });
    expect((await world.up(args)).operations).toEqual({ standup: "update" });
    expect(await others()).toEqual({ some_new_thing: { a: 2 }, some_new_switch: true });
    await expectQuiet(args);
  });

  test("is reset where it is taken out: one of several, then the whole argument", async () => {
    await world.up({ otherProperties: { some_new_thing: 1, some_new_switch: true } });
    await world.up({ otherProperties: { some_new_switch: true } });
    expect(await others()).toEqual({ some_new_switch: true });
    await world.up({});
    expect(await others()).toBeUndefined();
    expect(world.state.outputs).not.toHaveProperty("otherProperties");
    await expectQuiet({});
  });

  test("is secret where it is secret, in everything that is left behind", async () => {
    const secret = "a-stream-key-that-is-nobodys-business";
    const declared = (value: string) => ({
      otherProperties: { some_new_switch: true, some_new_thing: { key: pulumi.secret(value) } },
    });
    await world.up(declared(`${secret}-1`));
    await world.up(declared(`${secret}-2`));
    await world.byHand("POST", `/rooms/${world.state.id}`, {
      properties: { some_new_thing: { key: `${secret}-3` } },
    });
    await world.stack.refresh();
    expect(await world.stack.decryptedState()).toMatch(/some_new_switch\W+true/);
    await world.up(declared(`${secret}-2`));
    expect(await others()).toMatchObject({ some_new_thing: { key: `${secret}-2` } });
    expect(leaksIn(world.stack.evidence, [secret])).toEqual([]);
  });

  test("is refused under a name that has an argument, before anything is sent", async () => {
    const before = world.emulator.requests().length;
    const run = await world.up({ otherProperties: { max_participants: 5 } });
    expect(run.ok).toBe(false);
    expect(run.output).toContain(
      "otherProperties.max_participants is only for properties without an argument of their own; use maxParticipants.",
    );
    expect(world.emulator.requests({ after: before }).filter(({ method }) => method === "POST")).toEqual([]);
  });

  test("that Daily does not know either is refused by Daily, and the state stays as it was", async () => {
    const before = world.state.outputs;
    const run = await world.up({ otherProperties: { no_such_thing: 1 } });
    expect(run.ok).toBe(false);
    expect(run.output).toContain("unknown parameter 'no_such_thing'");
    expect(Object.keys(world.state.outputs ?? {})).toEqual(Object.keys(before ?? {}));
  });
});

/** Gone from Daily's documentation, but still sent by clients of its own: whether Daily takes it is not known. */
describe("an older property of a room", () => {
  steps();
  const args = { otherProperties: { owner_only_broadcast: true } };
  const world = oneRoom(args);

  test("reaches Daily where it takes it, and is quiet then, though Daily does not answer it", async () => {
    expect(await world.up(args)).toMatchObject({ ok: true, operations: { standup: "create" } });
    const [{ bodyKeys } = { bodyKeys: [] }] = world.emulator.requests("POST /rooms");
    expect(bodyKeys).toEqual(["name", "properties.owner_only_broadcast"]);
    expect((await world.stack.refresh({ expectNoChanges: true })).ok).toBe(true);
    expect((await world.up(args)).operations).toEqual({ standup: "same" });
  });

  test("is refused with its name where Daily does not, and nothing else is changed", async () => {
    world.emulator.setSwitches({ refusesOlderProperties: true });
    const run = await world.up({ enableChat: true, otherProperties: { owner_only_broadcast: false } });
    expect(run.ok).toBe(false);
    expect(run.output).toContain("unknown parameter 'owner_only_broadcast'");
    expect((await world.atDaily()).properties.enableChat).toBeUndefined();
    expect(world.state.outputs).not.toHaveProperty("enableChat");
  });

  test("under a name of the program's own is refused, and the message says where it goes", async () => {
    const run = await world.preview({ ownerOnlyBroadcast: true } as RoomArgs);
    expect(run.ok).toBe(false);
    expect(run.output).toContain(
      "A Room has no argument ownerOnlyBroadcast. If Daily has such a property and pulumi-daily does not, put it in otherProperties under Daily's own name.",
    );
  });
});

describe("a token's property that the tables do not know", () => {
  steps();
  const args: MeetingTokenArgs = { allRooms: true, expiresIn: "24h", otherProperties: { some_new_thing: "a" } };
  let declared = args;
  const world = walk(async () => {
    const tokens = (["daily", "apiKey"] as const).map(
      (signedBy) => new MeetingToken(signedBy, { ...declared, signedBy }),
    );
    const access = new MeetingAccess("access", {
      room: { otherProperties: { some_new_thing: "of the room" } },
      expiresIn: "24h",
      roles: { host: { otherProperties: { some_new_thing: "of the host" } } },
    });
    return { tokens: tokens.map(({ token }) => token), host: access.tokens.host };
  });
  beforeAll(() => world.emulator.addProperty("some_new_thing"));

  const said = async () => {
    const { tokens, host } = (await world.stack.outputs()) as { tokens: string[]; host: string };
    return [...tokens, host].map((token) => decodeMeetingToken(token).claims.some_new_thing);
  };

  test("stands in the token, whoever signs it, also through MeetingAccess, and a second up is quiet", async () => {
    expect((await world.stack.up()).ok).toBe(true);
    expect(await said()).toEqual(["a", "a", "of the host"]);
    expect(world.emulator.requests("POST /rooms").map(({ bodyKeys }) => bodyKeys)).toEqual([
      ["name", "privacy", "properties.some_new_thing"],
    ]);
    const { operations } = await world.stack.up();
    expect(operations).toMatchObject({ daily: "same", apiKey: "same", access: "same", "access-host": "same" });
    expect((await world.stack.refresh({ expectNoChanges: true })).ok).toBe(true);
  });

  test("replaces the token where it changes", async () => {
    declared = { ...args, otherProperties: { some_new_thing: "b" } };
    expect((await world.stack.up()).operations).toMatchObject({
      daily: "replace",
      apiKey: "replace",
      "access-host": "same",
    });
    expect(await said()).toEqual(["b", "b", "of the host"]);
  });
});
