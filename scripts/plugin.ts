// `npm run build:plugin [-- --executables]`: makes plugin/bin, and in plugin/dist what a release attaches.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { archive, thisPlatform, writeChecksums } from "./plugin/archives";
import { writePlugin } from "./plugin/bundle";
import { archiveExecutables } from "./plugin/executables";
import { billOf, packagesOf } from "./plugin/packages";
import { BIN, DIST, released } from "./plugin/places";

buildPlugin(process.argv.includes("--executables")).catch((error: Error) => {
  console.error(`npm run build:plugin: ${error.message}`);
  process.exitCode = 1;
});

async function buildPlugin(withExecutables: boolean): Promise<void> {
  const packages = packagesOf(await writePlugin());
  rmSync(DIST, { recursive: true, force: true });
  mkdirSync(DIST, { recursive: true });
  if (withExecutables) packages.push(archiveExecutables());
  else archive(BIN, thisPlatform());
  writeFileSync(released("sbom.cdx.json"), billOf(packages));
  writeChecksums();
}
