import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { LocalWorkspace } from "@pulumi/pulumi/automation";
import { fences } from "../../scripts/docs/markdown";
import { EXAMPLES, exampleNames, languageOf, projectOf } from "../../scripts/example/workspace";
import { startAccount, stopAccount, type TestAccount } from "../support/account";
import { RecordedCommand } from "../support/command";
import { isOnPath } from "../support/onPath";
import { PASSPHRASE } from "../support/passphrase";
import { withPlugin } from "../support/plugin";
import { pathWithCommandPlugin } from "./support/commandPlugin/find";
import { ExampleStack } from "./support/exampleStack";
import { loadExample } from "./support/loadExample";
import { type Ended, runProgram } from "./support/runProgram";

const WORK = resolve(__dirname, "../../.work");

function commandsOf(example: string): string[] {
  return fences(readFileSync(join(EXAMPLES, example, "README.md"), "utf8"))
    .filter(({ language }) => language === "sh")
    .flatMap(({ text }) => text.trim().split("\n"))
    .map((line) => line.replace(/\s+#.*$/, ""));
}

/** A person who types a README's commands, one after another, in a copy of the example's folder. */
class Reader {
  private constructor(
    private readonly example: string,
    private readonly account: TestAccount,
    readonly folder: string,
    private readonly hasLanguageHost: boolean,
    private readonly environment: Readonly<Record<string, string>>,
  ) {}

  static async open(example: string, account: TestAccount, backend: string): Promise<Reader> {
    const folder = join(backend, "..", example);
    cpSync(join(EXAMPLES, example), folder, { recursive: true });
    mkdirSync(backend, { recursive: true });
    const environment = {
      ...withPlugin,
      ...account.clock.environment,
      ...(example === "bot-command" && { PATH: pathWithCommandPlugin() }),
      PULUMI_BACKEND_URL: `file://${backend}`,
      PULUMI_CONFIG_PASSPHRASE: PASSPHRASE,
      PULUMI_SKIP_UPDATE_CHECK: "true",
      DAILY_API_URL: account.emulator.url,
    };
    return new Reader(example, account, folder, isOnPath(`pulumi-language-${languageOf(example)}`), environment);
  }

  /** Undefined: it cannot be typed here. */
  async type(command: string): Promise<Ended | undefined> {
    // It is not on the registry yet; the repository's own stands in a folder above.
    if (command === "npm install") return undefined;
    if (command.startsWith("curl")) return undefined;
    if (/^pulumi (up|preview)$/.test(command) && !this.hasLanguageHost) return this.#byAutomation(command);
    const confirmed = command === "pulumi up" ? `${command} --yes` : command;
    const asks = command.startsWith("pulumi config set --secret");
    return runProgram(["bash", "-c", `set -o pipefail; ${confirmed}`], {
      cwd: this.folder,
      env: this.environment,
      ...(asks && { input: this.account.emulator.apiKey }),
    });
  }

  /** What `pulumi up` does with a language host: the same stack and the same program. */
  async #byAutomation(command: string): Promise<Ended> {
    const { stdout } = await runProgram(["pulumi", "stack", "--show-name"], {
      cwd: this.folder,
      env: this.environment,
    });
    const engine = await RecordedCommand.find();
    const stack = await LocalWorkspace.selectStack(
      {
        stackName: stdout.trim(),
        projectName: projectOf(this.example).name,
        program: async () => loadExample(this.example),
      },
      { workDir: this.folder, envVars: { ...this.environment }, pulumiCommand: engine.forAutomation },
    );
    try {
      const { stdout: printed } = await (command === "pulumi up"
        ? engine.withoutAfterthoughts(() => stack.up())
        : stack.preview());
      return { code: 0, stdout: printed, stderr: "" };
    } catch (error) {
      return { code: 1, stdout: "", stderr: String(error) };
    }
  }
}

/** For Python and Go there is no host, and no package yet: languages.test.ts runs their programs. */
const typedNames = exampleNames.filter(
  (name) => languageOf(name) === "nodejs" || (languageOf(name) === "yaml" && isOnPath("pulumi-language-yaml")),
);

describe("the commands of each example's README do what they say, as they are written", () => {
  let account: TestAccount;
  let place: string;

  beforeAll(async () => {
    account = await startAccount();
    mkdirSync(WORK, { recursive: true });
    place = mkdtempSync(join(WORK, "readmes-"));
    console.log(
      "pulumi-daily is not published yet, so npm install is left out. Without pulumi-language-nodejs on the PATH, `pulumi up` and `pulumi preview` run through the Automation API.",
    );
  });
  afterAll(async () => {
    rmSync(place, { recursive: true, force: true });
    await stopAccount(account);
  });

  test.each(typedNames)("%s", async (example) => {
    const backend = join(place, `${example}-state`, "backend");
    const other = example === "consumer" ? await platformIn(backend) : undefined;
    const reader = await Reader.open(example, account, backend);
    const typed: string[] = [];
    for (const command of commandsOf(example)) {
      const ended = await reader.type(command);
      if (ended === undefined) continue;
      typed.push(command);
      // The last one of this README is there to be refused.
      const isRefused = example === "environments" && command === "pulumi preview";
      expect({ command, ...ended }).toMatchObject({ command, code: isRefused ? expect.any(Number) : 0 });
      // The command line says it on its output, the Automation API in its error.
      if (isRefused) expect(ended.stdout + ended.stderr).toContain("daily:maxTokenLifetime allows at most 1d");
    }
    expect(typed.length).toBeGreaterThan(1);
    await runProgram(["bash", "-c", "[ ! -e .bot ] || ./bot.sh stop"], { cwd: reader.folder });
    other?.remove();
  });

  /** The stack that the consumer refers to, in the same backend. */
  async function platformIn(backend: string): Promise<ExampleStack> {
    const platform = await ExampleStack.open("environments", account);
    await platform.up();
    mkdirSync(join(backend, ".."), { recursive: true });
    symlinkSync(join(platform.place, "backend"), backend);
    return platform;
  }
});
