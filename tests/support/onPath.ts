import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

export function isOnPath(program: string): boolean {
  return (process.env.PATH ?? "").split(delimiter).some((folder) => existsSync(join(folder, program)));
}

/** `describe`, or its skipping kind, with a line that says so, where a program is not on PATH. */
export function describeWith(program: string, name: string, tests: () => void): void {
  if (isOnPath(program)) describe(name, tests);
  else {
    process.stdout.write(`Skipped: ${name} (no ${program} on PATH)\n`);
    describe.skip(name, tests);
  }
}
