import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { startAccount, stopAccount, type TestAccount } from "../support/account";
import { describeWith } from "../support/onPath";
import { PASSPHRASE } from "../support/passphrase";
import { leaksIn } from "../support/secrets";
import { steps } from "../support/steps";

const ROOT = resolve(__dirname, "../..");
const HOST = "pulumi-language-nodejs";

/** The quickstart as a user runs it: by the `pulumi` command, with Pulumi's own Node.js host and no Automation API. */
describeWith(HOST, "the quickstart on the command line", () => {
  steps();
  let account: TestAccount;
  let folder: string;
  const printed: string[] = [];

  beforeAll(async () => {
    account = await startAccount();
    mkdirSync(join(ROOT, ".work"), { recursive: true });
    folder = mkdtempSync(join(ROOT, ".work", "cli-"));
    mkdirSync(join(folder, "backend"));
    const main = relative(folder, join(ROOT, "examples/quickstart"));
    writeFileSync(join(folder, "Pulumi.yaml"), JSON.stringify({ name: "cli", runtime: "nodejs", main }));
    await pulumi("stack init test");
    await pulumi(`config set daily:apiUrl ${account.emulator.url}`);
    await pulumi("config set --secret daily:apiKey", account.emulator.apiKey);
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await stopAccount(account);
  });

  function pulumi(line: string, input?: string): Promise<string> {
    const env = {
      ...process.env,
      ...account.clock.environment,
      PULUMI_BACKEND_URL: `file://${join(folder, "backend")}`,
      PULUMI_CONFIG_PASSPHRASE: PASSPHRASE,
      PULUMI_SKIP_UPDATE_CHECK: "true",
      PULUMI_EXPERIMENTAL: "true",
      DAILY_API_KEY: "",
    };
    return new Promise((done, fail) => {
      const args = [...line.split(" "), "--non-interactive", "--color", "never"];
      const child = execFile("pulumi", args, { cwd: folder, env }, (error, stdout, stderr) => {
        printed.push(stdout, stderr);
        if (error) fail(new Error(`pulumi ${line}: ${stderr}${stdout}`));
        else done(stdout);
      });
      child.stdin?.end(input ?? "");
    });
  }

  test("a preview, whose plan is carried out", async () => {
    expect(await pulumi("preview --save-plan plan.json")).toContain("+ 4 to create");
    expect(account.emulator.requests()).toEqual([]);
    const up = await pulumi("up --yes --skip-preview --plan plan.json");
    expect(up).toContain("+ 4 created");
    expect(up).toContain("botToken   : [secret]");
  });

  test("again: nothing changes", async () => {
    expect(await pulumi("up --yes --skip-preview --expect-no-changes")).toContain("4 unchanged");
    expect(await pulumi("refresh --yes --skip-preview --expect-no-changes")).toContain("4 unchanged");
  });

  test("the token is in the stack's outputs, and nowhere else", async () => {
    const outputs = JSON.parse(await pulumi("stack output --json --show-secrets"));
    printed.pop();
    printed.pop();
    expect(await account.emulator.join({ url: outputs.hostUrl })).toMatchObject({
      outcome: "joins",
      who: { isOwner: true },
    });
    const evidence = printed.map((text) => ({ place: "output", text }));
    expect(leaksIn(evidence, [account.emulator.apiKey, outputs.botToken])).toEqual([]);
  });

  test("destroyed: all is gone", async () => {
    expect(await pulumi("destroy --yes --skip-preview")).toContain("- 4 deleted");
    const left = await fetch(`${account.emulator.url}/rooms`, {
      headers: { authorization: `Bearer ${account.emulator.apiKey}` },
    });
    expect(await left.json()).toMatchObject({ total_count: 0 });
  });
});
