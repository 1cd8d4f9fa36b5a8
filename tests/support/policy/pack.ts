import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** What a policy makes of the properties of resources, by their names; null removes one. */
export type PolicyChanges = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A policy pack in a stack's folder, for the option `policyPacks`. Written anew, it is another policy. */
export function policyPack(folder: string, changes: PolicyChanges): string {
  const file = join(folder, "policy.cjs");
  const serve = JSON.stringify(resolve(__dirname, "serve.cjs"));
  writeFileSync(file, `#!/usr/bin/env node\nrequire(${serve}).serve(${JSON.stringify(changes)});\n`, { mode: 0o755 });
  return file;
}
