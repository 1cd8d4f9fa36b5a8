import { execFileSync } from "node:child_process";
import { appendFileSync, chmodSync, cpSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { archive, type Platform, thisPlatform } from "./archives";
import { LEFT_OUT } from "./bundle";
import { type BundledPackage, readPackage } from "./packages";
import { BIN, LICENSES, NAME, ROOT } from "./places";

const BUN = join(ROOT, "plugin/bun");
const WORK = join(ROOT, ".work/executables");

const platforms: readonly Platform[] = (["linux", "darwin", "windows"] as const).flatMap((os) =>
  (["amd64", "arm64"] as const).map((arch) => ({ os, arch })),
);

/** Makes an executable for each platform, which needs no Node.js, and answers what they run on: Bun. */
export function archiveExecutables(): BundledPackage {
  // npm would install this machine's only. All six are in the lock file, with their checksums: Bun by itself would
  // download the others unseen.
  execFileSync("npm", ["ci", "--force", "--ignore-scripts", "--silent"], { cwd: BUN, stdio: "inherit", shell: true });
  rmSync(WORK, { recursive: true, force: true });
  for (const platform of platforms) archive(compile(platform), platform);
  return readPackage(`plugin/bun/node_modules/${bunFor(thisPlatform())}`);
}

const bunFor = ({ os, arch }: Platform) => `@oven/bun-${os}-${arch === "amd64" ? "x64" : "aarch64"}`;

function bunPath(platform: Platform): string {
  return join(BUN, "node_modules", bunFor(platform), "bin", platform.os === "windows" ? "bun.exe" : "bun");
}

function compile(platform: Platform): string {
  const folder = join(WORK, `${platform.os}-${platform.arch}`);
  mkdirSync(folder, { recursive: true });
  for (const text of ["LICENSE", LICENSES]) cpSync(join(BIN, text), join(folder, text));
  // Its package brings no text.
  appendFileSync(
    join(folder, LICENSES),
    "\nBun, and what it links: https://github.com/oven-sh/bun/blob/main/LICENSE.md\n",
  );
  const file = join(folder, platform.os === "windows" ? `${NAME}.exe` : NAME);
  execFileSync(bunPath(thisPlatform()), [
    "build",
    "--compile",
    `--target=bun-${platform.os}-${platform.arch === "amd64" ? "x64" : "arm64"}`,
    `--compile-executable-path=${bunPath(platform)}`,
    // Or else it would read the .env and the bunfig.toml of whatever program it serves.
    "--no-compile-autoload-dotenv",
    "--no-compile-autoload-bunfig",
    `--external=${LEFT_OUT}`,
    `--outfile=${file}`,
    join(BIN, "daily.cjs"),
  ]);
  chmodSync(file, 0o755);
  return folder;
}
