// Before the ES modules are made: takes out of provider/dist what no source stands behind any more. `tsc --build`
// leaves it, and it would be packed.
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const PROVIDER = fileURLToPath(new URL("../../provider", import.meta.url));
const DIST = join(PROVIDER, "dist");

const built = readdirSync(DIST, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
for (const { parentPath, name } of built) {
  const path = join(parentPath, name);
  const source = relative(DIST, path).replace(/(\.d)?\.[cm]?[jt]s(\.map)?$/, ".ts");
  if (!existsSync(join(PROVIDER, "src", source))) rmSync(path);
}
