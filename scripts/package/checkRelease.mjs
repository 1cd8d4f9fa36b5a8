// `npm run release:check [-- TAG]`: whether everything is there that a release is made of.
import { existsSync } from "node:fs";
import { dependentFiles, pathOf, readJson, readText, releaseProblems } from "./release.mjs";

const { version } = readJson("provider/package.json");
const problems = releaseProblems({
  version,
  tag: process.argv[2],
  changelog: readText("CHANGELOG.md"),
  isRecorded: ["dynamic", "native"].every((adapter) =>
    existsSync(pathOf(`tests/upgrade/fixtures/${version}/${adapter}/stack.json`)),
  ),
  dependents: Object.fromEntries(dependentFiles().map((file) => [file, readJson(file).dependencies["pulumi-daily"]])),
});
for (const problem of problems) console.error(problem);
if (problems.length === 0) console.log(`${version} can be released.`);
process.exitCode = problems.length === 0 ? 0 : 1;
