import { cpSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type BuildOptions, build, type Metafile } from "esbuild";
import { licensesOf, packagesOf } from "./packages";
import { BIN, LICENSES, ROOT } from "./places";

export const bundling = {
  absWorkingDir: ROOT,
  entryPoints: ["plugin/entry.ts"],
  outfile: join(BIN, "daily.cjs"),
  bundle: true,
  minify: true,
  platform: "node",
  target: "node20",
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
} satisfies BuildOptions;

/** Writes plugin/bin, and answers what has gone into its bundle. */
export async function bundle(): Promise<Metafile> {
  rmSync(BIN, { recursive: true, force: true });
  const { metafile } = await build(bundling);
  cpSync(join(ROOT, "plugin/launcher"), BIN, { recursive: true });
  cpSync(join(ROOT, "LICENSE"), join(BIN, "LICENSE"));
  writeFileSync(join(BIN, LICENSES), licensesOf(packagesOf(metafile)));
  return metafile;
}
