import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { node, type PackedPackage, packAndInstall, ROOT } from "./packed";

let packed: PackedPackage;
beforeAll(async () => {
  packed = await packAndInstall();
});
afterAll(() => packed?.remove());

const installed = (file: string) => join(packed.folder, "node_modules/pulumi-daily", file);
const packageFile = () => JSON.parse(readFileSync(installed("package.json"), "utf8"));

describe("the packed package", () => {
  test("holds its texts, its command and what is built, and nothing else", () => {
    const others = packed.files.filter((file) => !file.startsWith("dist/"));
    expect(others).toEqual([
      "CHANGELOG.md",
      "LICENSE",
      "README.md",
      "bin/pulumi-daily.js",
      "esc.schema.json",
      "package.json",
    ]);
    const strange = packed.files.filter((file) => file.startsWith("dist/") && !/\.(d\.m?ts|m?js|js\.map)$/.test(file));
    expect(strange).toEqual([]);
  });

  test("has nothing that no source stands behind", () => {
    const stale = packed.files
      .filter((file) => file.startsWith("dist/"))
      .map((file) => file.replace(/^dist/, "provider/src").replace(/(\.d)?\.[cm]?[jt]s(\.map)?$/, ".ts"))
      .filter((source) => !existsSync(join(ROOT, source)));
    expect(stale).toEqual([]);
  });

  test("has source maps that carry their sources", () => {
    const maps = packed.files.filter((file) => file.endsWith(".map"));
    expect(maps.length).toBeGreaterThan(50);
    for (const file of maps) {
      const { sources, sourcesContent } = JSON.parse(readFileSync(installed(file), "utf8"));
      expect([file, sourcesContent?.length]).toEqual([file, sources.length]);
    }
  });

  test("is no Pulumi plugin package: the Node.js host would look for a plugin of its name", () => {
    expect(packageFile().pulumi).toBeUndefined();
  });

  test("leaves the SDK to the program", () => {
    const { dependencies, peerDependencies, peerDependenciesMeta } = packageFile();
    expect(dependencies["@pulumi/pulumi"]).toBeUndefined();
    expect(peerDependencies).toEqual({ "@pulumi/pulumi": ">=3.139.0 <4" });
    expect(peerDependenciesMeta["@pulumi/pulumi"].optional).toBe(true);
  });

  test("names no folder of the machine that built it", () => {
    const telling = packed.files.filter((file) => readFileSync(installed(file), "utf8").includes(ROOT));
    expect(telling).toEqual([]);
  });

  test("is sound to publint", async () => {
    const bin = join(ROOT, "node_modules/publint/src/cli.js");
    expect(await node(packed.folder, bin, packed.tarball, "--strict")).toContain("All good!");
  });

  test("has the right types for every way to import it", async () => {
    const bin = join(ROOT, "node_modules/@arethetypeswrong/cli/dist/index.js");
    // ./properties re-exports types that attw takes for values; whether Node.js finds its values, the imports test tells.
    const answer = await node(
      packed.folder,
      bin,
      packed.tarball,
      "--format",
      "json",
      "--ignore-rules",
      "named-exports",
    );
    const { analysis } = JSON.parse(answer);
    expect(Object.keys(analysis.entrypoints).sort()).toEqual([
      ".",
      "./esc",
      "./esc.schema.json",
      "./handlers",
      "./native",
      "./package.json",
      "./properties",
      "./token",
    ]);
    expect(analysis.problems.filter(({ kind }: { kind: string }) => kind !== "NamedExports")).toEqual([]);
  });
});
