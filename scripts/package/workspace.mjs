import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

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
