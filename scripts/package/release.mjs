// What a release is made of. The two commands beside this file use it.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** What is missing for a release of this version, in sentences; nothing, if all is there. */
export function releaseProblems({ version, tag, changelog, isRecorded, dependents }) {
  return [
    ...(tag === undefined || tag === `v${version}`
      ? []
      : [`The tag is ${tag}, but the package's version is ${version}.`]),
    ...(changelogSection(changelog, version) ? [] : [`CHANGELOG.md has nothing under "## ${version}".`]),
    ...(isRecorded ? [] : [`The state of ${version} is not recorded: npm run record:state.`]),
    ...Object.entries(dependents)
      .filter(([, range]) => range !== `^${version}`)
      .map(([name, range]) => `${name} asks for pulumi-daily ${range}, not ^${version}.`),
  ];
}

/** What a version's section says; undefined if there is none or it is empty. */
export function changelogSection(changelog, version) {
  const sections = changelog.split(/^## /m).slice(1);
  const section = sections.find((text) => text.split(/\s/, 1)[0].replace(/[[\]]/g, "") === version);
  return section?.slice(section.indexOf("\n")).trim() || undefined;
}

/** The changelog in which what is under "Unreleased" belongs to a version from this day on. */
export function withRelease(changelog, version, day) {
  return changelog.replace(/^## Unreleased[^\n]*/m, `## Unreleased\n\n## ${version} - ${day}`);
}

const ROOT = new URL("../../", import.meta.url);

export const pathOf = (name) => fileURLToPath(new URL(name, ROOT));
export const readText = (name) => readFileSync(pathOf(name), "utf8");
export const readJson = (name) => JSON.parse(readText(name));

/** The package.json files of the workspace that ask for pulumi-daily. */
export function dependentFiles() {
  const examples = readdirSync(pathOf("examples")).map((name) => `examples/${name}/package.json`);
  return ["emulator/package.json", ...examples].filter(
    (file) => existsSync(pathOf(file)) && readJson(file).dependencies?.["pulumi-daily"] !== undefined,
  );
}
