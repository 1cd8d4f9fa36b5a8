import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** The file that a program in a folder would load; undefined if none. */
export function resolveFrom(folder: string, specifier: string): string | undefined {
  try {
    return createRequire(join(folder, "program.js")).resolve(specifier);
  } catch {
    return undefined;
  }
}

/** Whether the engine finds the provider's code for a program in a folder: it looks from there upwards, too. */
export function findsHandlers(folder: string): boolean {
  return resolveFrom(folder, "pulumi-daily/handlers") !== undefined;
}

/** What makes the engine find it. */
export function howToInstall(folder: string): string {
  const { version } = require("../../package.json") as { version: string };
  return `Add "pulumi-daily": "^${version}" to the dependencies in ${packageFile(folder)} and install again: a program lists it also when another package uses it. Before its release, install it from its file: npm install ./pulumi-daily-${version}.tgz.`;
}

/** The package.json that a folder belongs to, or the one to be written there. */
function packageFile(folder: string, above = folder): string {
  const file = join(above, "package.json");
  if (existsSync(file)) return file;
  const parent = dirname(above);
  return parent === above ? join(folder, "package.json") : packageFile(folder, parent);
}
