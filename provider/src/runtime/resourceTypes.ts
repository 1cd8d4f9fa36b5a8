/** The resources of both providers. */
export type ResourceName = "Room" | "MeetingToken" | "MeetingTokenSet";

// States hold these type tokens: one that changes needs an alias.

/** The type token of a resource of the dynamic provider. */
export function dynamicType(name: ResourceName): string {
  return `pulumi-nodejs:dynamic/daily:${name}`;
}

/** The type token of a resource, component or function of the plugin. */
export function nativeType(name: string): string {
  return `daily:index:${name}`;
}
