import { isRecord } from "../../properties/unknown";
import { configurationKeys } from "../../runtime/configuration";
import { ask } from "./ask";
import { type Check, failed, ok, skipped, warning } from "./check";

export interface StackConfig {
  readonly check: Check;
  /** The settings under `daily:`, the key decrypted. */
  readonly values: ReadonlyMap<string, string>;
  /** There is a key, and it cannot be decrypted: an update would fail, whatever key the environment has. */
  readonly keyUnreadable?: boolean;
}

/** The stack's own settings, as Pulumi tells them. Without a stack there is only the environment. */
export async function readStackConfig(folder: string, stack: string | undefined): Promise<StackConfig> {
  const which = stack === undefined ? [] : ["--stack", stack];
  const answer = await ask("pulumi", ["config", "--json", "--non-interactive", ...which], folder);
  const entries = answer?.ok ? parse(answer.stdout) : undefined;
  if (entries === undefined) {
    const check =
      stack === undefined
        ? skipped("config", "No stack is selected here, so only the environment was checked.")
        : failed(
            "config",
            `Pulumi could not show the configuration of stack ${stack}.`,
            `Try "pulumi config --stack ${stack}".`,
          );
    return { check, values: new Map() };
  }
  const values = new Map(plainValues(entries));
  const key = entries[configurationKeys.apiKey.key];
  if (key === undefined) return { check: describe(entries), values };
  if (!key.secret) return { check: inClear(stack), values };
  const decrypted = await ask(
    "pulumi",
    ["config", "get", configurationKeys.apiKey.key, "--non-interactive", ...which],
    folder,
  );
  if (!decrypted?.ok) {
    return {
      check: failed(
        "config",
        `${configurationKeys.apiKey.key} cannot be decrypted here.`,
        "Set PULUMI_CONFIG_PASSPHRASE, or log in to the service that encrypts the stack's secrets.",
      ),
      values,
      keyUnreadable: true,
    };
  }
  return { check: describe(entries), values: values.set(configurationKeys.apiKey.key, decrypted.stdout) };
}

const knownKeys: readonly string[] = Object.values(configurationKeys).map(({ key }) => key);

interface Entry {
  readonly value?: string;
  readonly secret: boolean;
}

function parse(text: string): Record<string, Entry> | undefined {
  try {
    const config: unknown = JSON.parse(text);
    return isRecord(config) ? (config as Record<string, Entry>) : undefined;
  } catch {
    return undefined;
  }
}

function plainValues(entries: Record<string, Entry>): [string, string][] {
  return Object.entries(entries).flatMap(([name, { value, secret }]) =>
    knownKeys.includes(name) && !secret && value !== undefined ? [[name, value] as [string, string]] : [],
  );
}

function describe(entries: Record<string, Entry>): Check {
  const names = Object.keys(entries).filter((name) => name.startsWith("daily:"));
  const strangers = names.filter((name) => !knownKeys.includes(name));
  if (strangers.length > 0) {
    return warning(
      "config",
      `The stack sets ${strangers.join(", ")}, which pulumi-daily does not know.`,
      `It knows ${knownKeys.join(", ")}.`,
    );
  }
  return ok(
    "config",
    names.length === 0 ? "the stack sets nothing under daily:" : `the stack sets ${names.join(", ")}`,
  );
}

function inClear(stack: string | undefined): Check {
  const option = stack === undefined ? "" : ` --stack ${stack}`;
  return failed(
    "config",
    `${configurationKeys.apiKey.key} is stored in plain text in the stack's file.`,
    `Run "pulumi config set --secret ${configurationKeys.apiKey.key}${option}"; if the file has been shared or committed, regenerate the key at Daily first.`,
  );
}
