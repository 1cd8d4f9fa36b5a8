// `npm run sdks [-- FOLDER]`: writes the plugin's SDKs for Node.js, Python and Go into sdk/, from plugin/schema.json, and
// compiles the one for Node.js. Needs Go.
import { execFileSync } from "node:child_process";
import { copyFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { findExecutable } from "./engine/find.mjs";
import { GO_VERSION } from "./engine/version.mjs";

const root = resolve(import.meta.dirname, "..");
const folder = resolve(process.argv[2] ?? join(root, "sdk"));
const go = findExecutable("go");
if (go === undefined) {
  console.error(`sdks: there is no go on PATH. Install Go ${GO_VERSION} or newer: https://go.dev/dl/`);
  process.exit(1);
}
// The engine's own flags, so that what has been compiled for it is not compiled again.
const flags = ["-mod=readonly", "-trimpath", "-tags=osusergo,grpcnotrace"];
execFileSync(go, ["run", ...flags, "./sdks", join(root, "plugin/schema.json"), folder], {
  cwd: join(root, "scripts/engine"),
  env: { ...process.env, CGO_ENABLED: "0", GOWORK: "off" },
  stdio: "inherit",
});
// What is published is nodejs/bin, and it reads its version from its package.json.
const nodejs = join(folder, "nodejs");
const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");
execFileSync(process.execPath, [tsc, "-p", nodejs], { stdio: "inherit" });
for (const file of ["package.json", "README.md"]) copyFileSync(join(nodejs, file), join(nodejs, "bin", file));
console.log(`sdks: nodejs/bin, python and go are in ${folder}`);
