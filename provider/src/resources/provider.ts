import * as pulumi from "@pulumi/pulumi";
import { didYouMean } from "../properties/suggest";
import type { Duration } from "../properties/time";
import { configurationKeys } from "../runtime/configuration";
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
  /** The domain's name, so that the `roomUrl` of a self-signed token is known without a call. */
  domainName?: pulumi.Input<string>;
  /** The longest lifetime allowed for a token of this provider, such as "24h". Default: `DAILY_MAX_TOKEN_LIFETIME`, else none. */
  maxTokenLifetime?: pulumi.Input<Duration>;
  /**
   * Whether requests are paced to stay within Daily's rate limits. `false` is for an account without rate limits, or an emulator.
   * Default: `DAILY_REQUEST_PACING`, else `true`. https://docs.daily.co/reference/rest-api#rate-limits
   */
  requestPacing?: pulumi.Input<boolean>;
}

/** An account as the engine keeps it: text, by the names of the arguments that were given. */
export type ProviderInputs = Record<string, pulumi.Input<string | undefined>>;

/** The arguments of a Provider as its inputs. They are text: older SDKs send nothing else to a provider. */
export function providerInputs(name: string, args: ProviderArgs): ProviderInputs {
  const { apiKey, ...rest } = argumentsOf(`Provider "${name}"`, args);
  assertKnown(name, args);
  // A given key that turns out to be empty is refused: the one in the environment may belong to another account.
  const key = pulumi.secret(pulumi.output(apiKey).apply((known) => known ?? ""));
  const given = Object.entries({ ...rest, ...("apiKey" in args && { apiKey: key }) });
  return Object.fromEntries(
    given
      .filter(([, value]) => value !== undefined)
      .map(([argument, value]) => [argument, pulumi.output(value).apply((known) => toText(argument, known))]),
  );
}

function assertKnown(name: string, args: object): void {
  const known = Object.keys(configurationKeys);
  const stranger = Object.keys(args).find((argument) => !known.includes(argument));
  if (stranger === undefined) return;
  throw new pulumi.RunError(`Provider "${name}": there is no argument ${stranger}.${didYouMean(stranger, known)}`);
}

/** Absent if the value is: an output may turn out to have none. */
function toText(argument: string, value: string | number | boolean | null | undefined): string | undefined {
  if (value === undefined || value === null) return undefined;
  return argument === "maxTokenLifetime" && typeof value === "number" ? `${value}s` : String(value);
}
