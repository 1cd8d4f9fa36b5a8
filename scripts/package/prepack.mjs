// Runs before `npm pack` and `npm publish`: the package takes its texts from the repository's root.
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { withAbsoluteLinks } from "./links.mjs";

const ROOT = new URL("../../", import.meta.url);
const PACKAGE = new URL("provider/", ROOT);
const at = (name, folder) => fileURLToPath(new URL(name, folder));

for (const name of ["LICENSE", "CHANGELOG.md"]) copyFileSync(at(name, ROOT), at(name, PACKAGE));
const { repository, version } = JSON.parse(readFileSync(at("package.json", PACKAGE), "utf8"));
const readme = readFileSync(at("README.md", ROOT), "utf8");
writeFileSync(at("README.md", PACKAGE), withAbsoluteLinks(readme, repository?.url, `v${version}`));
