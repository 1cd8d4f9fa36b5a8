import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fences, ROOT } from "../../scripts/docs/markdown";

interface Rule {
  readonly from: { readonly path?: string };
  readonly to: { readonly pathNot?: string };
}

const { forbidden }: { forbidden: Rule[] } = require("../../.dependency-cruiser.cjs");

/** What lint lets each folder of the provider import. */
const allowed = new Map(
  forbidden.flatMap(({ from, to }) => {
    const [, folder] = /^\^provider\/src\/(\w+)\/$/.exec(from.path ?? "") ?? [];
    const [, others] = /^\^provider\/src\/\(([\w|]+)\)/.exec(to.pathNot ?? "") ?? [];
    if (folder === undefined || others === undefined) return [];
    return [[folder, others.split("|").filter((other) => other !== folder)]];
  }),
);

/** The picture's arrows, each from a folder to one that it imports. */
const arrows = fences(readFileSync(join(ROOT, "docs/contributing/architecture.md"), "utf8"))
  .filter(({ language }) => language === "mermaid")
  .flatMap(({ text }) => [...text.matchAll(/^\s*(\w+)(?:\[.*?\])? --> (\w+)/gm)].map(([, from, to]) => [from, to]));

function reachableFrom(folder: string): string[] {
  return arrows.filter(([from]) => from === folder).flatMap(([, to = ""]) => [to, ...reachableFrom(to)]);
}

describe("the picture of the architecture", () => {
  test("has every folder of the provider, and index", () => {
    const folders = readdirSync(join(ROOT, "provider/src"), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    expect([...new Set(arrows.flat())].sort()).toEqual([...folders, "index"].sort());
  });

  test("has only arrows along which lint lets a folder import", () => {
    const forbiddenOnes = arrows.filter(([from = "", to = ""]) => from !== "index" && !allowed.get(from)?.includes(to));
    expect(forbiddenOnes).toEqual([]);
  });

  test.each([...allowed])("leads from %s to each folder that lint lets it import", (folder, others) => {
    expect(reachableFrom(folder)).toEqual(expect.arrayContaining(others));
  });
});
