import { apiKeyFault, apiUrlFault, DEFAULT_API_URL, noApiKey, trimApiUrl } from "../daily/account";
import { UserError } from "../lifecycle";
import { type Duration, durationFault, durationSeconds } from "../properties/time";
import { domainIdFault } from "../token/checks";

/** Every setting of the provider: its config key, which is a provider's input too, and its variable. */
export const configurationKeys = {
  apiKey: { key: "daily:apiKey", variable: "DAILY_API_KEY" },
  apiUrl: { key: "daily:apiUrl", variable: "DAILY_API_URL" },
  domainId: { key: "daily:domainId", variable: "DAILY_DOMAIN_ID" },
  domainName: { key: "daily:domainName", variable: "DAILY_DOMAIN_NAME" },
  maxTokenLifetime: { key: "daily:maxTokenLifetime", variable: "DAILY_MAX_TOKEN_LIFETIME" },
  requestPacing: { key: "daily:requestPacing", variable: "DAILY_REQUEST_PACING" },
} as const;

export type ConfigurationName = keyof typeof configurationKeys;

/** An input of an explicit provider: its name, so that messages can say whose setting they mean. */
export const PROVIDER_NAME_KEY = "daily:provider";

/** The provider's configuration: the stack's config (or an explicit provider's arguments), then the environment. */
export class Configuration {
  constructor(
    private readonly config: (key: string) => unknown,
    private readonly environment: Readonly<Record<string, string | undefined>>,
  ) {}

  /** The API key and where it was found. Asked for only where it is needed: a preview without a call works without. */
  apiKey(): { apiKey: string; keySource: string } {
    const found = this.find("apiKey");
    if (!found) throw this.noApiKey();
    const fault = apiKeyFault(found.value);
    if (fault) throw new UserError(`${found.source} ${fault}`);
    return { apiKey: found.value, keySource: found.source };
  }

  /** What must not be shown, whatever is wrong with it. */
  secrets(): string[] {
    const { key, variable } = configurationKeys.apiKey;
    return [this.config(key), this.environment[variable]].map(trimmed).filter((text) => text !== undefined);
  }

  hasApiKey(): boolean {
    return this.find("apiKey") !== undefined;
  }

  /** Whether the API key comes from the stack's config or a provider's arguments, and so from the state in a refresh. */
  keepsApiKeyInState(): boolean {
    return this.find("apiKey")?.place === "config";
  }

  /** This configuration with the environment's key in place of the configured one; undefined if it has no other key. */
  withKeyOfEnvironment(): Configuration | undefined {
    const { key, variable } = configurationKeys.apiKey;
    const other = trimmed(this.environment[variable]);
    if (!other || !this.keepsApiKeyInState() || other === this.find("apiKey")?.value) return undefined;
    return new Configuration((name) => (name === key ? undefined : this.config(name)), this.environment);
  }

  /** The API's URL with its version, without a slash at its end. */
  apiUrl(): string {
    const found = this.find("apiUrl");
    if (!found) return DEFAULT_API_URL;
    const fault = apiUrlFault(found.value);
    if (fault) throw new UserError(`${found.source} ${fault}`);
    return trimApiUrl(found.value);
  }

  /**
   * The declared domain. The place that holds the key is looked at first; a key from the config never takes its domain from
   * the environment.
   */
  domain(): { domainId?: string; domainName?: string } {
    const places = PLACES_OF_DOMAIN[this.find("apiKey")?.place ?? "config"];
    const id = this.find("domainId", places);
    const name = this.find("domainName", places);
    const fault = id && domainIdFault(id.value);
    if (fault) throw new UserError(fault.replace("domainId", id.source));
    return { ...(id && { domainId: id.value }), ...(name && { domainName: name.value }) };
  }

  /** The longest lifetime of a token that the stack allows, in seconds. */
  maxTokenLifetime(): number | undefined {
    const found = this.find("maxTokenLifetime");
    if (!found) return undefined;
    const fault = durationFault(found.value);
    if (fault) throw new UserError(`${found.source} ${fault}`);
    return durationSeconds(found.value as Duration);
  }

  /** Where the longest lifetime is set, for messages. */
  maxTokenLifetimeSource(): string | undefined {
    return this.find("maxTokenLifetime")?.source;
  }

  /** Whether requests are spread under Daily's limits. Only an account without limits (or an emulator) may do without. */
  paced(): boolean {
    const found = this.find("requestPacing");
    // A boolean comes as text, from the stack's config as from a provider's arguments.
    if (!found || found.value === "true") return true;
    if (found.value === "false") return false;
    throw new UserError(`${found.source} is "${found.value}"; it must be "true" or "false".`);
  }

  /** Whatever needs no key and no call to be seen, so that a preview names it. */
  assertValid(): void {
    this.apiUrl();
    this.domain();
    this.maxTokenLifetime();
    this.paced();
  }

  private noApiKey(): UserError {
    const provider = this.config(PROVIDER_NAME_KEY);
    if (trimmed(this.config(configurationKeys.apiKey.key)) === "") {
      return new UserError(noApiKey.empty(this.inConfig("apiKey")));
    }
    return new UserError(provider === undefined ? noApiKey.stack : noApiKey.provider(String(provider)));
  }

  /** Looks in the config first, then in the environment, unless it is told otherwise. */
  private find(name: ConfigurationName, places: readonly Place[] = ["config", "environment"]): Found | undefined {
    for (const place of places) {
      const value = trimmed(
        place === "config"
          ? this.config(configurationKeys[name].key)
          : this.environment[configurationKeys[name].variable],
      );
      if (value)
        return { value, place, source: place === "config" ? this.inConfig(name) : configurationKeys[name].variable };
      // What is configured and empty was meant to be something else than the environment's or the default.
      if (value === "" && name === "apiKey") return undefined;
      if (value === "" && place === "config") {
        throw new UserError(`${this.inConfig(name)} is empty. Give it a value, or remove it.`);
      }
    }
    return undefined;
  }

  /** What a setting is called where it is configured. */
  private inConfig(name: ConfigurationName): string {
    const provider = this.config(PROVIDER_NAME_KEY);
    return provider === undefined ? configurationKeys[name].key : `${name} of provider "${provider}"`;
  }
}

/** A secret that was pasted or piped often ends with a new line. */
function trimmed(value: unknown): string | undefined {
  return typeof value === "string" ? value.trim() : undefined;
}

type Place = "config" | "environment";

/** Where the domain of a key from there may be declared, in this order. */
const PLACES_OF_DOMAIN: Readonly<Record<Place, readonly Place[]>> = {
  config: ["config"],
  environment: ["environment", "config"],
};

interface Found {
  readonly value: string;
  /** The key or variable, for messages. */
  readonly source: string;
  readonly place: Place;
}
