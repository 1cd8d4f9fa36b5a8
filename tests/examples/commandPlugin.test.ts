import { ROOT } from "../../scripts/docs/markdown";
import { hasCommandPlugin } from "../../scripts/example/commandPlugin";
import { PLUGIN, Sandbox } from "../unit/engineSetupSandbox";
import { runProgram } from "./support/runProgram";

describe("npm run example -- bot-command, without the plugin of @pulumi/command", () => {
  let sandbox: Sandbox;
  beforeEach(() => {
    sandbox = new Sandbox();
  });
  afterEach(() => sandbox.dispose());

  /** A pulumi that has no plugins, and repeats what it is asked to install. */
  function pulumiIn(folder: string): void {
    sandbox.script(
      `${folder}/pulumi`,
      'case "$*" in version) echo v3.259.0;; *ls*) echo "[]";; *) echo "asked: $*";; esac',
    );
    sandbox.script(`${folder}/${PLUGIN}`, "");
  }

  /** The command that it tells a person to type, and what comes of it on the PATH that the person has. */
  async function told(home: string): Promise<{ command: string; answer: string }> {
    const env = { PATH: sandbox.bin, PULUMI_HOME: home };
    const example = [process.execPath, "node_modules/tsx/dist/cli.mjs", "scripts/example.ts", "bot-command"];
    const { code, stderr } = await runProgram(example, { cwd: ROOT, env });
    expect(code).toBe(1);
    const [, command = stderr] = /^npm run example: it needs a plugin\. Run: (.*)$/m.exec(stderr) ?? [];
    const typed = await runProgram(["/bin/sh", "-c", command], { cwd: ROOT, env });
    return { command, answer: typed.stdout + typed.stderr };
  }

  const asked = "asked: plugin install resource command 1.2.1\n";

  test("it says a command that works with the engine of npm run engine, which is on nobody's PATH", async () => {
    pulumiIn("my home/versions/3.259.0/bin");
    expect((await told(`${sandbox.root}/my home`)).answer).toBe(asked);
  });

  test("it says pulumi where that is on PATH", async () => {
    pulumiIn("bin");
    expect(await told(sandbox.home)).toEqual({
      command: "pulumi plugin install resource command 1.2.1",
      answer: asked,
    });
  });
});

describe("an engine that does not say which plugins it has", () => {
  let sandbox: Sandbox;
  beforeEach(() => {
    sandbox = new Sandbox();
  });
  afterEach(() => sandbox.dispose());

  const hasIt = () => hasCommandPlugin({ env: { PATH: sandbox.bin }, timeout: 3_000 });

  test.each([
    ["fails", "exit 255"],
    ["says something else", "echo no JSON"],
    ["says no list", "echo null"],
    ["says nothing, for ever", "exec /bin/sleep 60"],
  ])("counts as without it where it %s", (_, script) => {
    sandbox.script("bin/pulumi", script);
    const begin = Date.now();
    expect(hasIt()).toBe(false);
    expect(Date.now() - begin).toBeLessThan(10_000);
  });

  test("counts as without it where there is no engine", () => {
    expect(hasIt()).toBe(false);
  });

  test("is not asked for long by a plugin that hangs, either", () => {
    sandbox.script("bin/pulumi-resource-command", "exec /bin/sleep 60");
    sandbox.script("bin/pulumi", `echo '[{"name":"command"}]'`);
    expect(hasIt()).toBe(true);
  });
});
