import { cpSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type BuildOptions, build, type Metafile } from "esbuild";
import { licensesOf, packagesOf } from "./packages";
import { BIN, LICENSES, ROOT } from "./places";

const bundling = {
  absWorkingDir: ROOT,
  bundle: true,
  minify: true,
  platform: "node",
  target: "node20",
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
} satisfies BuildOptions;

/**
 * What a start does not load, each in a file of its own beside the bundle: Node.js compiles the whole of a file that it
 * loads, and each command of the engine's starts the plugin anew. The second one gRPC loads for services that we do not
 * offer.
 */
const LATER = { axios: "./axios.cjs", "@grpc/proto-loader": "./protoLoader.cjs" };
const SCHEMA = "./schema.json";

/** Writes the bundle into a folder, and answers what has gone into it. */
export async function bundle(folder: string): Promise<Metafile> {
  const apart = Object.entries(LATER).map(([name, file]) =>
    build({ ...bundling, entryPoints: [name], outfile: join(folder, file) }),
  );
  const main = build({
    ...bundling,
    entryPoints: ["plugin/entry.ts"],
    outfile: join(folder, "daily.cjs"),
    alias: LATER,
    external: [...Object.values(LATER), SCHEMA],
  });
  const built = await Promise.all([main, ...apart]);
  cpSync(join(ROOT, "plugin", SCHEMA), join(folder, SCHEMA));
  const metafiles = built.map(({ metafile }) => metafile);
  return {
    inputs: Object.assign({}, ...metafiles.map(({ inputs }) => inputs)),
    outputs: Object.assign({}, ...metafiles.map(({ outputs }) => outputs)),
  };
}

/** Writes plugin/bin, and answers what has gone into its bundle. */
export async function writePlugin(): Promise<Metafile> {
  rmSync(BIN, { recursive: true, force: true });
  const metafile = await bundle(BIN);
  cpSync(join(ROOT, "plugin/launcher"), BIN, { recursive: true });
  cpSync(join(ROOT, "LICENSE"), join(BIN, "LICENSE"));
  writeFileSync(join(BIN, LICENSES), licensesOf(packagesOf(metafile)));
  return metafile;
}
