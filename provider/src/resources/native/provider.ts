import * as pulumi from "@pulumi/pulumi";
import { type ProviderArgs, providerInputs } from "../provider";
import { plugin } from "./plugin";

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
    super("daily", name, providerInputs(name, args), { ...plugin, ...options });
  }
}
