import { execFile, execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { promisify } from "node:util";

export const ROOT = resolve(__dirname, "../..");

export interface PackedPackage {
  readonly tarball: string;
  /** A folder in whose node_modules the package lies as it would be installed; its dependencies are the repository's. */
  readonly folder: string;
  /** The package's files. */
  readonly files: readonly string[];
  remove(): void;
}

/** The provider as `npm publish` would send it. It has to be built. */
export async function packAndInstall(): Promise<PackedPackage> {
  const work = join(ROOT, ".work");
  mkdirSync(work, { recursive: true });
  const folder = mkdtempSync(join(work, "packed-"));
  const { pack } = await import("../../scripts/package/pack.mjs");
  const tarball = await pack(folder);
  const installed = join(folder, "node_modules/pulumi-daily");
  mkdirSync(installed, { recursive: true });
  execFileSync("tar", ["-xzf", tarball, "--strip-components=1", "-C", installed]);
  const files = readdirSync(installed, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(installed, join(parentPath, name)))
    .sort();
  return { tarball, folder, files, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Runs a Node.js program in a folder; answers what it printed. */
export async function node(folder: string, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder });
  return stdout;
}
