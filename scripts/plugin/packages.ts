import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Metafile } from "esbuild";
import { version } from "../../provider/package.json";
import { ROOT } from "./places";

/** A package of which the bundle has something. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  /** Its license's text, or undefined if the package brings none. */
  readonly text: string | undefined;
}

export function packagesOf(inputs: Metafile["inputs"]): BundledPackage[] {
  const folders = Object.keys(inputs).flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []);
  return [...new Set(folders)].sort().map(readPackage);
}

export function readPackage(folder: string): BundledPackage {
  const read = (file: string) => readFileSync(join(ROOT, folder, file), "utf8");
  const { name, version, license } = JSON.parse(read("package.json")) as BundledPackage;
  const file = readdirSync(join(ROOT, folder)).find((entry) => /^license(\.md|\.txt)?$/i.test(entry));
  return { name, version, license, text: file && read(file) };
}

/** Their licenses ask that their texts go along. */
export function licensesOf(packages: readonly BundledPackage[]): string {
  const parts = packages.map(({ name, version, license, text }) => `${name} ${version} (${license})\n\n${text ?? ""}`);
  return parts.join(`\n${"-".repeat(80)}\n\n`);
}

/** A software bill of materials, in CycloneDX's format. */
export function billOf(packages: readonly Omit<BundledPackage, "text">[]): string {
  const component = { type: "application", name: "pulumi-resource-daily", version };
  const components = packages.map(({ name, version, license }) => ({
    type: "library",
    name,
    version,
    licenses: [{ expression: license }],
    purl: `pkg:npm/${name.replace("@", "%40")}@${version}`,
  }));
  const bill = { bomFormat: "CycloneDX", specVersion: "1.5", version: 1, metadata: { component }, components };
  return `${JSON.stringify(bill, undefined, 2)}\n`;
}
