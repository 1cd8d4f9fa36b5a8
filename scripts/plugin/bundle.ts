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
  logLevel: "warning",
} satisfies BuildOptions;

/** In files of their own beside the bundle: Node.js compiles the whole of a file that it loads, and no start needs them. */
const AXIOS = "./axios.cjs";
const SCHEMA = "./schema.json";
/** What gRPC loads for services that the plugin does not offer. */
export const LEFT_OUT = "@grpc/proto-loader";

/** Writes the bundle into a folder, and answers from which files it is made. */
export async function bundle(folder: string): Promise<Metafile["inputs"]> {
  const main: BuildOptions = {
    ...bundling,
    entryPoints: ["plugin/entry.ts"],
    outfile: join(folder, "daily.cjs"),
    alias: { axios: AXIOS },
    external: [AXIOS, SCHEMA, LEFT_OUT],
  };
  // Resolved as by Node.js: esbuild would take the other one of axios's modules.
  const axios: BuildOptions = { ...bundling, entryPoints: [require.resolve("axios")], outfile: join(folder, AXIOS) };
  cpSync(join(ROOT, "plugin", SCHEMA), join(folder, SCHEMA));
  const built = await Promise.all([main, axios].map((options) => build({ ...options, metafile: true })));
  return Object.assign({}, ...built.map(({ metafile }) => metafile.inputs));
}

/** Writes plugin/bin, and answers from which files its bundle is made. */
export async function writePlugin(): Promise<Metafile["inputs"]> {
  rmSync(BIN, { recursive: true, force: true });
  const inputs = await bundle(BIN);
  cpSync(join(ROOT, "plugin/launcher"), BIN, { recursive: true });
  cpSync(join(ROOT, "LICENSE"), join(BIN, "LICENSE"));
  writeFileSync(join(BIN, LICENSES), licensesOf(packagesOf(inputs)));
  return inputs;
}
