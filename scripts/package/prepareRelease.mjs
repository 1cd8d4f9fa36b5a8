// `npm run release:prepare -- VERSION`: puts a version wherever it stands. RELEASING.md tells what comes next.
import { cpSync, writeFileSync } from "node:fs";
import { dependentFiles, pathOf, readJson, readText, withRelease } from "./release.mjs";

const version = process.argv[2];
if (!/^\d+\.\d+\.\d+(-[0-9a-z.]+)?$/.test(version ?? "")) {
  console.error("Say which version: npm run release:prepare -- 1.2.3");
  process.exit(2);
}

const before = readJson("provider/package.json").version;
const rewrite = (file, change) => {
  const content = readJson(file);
  change(content);
  writeFileSync(pathOf(file), `${JSON.stringify(content, undefined, 2)}\n`);
};
rewrite("provider/package.json", (content) => {
  content.version = version;
});
for (const file of dependentFiles()) {
  rewrite(file, (content) => {
    content.dependencies["pulumi-daily"] = `^${version}`;
  });
}
const day = new Date().toISOString().slice(0, 10);
writeFileSync(pathOf("CHANGELOG.md"), withRelease(readText("CHANGELOG.md"), version, day));
if (before !== version) {
  // The program whose state is recorded: the new version's begins as the old one's.
  const program = (of) => pathOf(`tests/upgrade/fixtures/${of}/program.ts`);
  cpSync(program(before), program(version));
}
console.log(
  `${before} -> ${version}. Next: npm install, npm run generate, npm run record:state, npm run release:check.`,
);
