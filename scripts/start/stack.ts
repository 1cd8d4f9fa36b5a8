import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { LocalWorkspace } from "@pulumi/pulumi/automation";
import type { StartAccount } from "./account";
import { PASSPHRASE, ROOT, STATE } from "./places";

const STACK = "dev";
const PROGRAM = join(ROOT, "examples/quickstart/index.ts");

export interface StartStack {
  readonly statePlace: string;
  preview(): Promise<void>;
  up(): Promise<void>;
  destroy(): Promise<void>;
  secretOutput(name: string): Promise<string>;
}

/**
 * The root program's stack. It runs through the Automation API, since the engine that is built from Go modules has no
 * Node.js language host; with Pulumi's own CLI, `pulumi up` in the root folder runs the same program.
 */
export async function openStack(account: StartAccount): Promise<StartStack> {
  mkdirSync(STATE, { recursive: true });
  const stack = await LocalWorkspace.createOrSelectStack(
    { stackName: STACK, projectName: "daily-quickstart", program: runProgram },
    {
      workDir: ROOT,
      envVars: {
        PULUMI_BACKEND_URL: `file://${STATE}`,
        PULUMI_CONFIG_PASSPHRASE: passphrase(),
        PULUMI_SKIP_UPDATE_CHECK: "true",
        // By the environment, since the Automation API would put a config value on a command line.
        DAILY_API_KEY: account.apiKey,
        ...(account.apiUrl !== undefined && { DAILY_API_URL: account.apiUrl }),
      },
    },
  );
  const shown = { onOutput: (text: string) => void process.stdout.write(text), color: "auto" as const };
  return {
    statePlace: relative(ROOT, STATE),
    preview: async () => void (await stack.preview(shown)),
    up: async () => void (await stack.up(shown)),
    destroy: async () => void (await stack.destroy(shown)),
    secretOutput: async (name) => {
      const output = (await stack.outputs())[name];
      if (typeof output?.value !== "string") throw new Error(`The stack has no output ${name}.`);
      return output.value;
    },
  };
}

/** A program's resources are made while its module is loaded: it is loaded again each time. */
async function runProgram(): Promise<Record<string, unknown>> {
  delete require.cache[PROGRAM];
  return { ...require(PROGRAM) };
}

/** The passphrase that encrypts the state's secrets: yours, or one that is made for this checkout. */
export function passphrase(): string {
  const { PULUMI_CONFIG_PASSPHRASE } = process.env;
  if (PULUMI_CONFIG_PASSPHRASE) return PULUMI_CONFIG_PASSPHRASE;
  if (!existsSync(PASSPHRASE)) {
    mkdirSync(dirname(PASSPHRASE), { recursive: true });
    writeFileSync(PASSPHRASE, randomBytes(24).toString("base64url"), { mode: 0o600 });
  }
  return readFileSync(PASSPHRASE, "utf8");
}
