import * as pulumi from "@pulumi/pulumi";
import type { InvokeOutputOptions } from "./functionArguments";

/** Known once the resources are made; those of a component are its children. */
export function made(dependsOn: InvokeOutputOptions["dependsOn"]): pulumi.Output<unknown> {
  const resources = pulumi.output(dependsOn) as pulumi.Output<pulumi.Resource | pulumi.Resource[] | undefined>;
  return resources.apply((given) => pulumi.all([given ?? []].flat().flatMap((one) => identities(one, new Set()))));
}

function identities(resource: pulumi.Resource, seen: Set<pulumi.Resource>): pulumi.Output<string>[] {
  if (seen.has(resource)) return [];
  seen.add(resource);
  if (pulumi.CustomResource.isInstance(resource)) return [resource.id];
  const { __childResources: children = [] } = resource as unknown as { __childResources?: Iterable<pulumi.Resource> };
  return [resource.urn, ...[...children].flatMap((child) => identities(child, seen))];
}
