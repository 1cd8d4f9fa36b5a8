import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { DIST, released } from "./places";

/** A system as the engine names it: Go's words. */
export interface Platform {
  readonly os: "linux" | "darwin" | "windows";
  readonly arch: "amd64" | "arm64";
}

export function thisPlatform(): Platform {
  const os = process.platform === "win32" ? "windows" : process.platform;
  const arch = process.arch === "x64" ? "amd64" : process.arch;
  return { os, arch } as Platform;
}

/** Packs what a folder holds under the name by which the engine asks for it. */
export function archive(folder: string, { os, arch }: Platform): void {
  const file = relative(folder, released(`${os}-${arch}.tar.gz`));
  // A relative path, since to some tars "C:" is another machine. The files are named, since with "." the folder's own
  // permissions would be packed, too.
  execFileSync("tar", ["-czf", file, ...readdirSync(folder)], { cwd: folder });
}

/** In the format that `sha256sum --check` reads. */
export function writeChecksums(): void {
  const lines = readdirSync(DIST).map((name) => {
    const sum = createHash("sha256")
      .update(readFileSync(join(DIST, name)))
      .digest("hex");
    return `${sum}  ${name}\n`;
  });
  writeFileSync(released("checksums.txt"), lines.join(""));
}
