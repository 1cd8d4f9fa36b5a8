import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** `describe`, or its skipping kind, with a line that says so, where a program is not on PATH. */
export function describeWith(program: string, name: string, tests: () => void): void {
  const folders = (process.env.PATH ?? "").split(delimiter);
  if (folders.some((folder) => existsSync(join(folder, program)))) describe(name, tests);
  else {
    process.stdout.write(`Skipped: ${name} (no ${program} on PATH)\n`);
    describe.skip(name, tests);
  }
}
