import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { fences, ROOT } from "../../scripts/docs/markdown";
import { startAccount, stopAccount, type TestAccount } from "../support/account";
import { describeWith } from "../support/onPath";
import { PASSPHRASE } from "../support/passphrase";
import { runProgram } from "./support/runProgram";

/** The README's block, but for what stands already, what comes from GitHub, and what a person answers. */
function asTyped(template: string): string {
  const readme = readFileSync(join(ROOT, "README.md"), "utf8");
  const block = fences(readme).find(({ text }) => text.includes("pulumi package add"));
  return (block?.text ?? "")
    .replace("npm ci && npm run build", "true")
    .replace("pulumi new python", `pulumi new ${template} --yes --stack dev`)
    .replace("pulumi up", "pulumi up --yes");
}

/** What Pulumi's own template for Python makes; its program is not run. */
const TEMPLATE = {
  "Pulumi.yaml": `name: \${PROJECT}
description: \${DESCRIPTION}
runtime: { name: python, options: { toolchain: pip, virtualenv: venv } }
template: { description: A minimal Python Pulumi program }
`,
  "__main__.py": "import pulumi\n",
  "requirements.txt": "pulumi>=3.0.0,<4.0.0\n",
};

describeWith("pulumi-language-python", "the README's block for Python", () => {
  let account: TestAccount;
  let home: string;

  beforeAll(async () => {
    account = await startAccount();
    mkdirSync(join(ROOT, ".work"), { recursive: true });
    home = mkdtempSync(join(ROOT, ".work/python-"));
    for (const folder of ["backend", "template"]) mkdirSync(join(home, folder));
    for (const [name, text] of Object.entries(TEMPLATE)) writeFileSync(join(home, "template", name), text);
    symlinkSync(ROOT, join(home, "pulumi-daily"));
  });
  afterAll(async () => {
    rmSync(home, { recursive: true, force: true });
    await stopAccount(account);
  });

  test("gets to a token that Daily knows", async () => {
    const ended = await runProgram(["bash", "-c", `set -e\n${asTyped("~/template")}`], {
      cwd: home,
      env: {
        ...account.clock.environment,
        HOME: home,
        PULUMI_HOME: process.env.PULUMI_HOME ?? join(homedir(), ".pulumi"),
        PULUMI_BACKEND_URL: `file://${join(home, "backend")}`,
        PULUMI_CONFIG_PASSPHRASE: PASSPHRASE,
        PULUMI_SKIP_UPDATE_CHECK: "true",
        DAILY_API_URL: account.emulator.url,
      },
      input: account.emulator.apiKey,
    });
    expect(ended).toMatchObject({ code: 0, stdout: expect.stringContaining("+ 4 created") });
    const token = ended.stdout.trimEnd().split("\n").at(-1);
    const answer = await fetch(`${account.emulator.url}/meeting-tokens/${token}`, {
      headers: { authorization: `Bearer ${account.emulator.apiKey}` },
    });
    expect(await answer.json()).toMatchObject({ user_name: "Note taker" });
  }, 600_000);
});
