import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../scripts/docs/markdown";
import { startAccount, stopAccount, type TestAccount } from "../support/account";
import { describeWith } from "../support/onPath";
import { ExampleStack } from "./support/exampleStack";
import { itHidesSecrets } from "./support/hidesSecrets";
import { itImports } from "./support/imports";
import { InlineStack } from "./support/inline/inlineStack";
import { itLives, type LivingStack } from "./support/life";
import { itTakesOver } from "./support/takeOver";

const INLINE = join(__dirname, "support/inline");

/** Runs a tool, whose output a failure shows. */
function run(program: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = process.env): void {
  execFileSync(program, args, { cwd, env, stdio: "pipe", encoding: "utf8" });
}

/** The engine's own flags, so that what has been compiled for it and for npm run sdks is not compiled again. */
const GO_FLAGS = ["-trimpath", "-tags=osusergo,grpcnotrace", "-ldflags=-s -w"];

describeWith("go", "the SDKs that npm run sdks generates", () => {
  let sdks: string;
  let account: TestAccount;

  beforeAll(async () => {
    mkdirSync(join(ROOT, ".work"), { recursive: true });
    sdks = mkdtempSync(join(ROOT, ".work/sdks-"));
    run(process.execPath, [join(ROOT, "scripts/sdks.mjs"), sdks], ROOT);
    account = await startAccount();
  }, 600_000);
  afterAll(async () => {
    rmSync(sdks, { recursive: true, force: true });
    await stopAccount(account);
  });

  test("Node.js loads its own, compiled", () => {
    const sdk: Record<string, unknown> = require(join(sdks, "nodejs/bin"));
    expect(Object.keys(sdk)).toEqual(
      expect.arrayContaining([
        ...["Room", "MeetingToken", "MeetingTokenSet", "MeetingAccess", "Provider"],
        ...["getRoom", "validateMeetingToken"],
      ]),
    );
  });

  describe.each(["nodejs", "python", "go"])("%s", (language) => {
    describeWith(`pulumi-language-${language}`, `pulumi package gen-sdk, ${language}`, () => {
      test("writes the same", () => {
        const args = ["package", "gen-sdk", join(ROOT, "plugin/schema.json"), "--language", language];
        run("pulumi", [...args, "--out", join(sdks, "by-host")], sdks);
        run("diff", ["-r", "--exclude=bin", join("by-host", language), language], sdks);
      });
    });
  });

  describe("the one for Node.js", () => {
    let stack: ExampleStack;
    let inline: LivingStack;

    beforeAll(async () => {
      stack = await ExampleStack.open("quickstart", account);
      inline = new InlineStack(stack, ["node", join(INLINE, "inline.cjs"), join(sdks, "nodejs/bin")]);
    });
    afterAll(() => stack.remove());

    // Node.js's SDK writes the engine's answers into its debug messages. `pulumi-daily/native` keeps it from that.
    const shown = /(RegisterResource|Invoke) RPC finished: | obj=/;
    itHidesSecrets("node", () => ({ stack, there: inline }), { shown });
  });

  describeWith("python3", "the quickstart-python example", () => {
    let stack: ExampleStack;
    let inline: LivingStack;

    beforeAll(async () => {
      stack = await ExampleStack.open("quickstart-python", account);
      run("python3", ["-m", "venv", "venv"], stack.workDir);
      const pip = join(stack.workDir, "venv/bin/pip");
      run(pip, ["install", "--quiet", join(sdks, "python"), "-r", "requirements.txt"], stack.workDir);
      inline = new InlineStack(stack, ["venv/bin/python", join(INLINE, "inline.py")]);
    }, 600_000);
    afterAll(() => stack.remove());

    itLives(() => ({ account, stack: inline, resources: ["standup", "host", "bot"] }));
    itTakesOver(() => ({ stack, there: inline }));
    itImports("python", () => ({ stack, there: inline }));
    itHidesSecrets("python", () => ({ stack, there: inline }));
  });

  describe("the quickstart-go example", () => {
    let stack: ExampleStack;
    let inline: LivingStack;
    const build = () => {
      const args = ["test", "-mod=mod", ...GO_FLAGS, "-c", "-o", "inline", "."];
      run("go", args, stack.workDir, { ...process.env, CGO_ENABLED: "0" });
    };

    beforeAll(async () => {
      stack = await ExampleStack.open("quickstart-go", account);
      copyFileSync(join(INLINE, "inline_test.go"), join(stack.workDir, "inline_test.go"));
      run("go", ["mod", "edit", "-replace", `pulumi-daily/sdk/go=${join(sdks, "go")}`], stack.workDir);
      build();
      inline = new InlineStack(stack, ["./inline"]);
    }, 600_000);
    afterAll(() => stack.remove());

    itLives(() => ({ account, stack: inline, resources: ["standup", "host", "bot"] }));
    itTakesOver(() => ({ stack, there: inline }));
    itHidesSecrets("go", () => ({ stack, there: inline }), { build });
  });
});
