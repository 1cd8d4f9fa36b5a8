import { createHash } from "node:crypto";
import { hostname } from "node:os";
import * as pulumi from "@pulumi/pulumi";
import { ORIGIN_LENGTH } from "./room/options";

/**
 * Which resource of which stack is declared, as a few letters and digits that no other one has: several stacks may
 * share a Daily domain, and none may take another's room for its own.
 */
export async function originOf(type: string, name: string, parent: pulumi.Resource | undefined): Promise<string> {
  const place = [...backend(), pulumi.getProject(), pulumi.getStack(), await urnOf(parent), type, name];
  const digest = createHash("sha256").update(JSON.stringify(place)).digest("hex");
  return BigInt(`0x${digest}`).toString(36).slice(-ORIGIN_LENGTH);
}

/** A self-managed backend calls every organization this. */
const NO_ORGANIZATION = "organization";

/** What tells two stacks of one name apart: the organization, or where a self-managed backend keeps its states. */
function backend(): string[] {
  const organization = organizationName();
  if (organization !== NO_ORGANIZATION) return [organization];
  const url = process.env.PULUMI_BACKEND_URL ?? "";
  return /^(s3|gs|azblob):/.test(url) ? [url] : [hostname(), pulumi.getRootDirectory?.() || process.cwd()];
}

// A program's own tests have none, unless they name one: the SDK then throws.
function organizationName(): string {
  try {
    return pulumi.getOrganization();
  } catch {
    return NO_ORGANIZATION;
  }
}

// A promise rather than the output: that would make the resource depend on its parent.
async function urnOf(resource: pulumi.Resource | undefined): Promise<string> {
  return resource === undefined ? "" : new Promise((resolve) => resource.urn.apply(resolve));
}
