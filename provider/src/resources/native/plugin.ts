import * as pulumi from "@pulumi/pulumi";
import { SECRETS_KEY } from "../../runtime/engineValues";
import { dynamicType, type ResourceName } from "../../runtime/resourceTypes";
import { shownIn } from "../../runtime/secretNames";
import { warnIfSdkLogShowsSecrets } from "../sdkLog";
import { argumentsThat } from "../traits";

const { version, pulumi: released } = require("../../../package.json") as {
  version: string;
  pulumi?: { pluginDownloadURL?: string };
};

/** Which plugin the engine is to take: the one of this version, and where it gets it. */
export const plugin: { readonly version: string; readonly pluginDownloadURL?: string } = {
  version,
  ...(released?.pluginDownloadURL !== undefined && { pluginDownloadURL: released.pluginDownloadURL }),
};

/**
 * The options of a resource of the plugin's. The alias takes over the state of the same resource of the dynamic provider.
 * Which outputs are secret the plugin says itself: as an option it would stand in the state of each resource.
 */
export function ofPlugin(
  type: ResourceName,
  name: string,
  given: pulumi.CustomResourceOptions,
): pulumi.CustomResourceOptions {
  warnIfSdkLogShowsSecrets();
  assertProvider(`${type} "${name}"`, given.provider);
  return { ...plugin, ...given, aliases: [{ type: dynamicType(type) }, ...(given.aliases ?? [])] };
}

/**
 * Tells the plugin which arguments are secret. In an inline program of the Automation API, a `registerResourceTransform`
 * makes them plain values, for every provider (SDK 3.248).
 */
export function secretNamesOf(args: object): { [SECRETS_KEY]?: Promise<string[] | undefined> } {
  const mayBeSecret = Object.entries(args).filter(
    ([name, value]) => typeof value === "object" && !SHOWN.includes(name),
  );
  if (mayBeSecret.length === 0) return {};
  const names = argumentsThat(pulumi.isSecret, mayBeSecret);
  return { [SECRETS_KEY]: names.then((secret) => (secret.length === 0 ? undefined : secret)) };
}

/** Where one of these is secret, it is refused. */
const SHOWN: readonly string[] = Object.keys({ ...shownIn.room, ...shownIn.meetingToken, ...shownIn.meetingTokenSet });

/** The Provider of `pulumi-daily` is another plugin's, which would be asked for what it does not know. */
export function assertProvider(asker: string, provider: pulumi.ProviderResource | undefined): void {
  // The SDK has no declaration for it, but every SDK 3 has it.
  const { getPackage } = (provider ?? {}) as { getPackage?(): string };
  if (getPackage === undefined || getPackage.call(provider) === "daily") return;
  throw new pulumi.RunError(
    `${asker}: provider is not a Provider of pulumi-daily/native. Import Provider from there, or leave provider out for the stack's account.`,
  );
}
