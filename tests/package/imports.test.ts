import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { shim } from "../../provider/src/dynamic/protocol";
import { node, type PackedPackage, packAndInstall, ROOT } from "./packed";

let packed: PackedPackage;
beforeAll(async () => {
  packed = await packAndInstall();
  for (const file of ["imports.mjs", "imports.cjs"]) {
    copyFileSync(join(ROOT, "scripts/matrix/layout", file), join(packed.folder, file));
  }
});
afterAll(() => packed?.remove());

describe("the packed package", () => {
  test("is imported by ES modules, and is the same there as by require", async () => {
    expect(await node(packed.folder, "imports.mjs")).toBe("");
  });

  test("is required by CommonJS, its tokens and handlers without Pulumi", async () => {
    expect(await node(packed.folder, "imports.cjs")).toBe("");
  });

  test("exports types for every value, and values for every class and function that has a type", async () => {
    writeFileSync(
      join(packed.folder, "names.mjs"),
      "console.log(JSON.stringify(Object.keys(await import(process.argv[2]))))",
    );
    for (const [subpath, declarations] of [
      ["pulumi-daily", "dist/index.d.mts"],
      ["pulumi-daily/native", "dist/native.d.mts"],
      ["pulumi-daily/token", "dist/token/index.d.mts"],
      ["pulumi-daily/esc", "dist/esc/index.d.mts"],
    ] as const) {
      const values = JSON.parse(await node(packed.folder, "names.mjs", subpath)).sort();
      expect(values).toEqual(declaredValues(join(packed.folder, "node_modules/pulumi-daily", declarations)));
    }
  });

  test.each(["meetingToken", "room"] as const)("has the handler that every state names: %s", async (handler) => {
    expect(shim(handler).length).toBeLessThanOrEqual(100);
    const program = `const exports = {}; ${shim(handler)}; console.log(typeof exports.handler().create)`;
    expect(await node(packed.folder, "--eval", program)).toBe("function\n");
  });

  test("has the command, which needs no Pulumi", async () => {
    const file = join(packed.folder, "node_modules/pulumi-daily/package.json");
    const { version, bin } = JSON.parse(readFileSync(file, "utf8"));
    const main = `./node_modules/pulumi-daily/${bin["pulumi-daily"]}`;
    expect(await node(packed.folder, main, "--version")).toBe(`${version}\n`);
    const loaded = `process.argv[2] = "--help"; require("${main}"); console.log("Pulumi:", Object.keys(require.cache).some((path) => path.includes("@pulumi")))`;
    writeFileSync(join(packed.folder, "loaded.cjs"), loaded);
    expect(await node(packed.folder, "loaded.cjs")).toMatch(/Pulumi: false\n$/);
  });
});

/** What the declarations say there is at run time. */
function declaredValues(file: string): string[] {
  const ts = require("typescript") as typeof import("typescript");
  const program = ts.createProgram([file], {
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
  });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const symbol = source && checker.getSymbolAtLocation(source);
  if (!symbol) throw new Error(`${file} is no module.`);
  return checker
    .getExportsOfModule(symbol)
    .filter((each) => {
      const target = each.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(each) : each;
      return (target.flags & ts.SymbolFlags.Value) !== 0;
    })
    .map(({ name }) => name)
    .sort();
}

describe("a program that does not list the package", () => {
  let place: string;
  beforeAll(() => {
    place = mkdtempSync(join(tmpdir(), "unlisted-"));
    // What Pulumi's Node.js host starts, as far as a package can see it.
    const runner = join(place, "node_modules/@pulumi/pulumi/cmd/run");
    mkdirSync(runner, { recursive: true });
    writeFileSync(
      join(runner, "index.js"),
      `process.chdir(process.argv[2]);
       console.log(require(process.argv[3]).installationFault() ?? "none");`,
    );
    for (const name of ["listed", "unlisted"]) {
      mkdirSync(join(place, name, "sub"), { recursive: true });
      writeFileSync(join(place, name, "package.json"), "{}");
    }
    mkdirSync(join(place, "listed/node_modules"));
    symlinkSync(installed(), join(place, "listed/node_modules/pulumi-daily"));
  });
  afterAll(() => rmSync(place, { recursive: true, force: true }));

  const installed = () => join(packed.folder, "node_modules/pulumi-daily");
  const fault = (program: string, runner = join(place, "node_modules/@pulumi/pulumi/cmd/run/index.js")) =>
    node(place, runner, join(place, program), join(installed(), "dist/dynamic/installation.js"));

  test("is told the line to add, and where", async () => {
    const { version } = JSON.parse(readFileSync(join(installed(), "package.json"), "utf8"));
    expect(await fault("unlisted/sub")).toBe(
      `pulumi-daily is not installed where this program runs, so Pulumi's engine cannot load it. Add "pulumi-daily": "^${version}" to the dependencies in ${join(place, "unlisted/package.json")} and install again: a program lists it also when another package uses it. Before its release, install it from its file: npm install ./${basename(packed.tarball)}.\n`,
    );
  });

  test("is told nothing if it does list it", async () => {
    expect(await fault("listed")).toBe("none\n");
    expect(await fault("listed/sub")).toBe("none\n");
  });

  test("is told nothing if Pulumi's host does not run it: tests with mocks, inline programs", async () => {
    const runner = join(place, "runner.js");
    writeFileSync(runner, readFileSync(join(place, "node_modules/@pulumi/pulumi/cmd/run/index.js")));
    expect(existsSync(runner)).toBe(true);
    expect(await fault("unlisted", runner)).toBe("none\n");
  });
});
