import { readFileSync } from "node:fs";
import { resolveFrom } from "../../runtime/resolution";

export interface PackageFile {
  readonly name?: string;
  readonly version: string;
  readonly engines?: { readonly node?: string };
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** A package's description as a program in this folder would find it. */
export function packageFrom(folder: string, name: string): { file: string; content: PackageFile } | undefined {
  const file = resolveFrom(folder, `${name}/package.json`);
  return file === undefined ? undefined : { file, content: JSON.parse(readFileSync(file, "utf8")) as PackageFile };
}

/** Whether a version is at least another: as numbers, part by part. What follows a dash does not count. */
export function isAtLeast(version: string, least: string): boolean {
  const [actual, wanted] = [version, least].map(numbersOf) as [number[], number[]];
  const difference = wanted.findIndex((number, index) => number !== (actual[index] ?? 0));
  return difference < 0 || (actual[difference] ?? 0) > (wanted[difference] ?? 0);
}

function numbersOf(version: string): number[] {
  return (version.match(/\d+(\.\d+)*/)?.[0] ?? "0").split(".").map(Number);
}

/** The lower end of a range such as `>=3.139.0 <4`. Of a range with several parts nothing is said: 0. */
export function lowerEnd(range = ""): string {
  return range.includes("||") ? "0" : (range.match(/>=\s*([\d.]+)/)?.[1] ?? "0");
}
