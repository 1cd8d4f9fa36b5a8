import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../scripts/docs/markdown";
import { startAccount, stopAccount, type TestAccount } from "../support/account";
import { roomsAt } from "./support/life";
import { type Ended, runProgram } from "./support/runProgram";

describe("npm run example", () => {
  let account: TestAccount;
  // Beside whatever the person at this machine has up.
  const stackName = `test-${randomBytes(4).toString("hex")}`;
  const run = (...args: string[]): Promise<Ended> =>
    runProgram(["npx", "tsx", "scripts/example.ts", ...args, "--stack", stackName], {
      cwd: ROOT,
      env: {
        DAILY_API_KEY: account.emulator.apiKey,
        DAILY_API_URL: account.emulator.url,
        PULUMI_CONFIG_PASSPHRASE: "a passphrase for tests",
      },
    });

  beforeAll(async () => {
    account = await startAccount();
  });
  afterAll(async () => {
    const place = join(ROOT, ".work/examples");
    rmSync(join(place, `bot-${stackName}`), { recursive: true, force: true });
    for (const kind of ["stacks", "history", "backups"]) {
      for (const end of ["", ".json", ".json.bak", ".json.attrs"]) {
        rmSync(join(place, "state/.pulumi", kind, "daily-bot", `${stackName}${end}`), { recursive: true, force: true });
      }
    }
    await stopAccount(account);
  });

  test("brings an example up, runs its bot, and shows no secret", async () => {
    const { code, stdout, stderr } = await run("bot");
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(stdout).toContain("Joining assistant-");
    expect(stdout).toMatch(/botToken: eyJ… \(\d+ characters\)/);
    expect(stdout).toContain("npm run example -- bot --stack");
    expect(stdout).not.toMatch(/eyJ[\w-]{20,}/);
    expect(stdout).not.toContain(account.emulator.apiKey);
  });

  test("a second time: no changes", async () => {
    expect((await run("bot")).stdout).toContain("3 unchanged");
  });

  test("takes it down", async () => {
    expect(await run("bot", "--destroy")).toMatchObject({ code: 0 });
    expect(await roomsAt(account)).toBe(0);
  });

  test("says what it takes if it is asked for something else", async () => {
    const { code, stderr } = await run("nonsense");
    expect(code).toBe(2);
    expect(stderr).toContain("there is no example nonsense.");
    expect(stderr).toContain("npm run example -- NAME");
  });
});
