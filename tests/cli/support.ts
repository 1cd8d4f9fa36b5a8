import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { signMeetingToken } from "pulumi-daily/token";

const MAIN = resolve(__dirname, "../../provider/bin/pulumi-daily.js");
const PRELOADS = ["shiftedClock.cjs", "skippedSleeps.cjs"].map((name) => resolve(__dirname, "../support", name));

export const KEY = "daily-test-key-not-a-real-one";
export const DOMAIN_ID = "25df5057-ef0d-4d97-bde6-0cf287276cbb";

/** The command's page: what scripts may rely on stands there. */
export const DOCS = readFileSync(resolve(__dirname, "../../docs/command.md"), "utf8");

export interface Answer {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests read what they expect, and fail where it is not.
  readonly json: any;
}

export interface CliOptions {
  /** What is piped in. Default: nothing. */
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly folder?: string;
}

/** Everything that any command of this test file has printed. */
export const printed: string[] = [];

const nowhere = mkdtempSync(join(tmpdir(), "cli-"));
afterAll(() => rmSync(nowhere, { recursive: true }));

/** Runs the built command in an environment without settings; waits between attempts take no time. */
export function cli(
  args: readonly string[],
  { input = "", env = {}, folder = nowhere }: CliOptions = {},
): Promise<Answer> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [MAIN, ...args], { cwd: folder, env: { ...plainEnvironment(), ...env } });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text) => {
      stderr += text;
    });
    child.once("error", fail);
    child.once("close", (code) => {
      printed.push(stdout, stderr);
      done({
        code,
        stdout,
        stderr,
        get json() {
          return JSON.parse(stdout);
        },
      });
    });
    child.stdin.end(input);
  });
}

export function plainEnvironment(): NodeJS.ProcessEnv {
  const others = Object.entries(process.env).filter(([name]) => !/^(DAILY|PULUMI)_/.test(name));
  return {
    ...Object.fromEntries(others),
    TEST_SKIP_SLEEPS: "true",
    NODE_OPTIONS: PRELOADS.map((file) => `--require ${JSON.stringify(file)}`).join(" "),
  };
}

/** A self-signed token of the tests' account, valid for an hour unless it says otherwise. */
export function selfSigned(properties: Parameters<typeof signMeetingToken>[0] = {}): string {
  const exp = Math.floor(Date.now() / 1_000) + 3_600;
  return signMeetingToken({ roomName: "standup", exp, ...properties }, { apiKey: KEY, domainId: DOMAIN_ID });
}

/** A token with any header and claims, whether Daily would take it or not. */
export function crafted(claims: object, header: object = { alg: "HS256", typ: "JWT" }): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part(header)}.${part(claims)}.${"A".repeat(43)}`;
}
