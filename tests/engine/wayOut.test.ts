import * as pulumi from "@pulumi/pulumi";
import { MeetingToken, Provider, Room } from "pulumi-daily";
import { writes } from "../support/account";
import { errorsOf, linesOf, type Run } from "../support/run";
import { leaksIn } from "../support/secrets";
import { steps } from "../support/steps";
import { type Walk, walk } from "../support/walk";

/** The key of the last update is refused, and the engine knows no other. */

const ADVICE =
  /This key is the one in the state\. To correct it, set DAILY_API_KEY to a key of the same domain, which is then tried instead, or give refresh or destroy --run-program, as long as the program has a resource of pulumi-daily\. The last resort is "pulumi state delete": it forgets the resource and leaves it at Daily\.$/;
const OTHER_KEY = "e".repeat(64);

function useKeyOfEnvironment({ stack }: Walk, key: string | undefined): void {
  stack.stack.workspace.envVars.DAILY_API_KEY = key ?? "";
}

/** Regenerates the key at Daily, and gives the stack the new one. */
async function regenerateKey({ emulator, stack }: Walk): Promise<string> {
  const { key } = emulator.rotateKey();
  await stack.setSecret("daily:apiKey", key);
  return key;
}

const roomsAt = async ({ emulator }: Walk): Promise<string[]> => {
  const answer = await fetch(`${emulator.url}/rooms`, { headers: { authorization: `Bearer ${emulator.apiKey}` } });
  return ((await answer.json()) as { data: { name: string }[] }).data.map(({ name }) => name);
};

const commands: [string, (world: Walk) => Promise<Run>][] = [
  ["up", ({ stack }) => stack.up()],
  ["up --refresh --run-program", ({ stack }) => stack.up({ refresh: true, runProgram: true })],
  ["refresh", ({ stack }) => stack.refresh()],
  ["refresh --run-program", ({ stack }) => stack.refresh({ runProgram: true })],
  ["destroy", ({ stack }) => stack.destroy()],
  ["destroy --run-program", ({ stack }) => stack.destroy({ runProgram: true })],
];

describe("a room that was taken out of the program after the key was regenerated", () => {
  steps();
  const declared = { room: true };
  const world = walk(async () => {
    if (declared.room) new Room("standup", { name: "standup" });
  });
  let key: string;

  beforeAll(async () => {
    await world.stack.up();
    key = await regenerateKey(world);
    declared.room = false;
  });

  test.each(commands)("fails %s, and the error says how to go on", async (_, run) => {
    const errors = errorsOf(await run(world));
    expect(errors[0]).toMatch(/^Daily refused the API key \(from daily:apiKey\) while reading room "standup"\./);
    expect(errors[0]).toMatch(ADVICE);
    expect(world.stack.names).toEqual(["standup"]);
  });

  test("another account's key in the environment reaches nothing, not even its room of that name", async () => {
    const { id } = world.emulator.addDomain({ name: "other", apiKey: OTHER_KEY });
    const made = await fetch(`${world.emulator.url}/rooms`, {
      method: "POST",
      headers: { authorization: `Bearer ${OTHER_KEY}`, "content-type": "application/json" },
      body: JSON.stringify({ name: "standup" }),
    });
    expect([made.status, typeof id]).toEqual([200, "string"]);
    useKeyOfEnvironment(world, OTHER_KEY);
    const after = world.emulator.requests().length;
    for (const run of [await world.stack.up(), await world.stack.refresh()]) {
      const errors = errorsOf(run);
      expect(errors[0]).toContain(
        'DAILY_API_KEY was tried instead: it finds no room "standup" with the id that the state has.',
      );
      expect(errors[0]).toMatch(ADVICE);
    }
    expect(writes(world.emulator, after)).toEqual([]);
    expect(world.stack.names).toEqual(["standup"]);
  });

  test("a key in the environment that is refused as well is named as such", async () => {
    useKeyOfEnvironment(world, "f".repeat(64));
    expect(errorsOf(await world.stack.up())[0]).toContain(
      "DAILY_API_KEY was tried instead: Daily refused the API key (from DAILY_API_KEY)",
    );
  });

  test("with the domain's new key in the environment it is refreshed", async () => {
    useKeyOfEnvironment(world, key);
    const run = await world.stack.refresh({ expectNoChanges: true });
    expect(run.ok).toBe(true);
    expect(linesOf(run)).toContain(
      "The API key from daily:apiKey was refused or belongs to another account: DAILY_API_KEY is used instead.",
    );
  });

  test("and deleted", async () => {
    expect((await world.stack.up()).operations).toEqual({ standup: "delete" });
    expect(world.stack.names).toEqual([]);
    expect(await roomsAt(world)).toEqual([]);
    useKeyOfEnvironment(world, undefined);
    expect((await world.stack.destroy()).ok).toBe(true);
  });

  test("no key was printed or kept in clear", () => {
    expect(leaksIn(world.stack.evidence, [world.emulator.apiKey, key, OTHER_KEY])).toEqual([]);
  });
});

