import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Where a program is that PATH has. */
export function onPath(program: string): string | undefined {
  const files = (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, program));
  return files.find((file) => existsSync(file));
}

export const isOnPath = (program: string) => onPath(program) !== undefined;

/** `describe`, or its skipping kind, with a line that says so, where a program is not on PATH. */
export function describeWith(program: string, name: string, tests: () => void): void {
  if (isOnPath(program)) describe(name, tests);
  else {
    process.stdout.write(`Skipped: ${name} (no ${program} on PATH)\n`);
    describe.skip(name, tests);
  }
}
