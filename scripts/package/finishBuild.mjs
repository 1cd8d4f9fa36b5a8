// After `tsc --build`: what it cannot do for provider/dist.
import { existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

const PROVIDER = fileURLToPath(new URL("../../provider", import.meta.url));
const DIST = join(PROVIDER, "dist");
const ENTRIES = ["index", "native", "token/index", "esc/index"];

removeStale();
ENTRIES.forEach(writeEsModule);
bundleHandlers();

/** What no source stands behind any more: `tsc --build` leaves it, and it would be packed. */
function removeStale() {
  const built = readdirSync(DIST, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const { parentPath, name } of built) {
    const path = join(parentPath, name);
    const source = relative(DIST, path).replace(/(\.d)?\.[cm]?[jt]s(\.map)?$/, ".ts");
    if (!existsSync(join(PROVIDER, "src", source))) rmSync(path);
  }
}

/**
 * A wrapper that exports what the CommonJS build exports, by name. There is one implementation: two would be two copies
 * of each class, and an error thrown by one is none of the other's.
 */
function writeEsModule(entry) {
  const path = join(DIST, entry);
  // Listed, since `export *` would pass on the mark of a transpiled module (`__esModule`) too, and no bundler sees
  // through it.
  const names = Object.keys(createRequire(import.meta.url)(path)).filter((name) => name !== "default");
  const source = `./${basename(path)}.js`;
  const list = names.map((name) => `  ${name},\n`).join("");
  writeFileSync(`${path}.mjs`, `export {\n${list}} from "${source}";\n`);
  writeFileSync(`${path}.d.mts`, `export * from "${source}";\n`);
}

/** In one file, in place of what tsc has built: the engine starts a process that loads the handlers for each command. */
function bundleHandlers() {
  buildSync({
    entryPoints: [join(PROVIDER, "src/dynamic/handlers.ts")],
    outfile: join(DIST, "dynamic/handlers.js"),
    bundle: true,
    packages: "external",
    platform: "node",
    target: "node20",
    sourcemap: true,
    logLevel: "warning",
  });
}
