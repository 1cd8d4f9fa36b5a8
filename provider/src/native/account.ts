import { didYouMean } from "../properties/suggest";
import { unknown } from "../properties/unknown";
import type { Problem } from "../properties/validate";
import { Configuration, configurationKeys, PROVIDER_NAME_KEY } from "../runtime/configuration";
import { inEnvelopes, type Raw } from "../runtime/engineValues";
import type { Received } from "./wire";

/** What the engine itself puts among a provider's inputs. */
const ENGINES: readonly string[] = ["version", "pluginDownloadURL", "__internal"];

const names: readonly string[] = Object.keys(configurationKeys);

/** The account that a provider's inputs name; the environment's where they say nothing. */
export function accountOf({ values }: Received, providerName: string): Configuration {
  const settings = Object.entries(configurationKeys).map(
    ([name, { key }]) => [key, toText(name, values[name])] as const,
  );
  const byKey = new Map<string, string | undefined>(settings);
  // The default provider's inputs are the stack's configuration, and messages name the keys there.
  if (!/^default(_|$)/.test(providerName)) byKey.set(PROVIDER_NAME_KEY, providerName);
  return new Configuration((key) => byKey.get(key), process.env);
}

/** SDKs send what is no text in either way. A key that was given and turned out to be nothing is not a missing one. */
function toText(name: string, value: unknown): string | undefined {
  if (value === null && name === "apiKey") return "";
  return value === undefined || value === null || value === unknown ? undefined : String(value);
}

/** Inputs that no provider has. */
export function unknownSettings({ values }: Received): Problem[] {
  const strangers = Object.keys(values).filter((name) => !names.includes(name) && !ENGINES.includes(name));
  return strangers.map((name) => ({
    property: name,
    reason: `The provider has no argument ${name}.${didYouMean(name, names)}`,
  }));
}

/** A provider's inputs as they go into the state: the key is secret, whatever the program says. */
export function withSecretKey({ raw, secrets }: Received): Raw {
  return secrets.has("apiKey") ? raw : inEnvelopes(raw, ["apiKey"]);
}
