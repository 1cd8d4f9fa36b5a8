import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TestStack } from "./stack";

/** A program in YAML, as `Pulumi.yaml` has it. */
export interface YamlProgram {
  readonly resources: object;
  readonly outputs?: object;
}

/** Has a stack run a program in YAML from now on, in place of its own. Needs `pulumi-language-yaml` on PATH. */
export function runYaml(stack: TestStack, program: YamlProgram): void {
  const backend = { url: `file://${join(stack.folder, "backend")}` };
  // JSON is YAML.
  const project = JSON.stringify({ name: "daily-test", runtime: "yaml", backend, ...program });
  writeFileSync(join(stack.folder, "Pulumi.yaml"), project);
  stack.program = undefined;
}
