import * as daily from "pulumi-daily";
import { type Emulator, EmulatorAdmin } from "../../emulator/src/index.js";
import { type EmulatorProcess, startEmulatorProcess } from "../../scripts/emulatorProcess";
import { TestStack } from "../support/stack";
import { names, realTime } from "./support";

// How fast that is depends on what else the machine does: tests/unit/daily/pace holds the rate on a clock of its own, and
// npm run bench measures it.
jest.setTimeout(300_000);

let emulator: EmulatorProcess;
let stack: TestStack;

async function start(program: () => void, line: readonly string[] = []): Promise<void> {
  emulator = await startEmulatorProcess(["--rate-limit", "--retry-after", ...line]);
  const { url, apiKey } = emulator;
  stack = await TestStack.create(async () => program(), {
    emulator: { url, apiKey } as Emulator,
    environment: realTime(),
  });
}
afterEach(async () => {
  stack.remove();
  await emulator.stop();
});

test.each([
  ["on this machine", []],
  ["on a line of 100 ms, 20 ms more or less", ["--distance", "100", "--jitter", "20"]],
])("120 tokens under Daily's limits %s: next to nothing is refused, and all are minted", async (_, line) => {
  const all = names("token", 120);
  await start(() => {
    const room = new daily.Room("standup", { privacy: "private" });
    for (const userName of all) new daily.MeetingToken(userName, { roomName: room.name, userName, expiresIn: "24h" });
  }, line);

  expect((await stack.up({ parallel: 64 })).ok).toBe(true);

  const requests = await new EmulatorAdmin(emulator.url).requests();
  const refused = requests.filter(({ status }) => status === 429);
  expect(refused.length).toBeLessThanOrEqual(requests.length / 100);
  const mints = requests.filter(
    ({ method, path, status }) => method === "POST" && path === "/meeting-tokens" && status === 200,
  );
  expect(mints).toHaveLength(120);
  const between = requests.slice(requests.indexOf(mints[0] as never), requests.indexOf(mints.at(-1) as never) + 1);
  // One look-up a second at most: what is permitted is spent on tokens.
  expect(between.length).toBeLessThan(132);
  expect(stack.names.sort()).toEqual([...all, "standup"].sort());
});

test("60 rooms at the pace of deletions: all are deleted, and next to nothing is refused", async () => {
  await start(() => {
    for (const name of names("room", 60)) new daily.Room(name, { name });
  });
  expect((await stack.up({ parallel: 64 })).ok).toBe(true);

  const run = await stack.destroy({ parallel: 64 });

  expect(run.ok).toBe(true);
  expect(run.operations).toEqual(Object.fromEntries(names("room", 60).map((name) => [name, "delete"])));
  expect(stack.names).toEqual([]);
  const deletions = (await new EmulatorAdmin(emulator.url).requests()).filter(({ method }) => method === "DELETE");
  expect(deletions.filter(({ status }) => status === 200)).toHaveLength(60);
  expect(deletions.length).toBeLessThanOrEqual(61);
});
