import * as pulumi from "@pulumi/pulumi";
import { type ConfigurationName, configurationKeys, PROVIDER_NAME_KEY } from "../../runtime/configuration";
import { type ProviderArgs, type ProviderInputs, providerInputs } from "../provider";

/**
 * A separate Daily account, for programs that use several. It runs in its own process, so no request can carry another
 * account's key.
 *
 * ```ts
 * const eu = new daily.Provider("eu", { apiKey: config.requireSecret("euApiKey") });
 * const room = new daily.Room("standup", { privacy: "private" }, { provider: eu });
 * ```
 */
export class Provider extends pulumi.ProviderResource {
  constructor(name: string, args: ProviderArgs = {}, options?: pulumi.ResourceOptions) {
    const inputs = { ...underConfigKeys(providerInputs(name, args)), [PROVIDER_NAME_KEY]: name };
    super("pulumi-nodejs", name, inputs, options);
    inputsOfProviders.set(this, inputs);
  }
}

/**
 * Kept beside the resources: a property of one would be sent to the engine, and could be serialized with a closure. One
 * for all copies of this package in a program: a component's may look up what the program's has declared.
 */
const KEPT = Symbol.for("pulumi-daily.inputsOfProviders");
const shared = globalThis as { [KEPT]?: WeakMap<pulumi.Resource, ProviderInputs> };
shared[KEPT] ??= new WeakMap();
const inputsOfProviders = shared[KEPT];

/** What a Provider was declared with; undefined if it is a provider of another package. */
export function inputsOf(provider: pulumi.Resource): ProviderInputs | undefined {
  return inputsOfProviders.get(provider);
}

function underConfigKeys(given: ProviderInputs): ProviderInputs {
  const entries = Object.entries(given);
  return Object.fromEntries(entries.map(([name, value]) => [configurationKeys[name as ConfigurationName].key, value]));
}
