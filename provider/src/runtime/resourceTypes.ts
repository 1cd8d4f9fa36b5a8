/** What the package declares. */
export type ResourceName = "Room" | "MeetingToken" | "MeetingTokenSet";

// Pulumi's type tokens. States hold them: a name that changes needs an alias.

/** Of a resource of the dynamic provider. */
export function dynamicType(name: ResourceName): string {
  return `pulumi-nodejs:dynamic/daily:${name}`;
}

/** Of a resource, component or function of the plugin. */
export function nativeType(name: string): string {
  return `daily:index:${name}`;
}
