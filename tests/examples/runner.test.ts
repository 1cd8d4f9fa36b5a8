import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { DEFAULT_PORT } from "../../emulator/src/index.js";
import { ROOT } from "../../scripts/docs/markdown";
import { EXAMPLES } from "../../scripts/example/workspace";
import { shownOutput } from "../../scripts/start/says";
import { startAccount, stopAccount, type TestAccount } from "../support/account";
import { PASSPHRASE } from "../support/passphrase";
import { steps } from "../support/steps";
import { roomsAt } from "./support/life";
import { type Ended, runProgram } from "./support/runProgram";

const PLACE = join(ROOT, ".work/examples");

/** The name of a stack beside whatever the person at this machine has up. */
function ownStackName(): string {
  return `test-${randomBytes(4).toString("hex")}`;
}

/** Takes away what a stack of an example has left. */
function forget(example: string, stackName: string): void {
  for (const folder of [example, "daily"]) {
    rmSync(join(PLACE, `${folder}-${stackName}`), { recursive: true, force: true });
  }
  for (const kind of ["stacks", "history", "backups"]) {
    for (const end of ["", ".json", ".json.bak", ".json.attrs"]) {
      const file = join(PLACE, "state/.pulumi", kind, `daily-${example}`, `${stackName}${end}`);
      rmSync(file, { recursive: true, force: true });
    }
  }
}

describe("npm run example", () => {
  steps();
  let account: TestAccount;
  const stackName = ownStackName();
  const run = (...args: string[]): Promise<Ended> =>
    runProgram([process.execPath, "--import", "tsx", "scripts/example.ts", ...args, "--stack", stackName], {
      cwd: ROOT,
      env: {
        DAILY_API_KEY: account.emulator.apiKey,
        DAILY_API_URL: account.emulator.url,
        PULUMI_CONFIG_PASSPHRASE: PASSPHRASE,
      },
    });

  beforeAll(async () => {
    account = await startAccount();
  });
  afterAll(async () => {
    forget("bot", stackName);
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

describe("npm run example, with the emulator that it starts", () => {
  steps();
  const stackName = ownStackName();
  const runWith = (passphrase: string, ...args: string[]): Promise<Ended> =>
    runProgram([process.execPath, "--import", "tsx", "scripts/example.ts", ...args, "--stack", stackName], {
      cwd: ROOT,
      env: { PULUMI_CONFIG_PASSPHRASE: passphrase },
    });
  const run = (...args: string[]): Promise<Ended> => runWith(PASSPHRASE, ...args);

  /** What somebody has who followed the example's README: the secret is sealed with that person's passphrase. */
  const settings = join(EXAMPLES, "quickstart", `Pulumi.${stackName}.yaml`);
  const secret = "v1:27iC7cptt1yom2Eb:eKv3IjwwYMVy+e4q18Z4sCdPzQ==";
  /** Another program, which has the emulator's usual port while the example first runs; it may have it already. */
  const other = createServer();
  beforeAll(async () => {
    await new Promise<void>((resolve) =>
      other.once("error", () => resolve()).listen(DEFAULT_PORT, "127.0.0.1", resolve),
    );
    writeFileSync(settings, `config:\n  daily:apiKey:\n    secure: ${secret}\n  daily:maxTokenLifetime: 30d\n`);
  });
  afterAll(() => {
    other.close();
    rmSync(settings);
    forget("quickstart", stackName);
  });

  let first: string;
  /** What the emulator is kept running with, as the example says it. */
  let keep: string[];

  test("says what comes next, in two columns whatever the stack's name", async () => {
    const { code, stdout, stderr } = await run("quickstart");
    expect({ code, stderr }).toMatchObject({ code: 0 });
    first = stdout;
    const rows = [...(stdout.split("\nNext:\n")[1] ?? "").matchAll(/^ {2}(\S.*?) {3,}(\S.*)$/gm)];
    expect(rows.map(([, command]) => command)).toEqual([
      `npm run example -- quickstart --stack ${stackName}`,
      `npm run example -- quickstart --stack ${stackName} --destroy`,
      expect.stringContaining(`npm run emulator -- --data .work/examples/daily-${stackName}`),
    ]);
    expect(new Set(rows.map(([row, , effect = ""]) => row.length - effect.length)).size).toBe(1);
    expect(rows.at(-1)?.[2]).toBe("keep the emulator running: the rooms' URLs open its join page only while it runs");
    keep = rows.at(-1)?.[1]?.split(" ").slice(4) as string[];
    other.close();
  });

  test("takes over what the example's own configuration holds in clear, and leaves its secrets", () => {
    const taken = readFileSync(join(PLACE, `quickstart-${stackName}/Pulumi.${stackName}.yaml`), "utf8");
    expect(taken).toContain("daily:maxTokenLifetime: 30d");
    expect(taken).not.toContain(secret);
  });

  test("says why the engine refuses, whatever the engine says it on, and keeps the port that the rooms' URLs name", async () => {
    const { code, stdout, stderr } = await runWith("another passphrase", "quickstart");
    expect(code).toBe(1);
    const { port } = new URL(/roomUrl: (\S+)/.exec(first)?.[1] as string);
    expect(port).not.toBe(String(DEFAULT_PORT));
    expect(stdout).toContain(`the emulator at http://127.0.0.1:${port}/v1`);
    expect(stderr).toContain("incorrect passphrase");
  });

  test("a room's page is there only while the emulator runs, and that is the one which an example then works with", async () => {
    const url = new URL(/roomUrl: (\S+)/.exec(first)?.[1] as string);
    // The same page, for whom dev.localhost leads nowhere.
    const page = () => fetch(`http://127.0.0.1:${url.port}/_room/${stackName}${url.pathname}`);
    const rooms = async (): Promise<unknown> => {
      const key = readFileSync(join(PLACE, `daily-${stackName}/api-key`), "utf8");
      const api = `http://127.0.0.1:${url.port}/v1/rooms`;
      return (await fetch(api, { headers: { authorization: `Bearer ${key}` } })).json();
    };
    await expect(page()).rejects.toThrow("fetch failed");

    const emulator = spawn(process.execPath, ["emulator/dist/main.js", ...keep], { cwd: ROOT });
    const ended = once(emulator, "exit");
    try {
      await Promise.race([once(emulator.stdout, "data"), ended]);
      expect((await page()).status).toBe(200);
      expect(await rooms()).toMatchObject({ total_count: 1 });
      const { code, stdout, stderr } = await run("quickstart", "--destroy");
      expect({ code, stderr }).toMatchObject({ code: 0 });
      expect(stdout).toContain(`The emulator holds 0 rooms, of all examples on stack ${stackName}.`);
      expect(stdout).toContain(`the emulator that runs at http://127.0.0.1:${url.port}/v1`);
      expect(await rooms()).toMatchObject({ total_count: 0 });
    } finally {
      emulator.kill();
      await ended;
    }
  });
});

test.each([
  ["plain", false, "plain"],
  [{ ada: "2026-11-27" }, false, '{"ada":"2026-11-27"}'],
  ["eyJhbGciOi", true, "eyJ… (10 characters)"],
  [{ ada: "eyJhbGciOi" }, true, '{"a… (20 characters)'],
])("npm run example shows the output %j (secret: %s) as %s", (value, secret, shown) => {
  expect(shownOutput({ value, secret })).toBe(shown);
});
