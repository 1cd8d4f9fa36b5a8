// The package's ES modules, made after `tsc --build`: wrappers that export what the CommonJS build exports, by name.
// There is one implementation: two would be two copies of each class, and an error thrown by one is none of the other's.
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const DIST = fileURLToPath(new URL("../../provider/dist", import.meta.url));
const ENTRIES = ["index", "token/index"];

const require = createRequire(import.meta.url);
for (const entry of ENTRIES) {
  const path = join(DIST, entry);
  // Listed, since `export *` would pass on the mark of a transpiled module (`__esModule`) too, and no bundler sees
  // through it.
  const names = Object.keys(require(path)).filter((name) => name !== "default");
  const list = names.map((name) => `  ${name},\n`).join("");
  writeFileSync(`${path}.mjs`, `export {\n${list}} from "./index.js";\n`);
  writeFileSync(`${path}.d.mts`, `export * from "./index.js";\n`);
}
