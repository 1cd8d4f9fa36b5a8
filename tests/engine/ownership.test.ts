import { renameSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { getRooms, MeetingToken, Room } from "pulumi-daily";
import { startAccount, stopAccount, type TestAccount } from "../support/account";
import { asAccount } from "../support/asAccount";
import { byHand } from "../support/byHand";
import { TestClock } from "../support/clock";
import { errorsOf, linesOf, TestStack, type TestStackOptions } from "../support/stack";

jest.setTimeout(300_000);

/** What the stack `test` is configured with. */
const SETTINGS = "Pulumi.test.yaml";

const standup = async () => void new Room("standup", { privacy: "private" });
const named = async () => void new Room("standup", { name: "standup" });

let account: TestAccount;
const stacks: TestStack[] = [];
beforeEach(async () => {
  account = await startAccount();
});
afterEach(async () => {
  for (const stack of stacks.splice(0)) stack.remove();
  delete process.env.PULUMI_BACKEND_URL;
  await stopAccount(account);
});

async function stackOf(program: PulumiFn, options: Partial<TestStackOptions> = {}): Promise<TestStack> {
  const stack = await TestStack.create(program, { ...account, ...options });
  stacks.push(stack);
  return stack;
}

/** A stack whose room has just been made. */
async function withRoom(options: Partial<TestStackOptions> = {}, program: PulumiFn = standup) {
  const stack = await stackOf(program, options);
  // A program may know where its state is; it proves nothing.
  process.env.PULUMI_BACKEND_URL = `file://${join(stack.folder, "backend")}`;
  expect((await stack.up()).ok).toBe(true);
  const { urn, id: room } = stack.resource("standup");
  return { stack, urn, room: room as string, settings: await readFile(join(stack.folder, SETTINGS)) };
}

async function roomsAtDaily(): Promise<string[]> {
  return (await asAccount(account, () => getRooms())).rooms.map(({ name }) => name).sort();
}

/** The rooms that are changed or deleted while something runs, as `DELETE /rooms/standup`. */
async function changesDuring(action: () => Promise<unknown>): Promise<string[]> {
  const after = account.emulator.requests().length;
  await action();
  return account.emulator
    .requests({ after })
    .filter(({ method, path }) => method !== "GET" && path.startsWith("/rooms/"))
    .map(({ method, path }) => `${method} ${path}`);
}

/** An update makes a room of its own, and touches no other: not the one that lives on elsewhere. */
async function expectNewRoomBeside(living: string, stack: TestStack, options: { target?: string[] } = {}) {
  const changes = await changesDuring(async () => expect((await stack.up(options)).ok).toBe(true));
  expect(changes).toEqual([]);
  const own = stack.resource("standup").id as string;
  expect(own).not.toBe(living);
  expect(await roomsAtDaily()).toEqual([living, own].sort());
}

/** Another state for a stack of this name, in the same folder and at the same backend's URL. */
async function anotherState(stack: TestStack, settings: Buffer): Promise<void> {
  renameSync(join(stack.folder, "backend"), join(stack.folder, "backend-elsewhere"));
  await mkdir(join(stack.folder, "backend"));
  await newStack(stack, settings);
}

/** Makes the stack `test` anew, with the configuration that it had. */
async function newStack(stack: TestStack, settings: Buffer): Promise<void> {
  await writeFile(join(stack.folder, SETTINGS), settings);
  await stack.pulumi("stack", "init", "test");
}

describe("a room that is alive elsewhere is never touched by an update that could not find it", () => {
  test.each([
    ["the backend's URL in a variable", true],
    ["no variable", false],
  ])("another state, same folder and same backend URL, with %s", async (_, inVariable) => {
    const { stack, room, settings } = await withRoom();
    if (!inVariable) delete process.env.PULUMI_BACKEND_URL;
    await anotherState(stack, settings);
    await expectNewRoomBeside(room, stack);
  });

  test("`stack rename prod`, and a new stack under the old name", async () => {
    const { stack, room, settings } = await withRoom();
    await stack.pulumi("stack", "rename", "prod", "--stack", "test");
    await newStack(stack, settings);
    await expectNewRoomBeside(room, stack);
  });

  test("`state move` of the room to another stack, and the program runs again", async () => {
    const { stack, urn, room } = await withRoom();
    await stack.pulumi("stack", "init", "prod", "--no-select");
    await stack.pulumi("state", "move", "--source", "test", "--dest", "prod", "--yes", urn);
    await expectNewRoomBeside(room, stack);
  });

  test("`state rename` of the room, and `up --target` of a new one under the old name", async () => {
    const { stack, urn, room } = await withRoom();
    await stack.pulumi("state", "rename", urn, "renamed", "--stack", "test", "--yes");
    await expectNewRoomBeside(room, stack, { target: [urn] });
    expect(stack.resource("renamed").id).toBe(room);
  });

  test("`state delete` of the room", async () => {
    const { stack, urn, room } = await withRoom();
    await stack.pulumi("state", "delete", urn, "--stack", "test", "--yes");
    await expectNewRoomBeside(room, stack);
  });

  test("`stack rm --force`, and the stack made anew", async () => {
    const { stack, room, settings } = await withRoom();
    await stack.pulumi("stack", "rm", "test", "--force", "--yes");
    await newStack(stack, settings);
    await expectNewRoomBeside(room, stack);
  });

  test("a backup imported, and refreshed", async () => {
    const { stack, urn } = await withRoom();
    const backup = join(stack.folder, "backup.json");
    await writeFile(backup, await stack.pulumi("stack", "export", "--stack", "test"));
    expect((await stack.up({ replace: [urn] })).ok).toBe(true);
    const room = stack.resource("standup").id as string;
    await stack.pulumi("stack", "import", "--stack", "test", "--file", backup);
    expect((await stack.refresh()).ok).toBe(true);
    expect(stack.names).toEqual([]);
    await expectNewRoomBeside(room, stack);
  });

  test("retainOnDelete, the resource taken out and put back", async () => {
    const retained = async () => void new Room("standup", {}, { retainOnDelete: true });
    const { stack, room } = await withRoom({}, retained);
    stack.program = async () => {};
    expect((await stack.up()).ok).toBe(true);
    stack.program = standup;
    await expectNewRoomBeside(room, stack);
  });

  test("retainOnDelete by a transform, and --replace", async () => {
    const retained = async () => {
      pulumi.runtime.registerResourceTransform(({ props, opts }) => ({
        props,
        opts: { ...opts, retainOnDelete: true },
      }));
      await standup();
    };
    const { stack, urn, room } = await withRoom({}, retained);
    expect(await changesDuring(() => stack.up({ replace: [urn] }))).toEqual([]);
    expect(await roomsAtDaily()).toEqual([room, stack.resource("standup").id].sort());
  });

  test("a machine whose clock is five hours behind", async () => {
    const { stack, urn, room } = await withRoom();
    const clock = new TestClock();
    clock.advance(-5 * 3_600);
    Object.assign(stack.stack.workspace.envVars, clock.environment);
    await stack.pulumi("state", "delete", urn, "--stack", "test", "--yes");
    await expectNewRoomBeside(room, stack);
    clock.remove();
  });
});

describe("`up --replace` of a room that was made a moment ago", () => {
  const leaked = async () => {
    const room = new Room("standup", { privacy: "private" });
    new MeetingToken("bot", { roomName: room.name, expiresIn: "24h" });
  };

  test("makes the new room and its token, and the old room goes last", async () => {
    const { stack, urn } = await withRoom({}, leaked);
    const run = await stack.up({ replace: [urn] });
    expect(run.steps.filter((step) => !step.startsWith("replace"))).toEqual([
      "create-replacement standup",
      "create-replacement bot",
      "delete-replaced bot",
      "delete-replaced standup",
    ]);
  });

  test("leaves the old room as it was if the minting fails, and the next update ends it", async () => {
    const { stack, urn, room } = await withRoom({}, leaked);
    account.emulator.fault("POST /meeting-tokens 403");
    expect(await changesDuring(() => stack.up({ replace: [urn] }))).toEqual([]);
    expect(await roomsAtDaily()).toContain(room);
    account.emulator.clearFaults();
    expect((await stack.up()).ok).toBe(true);
    expect(await roomsAtDaily()).toEqual([stack.resource("standup").id]);
  });
});

describe("another's room under a fixed name", () => {
  const line =
    /^warning: Room "standup" was deleted outside this program, and Daily has a different room of that name, created at \S+Z\. It is left alone\. To take over the existing room, set adopt: true; otherwise choose another name\.$/;
  const adopting = async () => void new Room("standup", { name: "standup", adopt: true });

  async function withAnothers() {
    const { stack } = await withRoom({}, named);
    await byHand(account, "DELETE", "/rooms/standup");
    await byHand(account, "POST", "/rooms", { name: "standup", properties: { lang: "de" } });
    return stack;
  }

  test("is not changed by an update", async () => {
    const stack = await withAnothers();
    stack.program = async () => void new Room("standup", { name: "standup", enableChat: true });
    const changes = await changesDuring(async () => {
      expect(errorsOf(await stack.up()).join()).toMatch(
        /Room "standup" was deleted outside this program, and Daily has a different room of that name, created at \S+Z\. Nothing was changed\. To take over the existing room, set adopt: true; otherwise choose another name\./,
      );
    });
    expect(changes).toEqual([]);
  });

  test("is not deleted by a destroy", async () => {
    const stack = await withAnothers();
    expect(await changesDuring(() => stack.destroy())).toEqual([]);
    expect(await roomsAtDaily()).toEqual(["standup"]);
  });

  test("is not taken into the state by a refresh, which says what to type", async () => {
    const stack = await withAnothers();
    expect(linesOf(await stack.refresh())).toContainEqual(expect.stringMatching(line));
    expect(stack.names).toEqual([]);
    expect(errorsOf(await stack.up()).join()).toMatch('A room named "standup" already exists at Daily');
    stack.program = adopting;
    expect((await stack.up()).ok).toBe(true);
    stack.program = named;
    expect((await stack.up()).operations).toEqual({ standup: "update" });
    expect((await stack.refresh({ expectNoChanges: true })).ok).toBe(true);
  });

  test("is taken over by the update that is told to", async () => {
    const stack = await withAnothers();
    stack.program = adopting;
    expect(await changesDuring(() => stack.up())).toEqual(["POST /rooms/standup"]);
    expect((await stack.refresh({ expectNoChanges: true })).ok).toBe(true);
    expect(await changesDuring(() => stack.destroy())).toEqual(["DELETE /rooms/standup"]);
  });
});

test("what a stack says about itself is in no room's name", async () => {
  const { room, stack } = await withRoom();
  expect(room).toMatch(/^standup-[a-z0-9]{12}$/);
  await expect(readFile(join(stack.folder, "home", "pulumi-daily"))).rejects.toThrow("ENOENT");
});
