import * as pulumi from "@pulumi/pulumi";
import { didYouMean } from "../properties/suggest";
import type { Duration } from "../properties/time";
import { type ConfigurationName, configurationKeys, PROVIDER_NAME_KEY } from "../runtime/configuration";
import { argumentsOf } from "./arguments";

/** A Daily account. Arguments left out come from the environment, never from the stack's `daily:` config. */
export interface ProviderArgs {
  /**
   * The API key of one Daily domain. Secret; encrypted in the state. Default: `DAILY_API_KEY`, but only if `apiKey`
   * is left out: a given key that turns out to be undefined or empty is an error.
   */
  apiKey?: pulumi.Input<string>;
  /** The API's URL with its version. Default: `DAILY_API_URL`, else `https://api.daily.co/v1`. */
  apiUrl?: pulumi.Input<string>;
  /** The domain's id (a UUID), so that self-signing needs no call. Default: looked up once. */
  domainId?: pulumi.Input<string>;
  /** The domain's name, so that `joinUrl` is known without a call. */
  domainName?: pulumi.Input<string>;
  /** The longest lifetime allowed for a token of this provider. Default: `DAILY_MAX_TOKEN_LIFETIME`, else none. */
  maxTokenLifetime?: pulumi.Input<Duration>;
  /**
   * Whether requests are paced to stay within Daily's rate limits. `false` is for an account without rate limits, or an emulator.
   * Default: `DAILY_REQUEST_PACING`, else `true`. https://docs.daily.co/reference/rest-api#rate-limits
   */
  requestPacing?: pulumi.Input<boolean>;
}

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
    const checked = argumentsOf(`Provider "${name}"`, args);
    assertKnown(name, checked);
    const inputs = { ...toInputs(checked), [PROVIDER_NAME_KEY]: name };
    super("pulumi-nodejs", name, inputs, options);
    inputsOfProviders.set(this, inputs);
  }
}

type Inputs = Record<string, pulumi.Input<string>>;

/**
 * Kept beside the resources: a property of one would be sent to the engine, and could be serialized with a closure. One
 * for all copies of this package in a program: a component's may look up what the program's has declared.
 */
const KEPT = Symbol.for("pulumi-daily.inputsOfProviders");
const shared = globalThis as { [KEPT]?: WeakMap<pulumi.Resource, Inputs> };
shared[KEPT] ??= new WeakMap();
const inputsOfProviders = shared[KEPT];

/** What a Provider was declared with; undefined if it is a provider of another package. */
export function inputsOf(provider: pulumi.Resource): Inputs | undefined {
  return inputsOfProviders.get(provider);
}

function assertKnown(name: string, args: object): void {
  const known = Object.keys(configurationKeys);
  const stranger = Object.keys(args).find((argument) => !known.includes(argument));
  if (stranger === undefined) return;
  throw new pulumi.RunError(`Provider "${name}": there is no argument ${stranger}.${didYouMean(stranger, known)}`);
}

function toInputs(args: ProviderArgs): Inputs {
  const { apiKey, ...rest } = args;
  // A given key that turns out to be empty is refused: the one in the environment may belong to another account.
  const key = pulumi.secret(pulumi.output(apiKey).apply((known) => known ?? ""));
  const given = Object.entries({ ...rest, ...("apiKey" in args && { apiKey: key }) });
  return Object.fromEntries(
    given
      .filter(([, value]) => value !== undefined)
      // A provider's inputs are strings to the dynamic host.
      .map(([name, value]) => [
        configurationKeys[name as ConfigurationName].key,
        pulumi.output(value).apply((known) => toText(name, known)),
      ]),
  );
}

function toText(name: string, value: string | number | boolean): string {
  return name === "maxTokenLifetime" && typeof value === "number" ? `${value}s` : String(value);
}