describe("such a room that was deleted and made again by hand", () => {
  steps();
  const declared = { room: true };
  const world = walk(async () => {
    if (declared.room) new Room("standup", { name: "standup" });
  });

  test("is another one: the environment's key does not delete it", async () => {
    await world.stack.up();
    const key = await regenerateKey(world);
    declared.room = false;
    const byHand = (method: string, path: string) =>
      fetch(`${world.emulator.url}${path}`, {
        method,
        headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
        ...(method === "POST" && { body: '{"name":"standup"}' }),
      });
    await byHand("DELETE", "/rooms/standup");
    await byHand("POST", "/rooms");
    useKeyOfEnvironment(world, key);
    const after = world.emulator.requests().length;
    expect(errorsOf(await world.stack.up())[0]).toMatch(/it finds no room "standup" with the id that the state has\./);
    expect(writes(world.emulator, after)).toEqual([]);
  });

  test("`pulumi state delete`, the last resort, forgets it and leaves it at Daily", async () => {
    useKeyOfEnvironment(world, undefined);
    await world.stack.forget("standup");
    expect(world.stack.names).toEqual([]);
    expect((await world.stack.up()).ok).toBe(true);
    expect((await world.stack.destroy()).ok).toBe(true);
    expect(await roomsAt(world)).toEqual(["standup"]);
  });
});

describe("a room that was taken out of the program while the state had another account's key", () => {
  const declared = { room: true };
  const world = walk(async () => {
    if (declared.room) new Room("standup", { name: "standup" });
  });

  test("is not found with it, and deleted with DAILY_API_KEY", async () => {
    await world.stack.up();
    world.emulator.addDomain({ name: "other", apiKey: OTHER_KEY });
    await world.stack.setSecret("daily:apiKey", OTHER_KEY);
    expect((await world.stack.up()).operations).toEqual({ standup: "same" });
    declared.room = false;
    // The remedy that suffices where a resource of the package is left reaches nobody here.
    await world.stack.setSecret("daily:apiKey", world.emulator.apiKey);
    const errors = errorsOf(await world.stack.up());
    expect(errors[0]).toMatch(/^The API key belongs to the Daily domain "other", and room "standup" to "dev"/);
    expect(errors[0]).toMatch(ADVICE);
    useKeyOfEnvironment(world, world.emulator.apiKey);
    expect((await world.stack.up()).operations).toEqual({ standup: "delete" });
    expect(await roomsAt(world)).toEqual([]);
  });
});

describe("an explicit provider that was taken out of the program with its room", () => {
  const declared = { room: true };
  const world = walk(
    async () => {
      if (!declared.room) return;
      const eu = new Provider("eu", {
        apiKey: new pulumi.Config().requireSecret("euKey"),
        apiUrl: world.emulator.url,
      });
      new Room("standup", {}, { provider: eu });
    },
    { config: { "daily-test:euKey": { value: OTHER_KEY, secret: true } } },
  );

  test("is deleted with the environment's key, if that is of the same account", async () => {
    world.emulator.addDomain({ name: "eu", apiKey: OTHER_KEY });
    await world.stack.up();
    const { key } = world.emulator.rotateKey({ domain: "eu" });
    declared.room = false;
    const failed = await world.stack.up();
    expect(errorsOf(failed)[0]).toMatch(/^Daily refused the API key \(from apiKey of provider "eu"\)/);
    expect(errorsOf(failed)[0]).toMatch(ADVICE);
    // The stack's own account is another one.
    useKeyOfEnvironment(world, world.emulator.apiKey);
    expect((await world.stack.up()).ok).toBe(false);
    useKeyOfEnvironment(world, key);
    expect((await world.stack.up()).operations).toMatchObject({ standup: "delete" });
    expect(world.stack.names).toEqual([]);
  });
});

describe("resources that are still in the program after the key was regenerated", () => {
  steps();
  const world = walk(async () => {
    const roomName = new Room("standup", {}).name;
    new MeetingToken("bot", { roomName, expiresIn: "24h" });
    new MeetingToken("own", { roomName, expiresIn: "24h", signedBy: "apiKey" });
    new MeetingToken("everywhere", { allRooms: true, expiresIn: "24h" });
  });
  let key: string;

  test("are not refreshed with the key that the state has", async () => {
    await world.stack.up();
    key = await regenerateKey(world);
    const errors = errorsOf(await world.stack.refresh()).filter((error) => error !== "update failed");
    expect(errors).not.toEqual([]);
    for (const error of errors) {
      expect(error).toContain("The state is unchanged.");
      expect(error).toMatch(ADVICE);
    }
  });

  test("are with DAILY_API_KEY: rooms, and tokens by the domain that they name", async () => {
    useKeyOfEnvironment(world, key);
    const run = await world.stack.refresh({ expectNoChanges: true });
    expect(run.ok).toBe(true);
    useKeyOfEnvironment(world, undefined);
  });

  test("are not with another account's: no token counts as gone", async () => {
    world.emulator.addDomain({ name: "other", apiKey: OTHER_KEY });
    useKeyOfEnvironment(world, OTHER_KEY);
    const before = await world.stack.decryptedState();
    const errors = errorsOf(await world.stack.refresh()).join("\n");
    expect(errors).toContain('it is a key of the domain "other", and the token is for another.');
    expect(await world.stack.decryptedState()).toBe(before);
    useKeyOfEnvironment(world, undefined);
  });

  test("are with --run-program", async () => {
    expect((await world.stack.refresh({ runProgram: true })).ok).toBe(true);
  });

  test("are destroyed with --run-program", async () => {
    await regenerateKey(world);
    expect((await world.stack.destroy()).ok).toBe(false);
    expect((await world.stack.destroy({ runProgram: true })).ok).toBe(true);
    expect(world.stack.names).toEqual([]);
    expect(await roomsAt(world)).toEqual([]);
  });
});
