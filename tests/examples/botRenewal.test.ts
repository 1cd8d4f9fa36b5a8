import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keepJoined } from "../../examples/bot/keepJoined";
import { tokenSource } from "../../examples/bot/tokenSource";
import { startAccount, stopAccount, type TestAccount } from "../support/account";
import { byHand } from "../support/byHand";
import { DAYS, HOURS } from "../support/clock";
import { RunningBot } from "./support/runningBot";

const MINUTES = 60;

let account: TestAccount;
let folder: string;
let file: string;

beforeEach(async () => {
  account = await startAccount();
  await byHand(account, "POST", "/rooms", { name: "standup", privacy: "private" });
  folder = mkdtempSync(join(tmpdir(), "bot-"));
  file = join(folder, "daily-token");
});
afterEach(async () => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
  await stopAccount(account);
});

/** Mints a token and puts it in the place of the one before, as a renewal does. */
async function renew(lifetime: number, properties: object = {}): Promise<string> {
  const exp = account.clock.seconds + lifetime;
  const all = { room_name: "standup", user_name: "Assistant", exp, ...properties };
  const { token } = (await byHand(account, "POST", "/meeting-tokens", { properties: all })) as { token: string };
  writeFileSync(`${file}.new`, `${token}\n`);
  renameSync(`${file}.new`, file);
  return token;
}

/** A bot that has been through some time: what it joined with, and how often Daily would not have let it in again. */
interface Life {
  readonly joined: readonly string[];
  readonly refused: number;
  readonly said: readonly string[];
}

/** Lets a bot live for some time. `meanwhile` is told the hours that have passed, between any two looks. */
async function live(seconds: number, meanwhile: (hours: number) => unknown): Promise<Life> {
  const over = new Error("the time is over");
  const joined: string[] = [];
  let refused = 0;
  const said: string[] = [];
  jest.spyOn(console, "error").mockImplementation((line) => void said.push(line));
  const isLetIn = async (token: string) => {
    const { outcome, token: use } = await account.emulator.join({ room: "standup", token });
    return outcome === "joins" && use.use === "honoured";
  };
  let passed = 0;
  const life = keepJoined({
    read: tokenSource(["file", file]),
    join: async (token) => {
      if (!(await isLetIn(token))) throw new Error("Daily refused the token");
      joined.push(token);
    },
    now: account.clock.now,
    pause: async () => {
      account.clock.advance(5 * MINUTES);
      passed += 5 * MINUTES;
      await meanwhile(passed / HOURS);
      if (!(await isLetIn(joined.at(-1) as string))) refused += 1;
      if (passed >= seconds) throw over;
    },
  });
  await expect(life).rejects.toBe(over);
  return { joined, refused, said };
}

test("over four days of renewals the bot always holds a token that Daily takes", async () => {
  // A window of eight hours, and a run every four hours, of which one is missing: the token is renewed after 20 hours.
  const renewed = [await renew(24 * HOURS)];
  const { joined, refused, said } = await live(4 * DAYS, async (hours) => {
    if (hours % 20 === 0) renewed.push(await renew(24 * HOURS));
  });
  expect({ refused, said }).toEqual({ refused: 0, said: [] });
  expect(joined).toEqual(renewed);
});

test("for a source that mints a token at each look it comes back once in two thirds of a token's life", async () => {
  await renew(24 * HOURS);
  const { joined, refused } = await live(40 * HOURS, (hours) => hours % 1 === 0 && renew(24 * HOURS));
  expect(refused).toBe(0);
  // After 0, 16 and 32 hours.
  expect(joined).toHaveLength(3);
});

test("it stays with its token while there is none that will do, and takes the next one", async () => {
  const first = await renew(24 * HOURS);
  const { joined, refused, said } = await live(23 * HOURS, async (hours) => {
    if (hours === 16) writeFileSync(file, "");
    if (hours === 17) rmSync(file);
    if (hours === 18) await renew(24 * HOURS, { room_name: "another" });
    if (hours === 19) await renew(24 * HOURS);
  });
  expect(refused).toBe(0);
  expect(joined).toEqual([first, expect.any(String)]);
  expect(said[0]).toMatch(/^The bot keeps its token, which ends at 20.*Z: /);
  expect(said.join("\n")).toMatch(/ENOENT/);
  expect(said.join("\n")).not.toContain("eyJ");
});

test("without a renewal the token ends: the drill can fail", async () => {
  await renew(24 * HOURS);
  const { joined, refused } = await live(25 * HOURS, () => {});
  expect(joined).toHaveLength(1);
  expect(refused).toBeGreaterThanOrEqual(11);
});

test("a bot without a good token does not start", async () => {
  const start = keepJoined({ read: tokenSource(["file", file]), join: async () => {} });
  await expect(start).rejects.toThrow("ENOENT");
  expect(() => tokenSource(["fiel", file])).toThrow('say where the token is: "file PATH" or "run COMMAND"');
});

describe("the bot's process", () => {
  let bot: RunningBot;
  afterEach(() => bot.stop());

  test.each([
    ["a file", () => ["file", file]],
    ["a command", () => ["run", "cat", file]],
  ])("comes back with the token that %s has then", async (_, args) => {
    await renew(24 * HOURS);
    bot = new RunningBot(args(), account.clock.environment);
    const first = await bot.line();
    expect(first).toMatch(/^Joining standup as Assistant, until 20/);
    account.clock.advance(17 * HOURS);
    await renew(24 * HOURS);
    const second = await bot.line();
    expect(second).toMatch(/^Joining standup as Assistant, until 20/);
    expect(second).not.toBe(first);
  });
});
