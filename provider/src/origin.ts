import { createHash } from "node:crypto";
import { hostname } from "node:os";
import { isAbsolute } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import type { Place } from "./engine/hints";
import { ORIGIN_LENGTH } from "./room/options";

/** Components of this package that stand at the top of their stack, and whose rooms go when they go. */
const transparent = new WeakSet<pulumi.Resource>();

/** Takes note of a component of this package, so that its rooms may have an origin. */
export function letThrough(component: pulumi.Resource, options: pulumi.ComponentResourceOptions = {}): void {
  if (options.parent === undefined && options.retainOnDelete !== true) transparent.add(component);
}

/**
 * Whether a room surely goes when its resource goes. One that is retained must not be taken for one that was left by
 * mistake, and the engine lets `retainOnDelete` be inherited: of other people's components it cannot be told.
 */
function isSurelyDeleted({ parent, retainOnDelete }: pulumi.CustomResourceOptions): boolean {
  return retainOnDelete !== true && (parent === undefined || transparent.has(parent));
}

/**
 * Which resource of which stack is declared, as a few letters and digits that no other one has: several stacks may
 * share a Daily domain, and none may take another's room for its own.
 */
export async function placeOf(type: string, name: string, options: pulumi.CustomResourceOptions): Promise<Place> {
  const backend = backendOf();
  const place = [...(backend ?? []), pulumi.getProject(), pulumi.getStack(), await urnOf(options.parent), type, name];
  const digest = createHash("sha256").update(JSON.stringify(place)).digest("hex");
  const declaration = BigInt(`0x${digest}`).toString(36);
  const isTold = backend !== undefined && isSurelyDeleted(options);
  return { declaration, origin: isTold ? declaration.slice(-ORIGIN_LENGTH) : undefined };
}

/** A self-managed backend calls every organization this. */
const NO_ORGANIZATION = "organization";

/**
 * What tells two stacks of one name apart: the organization; or the self-managed backend, as far as the program knows
 * it; or else the machine and the project's folder.
 */
function backendOf(): string[] | undefined {
  const organization = organizationName();
  if (organization === undefined) return undefined;
  if (organization !== NO_ORGANIZATION) return [organization];
  const url = process.env.PULUMI_BACKEND_URL;
  if (url) return url.startsWith("file:") ? [hostname(), process.cwd(), url] : [url];
  // An SDK may lack it, and says "rootDirectory" to an inline program of the Automation API.
  const project = pulumi.getRootDirectory?.() ?? "";
  return isAbsolute(project) ? [hostname(), project] : undefined;
}

// Under Pulumi's mocks, in a program's own tests, there is none unless one is named: the SDK then throws.
function organizationName(): string | undefined {
  try {
    return pulumi.getOrganization();
  } catch {
    return undefined;
  }
}

// A promise rather than the output: that would make the resource depend on its parent.
async function urnOf(resource: pulumi.Resource | undefined): Promise<string> {
  return resource === undefined ? "" : new Promise((resolve) => resource.urn.apply(resolve));
}
