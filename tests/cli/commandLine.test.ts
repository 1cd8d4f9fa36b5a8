import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { cli, plainEnvironment, selfSigned } from "./support";

const MAIN = resolve(__dirname, "../../provider/bin/pulumi-daily.js");
const HEX_KEY = "0123456789abcdef".repeat(4);

describe("the command line", () => {
  const token = selfSigned();
  test.each([
    ["a token", ["inspect", token]],
    ["a token without a command", [token]],
    ["a token in an option", ["validate", `--foo=${token}`]],
    ["the beginning of a token", ["inspect", token.slice(0, 30)]],
    ["a join URL", ["inspect", `https://acme.daily.co/standup?t=${token}`]],
    ["a key", ["validate", "--domain-id", HEX_KEY]],
    ["an option for a token", ["inspect", "--token", "swordfish"]],
    ["an option for a key", ["doctor", "--api-key=swordfish"]],
  ])("does not take %s, and does not repeat it", async (_what, args) => {
    for (const more of [[], ["--json"]]) {
      const { code, stdout, stderr } = await cli([...args, ...more]);
      expect(code).toBe(2);
      expect(stdout + stderr).toContain("Tokens and keys are not taken from the command line.");
      for (const secret of [token.slice(0, 20), HEX_KEY.slice(0, 20), "swordfish"]) {
        expect(stdout + stderr).not.toContain(secret);
      }
    }
  });

  test("ends quietly if nobody reads on, as after head", async () => {
    const child = spawn(process.execPath, [MAIN, "--help"], { env: plainEnvironment() });
    child.stdout.destroy();
    let stderr = "";
    child.stderr.on("data", (text) => {
      stderr += text;
    });
    expect(await once(child, "close")).toEqual([0, null]);
    expect(stderr).toBe("");
  });

  test("says of a typing error what was typed, but not of what is long", async () => {
    const typo = await cli(["inspct"]);
    expect(typo).toMatchObject({ code: 2, stdout: "" });
    expect(typo.stderr).toContain("error: unknown command 'inspct'\n(Did you mean inspect?)");
    const long = await cli(["correct-horse-battery-staple"]);
    expect(long).toMatchObject({ code: 2, stderr: expect.not.stringContaining("horse") });
    expect(await cli(["inspect", "standup"])).toMatchObject({ code: 2, stdout: "" });
    expect(await cli([])).toMatchObject({
      code: 2,
      stdout: "",
      stderr: expect.stringContaining("Usage: pulumi-daily"),
    });
  });

  test("--help names the exit codes", async () => {
    const { code, stdout } = await cli(["--help"]);
    expect(code).toBe(0);
    expect(stdout).toContain("Exit codes: 0 fine; 1 something is wrong");
  });
});

const canMakeTerminals = spawnSync("script", ["--version"]).status === 0;
if (!canMakeTerminals) console.warn("script(1) of util-linux is not on this machine: the prompt is not tested.");

(canMakeTerminals ? describe : describe.skip)("on a terminal", () => {
  /** Runs the command on a terminal, and types when it asks. */
  function onTerminal(args: string[], typed: string[], env: Record<string, string> = {}): Promise<string> {
    const command = [process.execPath, MAIN, ...args].map((word) => `'${word}'`).join(" ");
    const child = spawn("script", ["--quiet", "--return", "--command", command, "/dev/null"], {
      env: { ...plainEnvironment(), ...env },
      stdio: ["pipe", "pipe", "inherit"],
    });
    const left = [...typed];
    let seen = "";
    return new Promise((done) => {
      child.stdout.setEncoding("utf8").on("data", (text: string) => {
        seen += text;
        if (text.includes("(not shown): ") && left.length > 0) child.stdin.write(left.shift());
      });
      child.once("close", (code) => done(`${seen}exit ${code}`));
    });
  }

  test("asks for the token, and shows nothing of it", async () => {
    const token = selfSigned({ userName: "Bot", permissions: { canSend: ["audio"] } });
    const seen = await onTerminal(["inspect"], [`${token}\r`]);
    expect(seen).toMatch(/^Token \(not shown\): \r\nNothing was verified/);
    expect(seen).toMatch(/userName +"Bot"/);
    expect(seen).not.toContain(token.slice(0, 20));
    expect(seen).toMatch(/exit 0$/);
  });

  test("asks for the key where the environment has none", async () => {
    const key = "daily-test-key-not-a-real-one";
    const seen = await onTerminal(["validate", "--self-signed"], [`${selfSigned()}\r`, `${key}\r`]);
    expect(seen).toMatch(/^Token \(not shown\): \r\nDaily API key \(not shown\): \r\nThis API key signed the token/);
    expect(seen).not.toContain(key);
  });

  test("ends with 2 when the person ends it", async () => {
    expect(await onTerminal(["inspect"], ["\u0003"])).toMatch(/Nothing was entered\.\r\nexit 2$/);
    expect(await onTerminal(["inspect"], ["\u0004"])).toMatch(/Nothing was entered\.\r\nexit 2$/);
  });
});
