// Runs before `npm pack` and `npm publish`: the package takes its texts from the repository's root.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { withAbsoluteLinks } from "./links.mjs";

const ROOT = new URL("../../", import.meta.url);
const PACKAGE = new URL("provider/", ROOT);
const at = (name, folder) => fileURLToPath(new URL(name, folder));

const textOf = (name, folder) => readFileSync(at(name, folder), "utf8");

for (const name of ["LICENSE", "CHANGELOG.md"]) write(name, textOf(name, ROOT));
const { repository, version } = JSON.parse(textOf("package.json", PACKAGE));
write("README.md", withAbsoluteLinks(textOf("README.md", ROOT), repository?.url, `v${version}`));

/** Another `npm pack` may be reading what it has written itself: it is not emptied under its hands. */
function write(name, text) {
  const file = at(name, PACKAGE);
  if (!existsSync(file) || readFileSync(file, "utf8") !== text) writeFileSync(file, text);
}
