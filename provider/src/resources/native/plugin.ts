import type * as pulumi from "@pulumi/pulumi";

const { version, pulumi: released } = require("../../../package.json") as {
  version: string;
  pulumi?: { pluginDownloadURL?: string };
};

/** Which plugin the engine is to take: the one of this version, and where it gets it. */
export const plugin: { readonly version: string; readonly pluginDownloadURL?: string } = {
  version,
  ...(released?.pluginDownloadURL !== undefined && { pluginDownloadURL: released.pluginDownloadURL }),
};

/** The options of a resource of the plugin's. The alias takes over the state of the same resource of the dynamic provider. */
export function ofPlugin(
  type: "Room" | "MeetingToken",
  given: pulumi.CustomResourceOptions,
): pulumi.CustomResourceOptions {
  return { ...plugin, ...given, aliases: [{ type: `pulumi-nodejs:dynamic/daily:${type}` }, ...(given.aliases ?? [])] };
}
