import * as daily from "pulumi-daily";
import { type Emulator, EmulatorAdmin } from "../../emulator/src/index.js";
import { type EmulatorProcess, startEmulatorProcess } from "../../scripts/emulatorProcess";
import { TestStack } from "../support/stack";
import { names, rateOf, realTime } from "./support";

// Half a minute of it is Daily's own pace; the rest depends on what else the machine does. For 500 tokens, and for what
// else may happen on their way, tests/unit/daily/pace holds the rate on a clock of its own.
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
  ["on this machine", [], 0],
  ["on a line of 100 ms, 20 ms more or less", ["--distance", "100", "--jitter", "20"], 0.01],
])("120 tokens under Daily's limits %s: at 95% of what is permitted or more", async (_, line, refusable) => {
  const all = names("token", 120);
  await start(() => {
    const room = new daily.Room("standup", { privacy: "private" });
    for (const userName of all) new daily.MeetingToken(userName, { roomName: room.name, userName, expiresIn: "24h" });
  }, line);

  // A machine that has other things to do is slower, and never faster: the best of three is the provider's own rate.
  let rate = 0;
  for (let tries = 1; tries <= 3 && rate < 0.95 * 20; tries++) {
    const admin = new EmulatorAdmin(emulator.url);
    await admin.clearRequests();
    const replace = tries === 1 ? [] : all.map((name) => stack.resource(name).urn);
    expect((await stack.up({ parallel: 64, replace })).ok).toBe(true);
    const requests = await admin.requests();
    const refused = requests.filter(({ status }) => status === 429);
    expect(refused.length).toBeLessThanOrEqual(requests.length * refusable);
    const mints = requests.filter(
      ({ method, path, status }) => method === "POST" && path === "/meeting-tokens" && status === 200,
    );
    expect(mints).toHaveLength(120);
    const between = requests.slice(requests.indexOf(mints[0] as never), requests.indexOf(mints.at(-1) as never) + 1);
    // One look-up a second at most: what is permitted is spent on tokens.
    expect(between.length).toBeLessThan(132);
    rate = rateOf(between);
  }
  expect(rate).toBeGreaterThanOrEqual(0.95 * 20);
  expect(stack.names.sort()).toEqual([...all, "standup"].sort());
});

test("60 rooms at the pace of deletions: all are deleted, and none of it is refused", async () => {
  await start(() => {
    for (const name of names("room", 60)) new daily.Room(name, { name });
  });
  expect((await stack.up({ parallel: 64 })).ok).toBe(true);

  const run = await stack.destroy({ parallel: 64 });

  expect(run.ok).toBe(true);
  expect(run.operations).toEqual(Object.fromEntries(names("room", 60).map((name) => [name, "delete"])));
  expect(stack.names).toEqual([]);
  const requests = await new EmulatorAdmin(emulator.url).requests();
  expect(requests.filter(({ method }) => method === "DELETE").map(({ status }) => status)).toEqual(Array(60).fill(200));
  expect(requests.filter(({ status }) => status === 429)).toEqual([]);
});
