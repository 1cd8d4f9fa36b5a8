import { getRooms, MeetingToken, Room } from "pulumi-daily";
import { asAccount } from "../support/asAccount";
import { errorsOf, linesOf, type Run } from "../support/run";
import { steps } from "../support/steps";
import { type Walk, type WalkOptions, walk } from "../support/walk";

const HOUR = 3_600;
const KEY = "d".repeat(64);

/** A stack that is up: a room, a token in it, and a token that has been over for a while. */
function upAndRunning(options: WalkOptions = {}): Walk {
  const world = walk(async () => {
    const { name: roomName } = new Room("standup", { privacy: "private" });
    new MeetingToken("bot", { roomName, expiresIn: "24h" });
    new MeetingToken("short", { roomName, expiresIn: "1h", renew: false });
  }, options);
  beforeAll(async () => {
    expect((await world.stack.up()).ok).toBe(true);
    world.clock.advance(2 * HOUR);
  });
  return world;
}

const roomsAtDaily = async (world: Walk) => (await asAccount(world, () => getRooms())).rooms.map(({ name }) => name);

function expectRoomToStay(world: Walk, run: Run): void {
  expect(run.ok).toBe(false);
  expect(run.operations).toMatchObject({ bot: "delete", short: "delete", standup: "delete" });
  expect(world.stack.names).toEqual(["standup"]);
}

describe("destroy", () => {
  const world = upAndRunning();

  test("takes a room, and tokens whether they have expired or not; one call is made", async () => {
    const before = world.emulator.requests().length;
    expect((await world.stack.destroy()).ok).toBe(true);
    expect(world.stack.names).toEqual([]);
    expect(await roomsAtDaily(world)).toEqual([]);
    const writes = world.emulator.requests({ after: before }).filter(({ method }) => method !== "GET");
    expect(writes).toHaveLength(1);
  });
});

describe("destroy of a room with a hundred tokens", () => {
  const world = walk(async () => {
    const { name: roomName } = new Room("standup", { privacy: "private" });
    for (let index = 0; index < 100; index++) new MeetingToken(`bot-${index}`, { roomName, expiresIn: "24h" });
  });

  test("says once until when they work", async () => {
    expect((await world.stack.up()).ok).toBe(true);
    const { id } = world.stack.resource("standup");
    const run = await world.stack.destroy();
    expect(run.ok).toBe(true);
    expect(linesOf(run)).toEqual([
      expect.stringMatching(
        new RegExp(
          `^Token \\w{16} works until \\S+Z, or until room "${id}" is deleted: Daily has no call that revokes a token\\. The same applies to every other token of that room that this update removes, each until its own expiry\\.$`,
        ),
      ),
    ]);
  });
});

describe("destroy with a key that was revoked", () => {
  steps();
  const world = upAndRunning();

  test("gives the tokens up; the room stays, and it is said why", async () => {
    const { key } = world.emulator.rotateKey();
    const { id } = world.stack.resource("standup");
    const run = await world.stack.destroy();
    expectRoomToStay(world, run);
    expect(errorsOf(run).join("\n")).toMatch(
      new RegExp(
        `Daily refused the API key \\(from daily:apiKey\\) while (reading|deleting) room "${id}"\\. Correct the key and run again\\.`,
      ),
    );
    expect(await roomsAtDaily(world)).toEqual([id]);
    await world.stack.setSecret("daily:apiKey", key);
  });

  test("with the right key all goes", async () => {
    // The engine destroys with the provider as the state has it, unless it runs the program.
    expect((await world.stack.destroy({ runProgram: true })).ok).toBe(true);
    expect(world.stack.names).toEqual([]);
    expect(await roomsAtDaily(world)).toEqual([]);
  });
});

describe("destroy without a key", () => {
  steps();
  const world = upAndRunning({ withoutKey: true, environment: { DAILY_API_KEY: KEY }, daily: { apiKey: KEY } });
  const environment = () => world.stack.stack.workspace.envVars;

  test("gives the tokens up; the room stays, and it is said how to set the key", async () => {
    environment().DAILY_API_KEY = "";
    const before = world.emulator.requests().length;
    const run = await world.stack.destroy();
    expectRoomToStay(world, run);
    expect(errorsOf(run).join("\n")).toMatch(
      'No Daily API key. Set it with "pulumi config set --secret daily:apiKey", or set DAILY_API_KEY where pulumi runs.',
    );
    expect(world.emulator.requests({ after: before })).toEqual([]);
  });

  test("with a key all goes", async () => {
    environment().DAILY_API_KEY = KEY;
    expect((await world.stack.destroy()).ok).toBe(true);
    expect(world.stack.names).toEqual([]);
  });
});
