import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../scripts/docs/markdown";

type Kind = "dependencies" | "peerDependencies" | "devDependencies";

const page = readFileSync(join(ROOT, "docs/dependencies.md"), "utf8");

test.each([
  ["provider/package.json", "Of a program that uses pulumi-daily", ["dependencies", "peerDependencies"]],
  ["emulator/package.json", "Of the emulator", ["dependencies"]],
  ["package.json", "For working on pulumi-daily", ["dependencies", "devDependencies"]],
  ["plugin/bun/package.json", "Of the plugin's executables", ["dependencies"]],
] as const)("each dependency of %s is justified, and no other", (file, heading, kinds: readonly Kind[]) => {
  const content: Partial<Record<Kind, object>> = JSON.parse(readFileSync(join(ROOT, file), "utf8"));
  const wanted = kinds.flatMap((kind) => Object.keys(content[kind] ?? {}));
  const section = page.split(/^## /m).find((text) => text.startsWith(heading)) ?? "";
  const named = [...section.matchAll(/^\|([^|]+)\|/gm)].flatMap(([, cell = ""]) => [...cell.matchAll(/`([^`]+)`/g)]);
  // The root's SDK is the peer dependency of the provider, of which the first section tells.
  const told = [...named.map(([, name]) => name), ...(file === "package.json" ? ["@pulumi/pulumi"] : [])];
  expect(told.sort()).toEqual(wanted.sort());
});
