import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { devDependencies } from "../../package.json";
import { engines, peerDependencies } from "../../provider/package.json";
import { ROOT } from "../../scripts/docs/markdown";

const readme = readFileSync(join(ROOT, "README.md"), "utf8");

/** A row of the table of supported versions: what is needed, and what is tested. */
function row(subject: string): [needed: string, tested: string] {
  const line = readme.split("\n").find((text) => text.startsWith(`| ${subject}`));
  const [, , needed = "", tested = ""] = line?.split("|").map((cell) => cell.trim()) ?? [];
  return [needed, tested];
}

interface MatrixRow {
  readonly node: string;
  readonly manager: string;
  readonly sdk: string;
}

/** What a script in plain JavaScript exports. */
const load = <T>(file: string): Promise<T> => import(join(ROOT, file));

const unique = <T>(values: readonly T[]) => [...new Set(values)];

describe("the README's supported versions are those of the package, and those that are tested", () => {
  test("Node.js and the SDK: package.json, and the rows of the matrix", async () => {
    const { rows } = await load<{ rows: readonly MatrixRow[] }>("scripts/matrix/rows.mjs");
    const nodes = unique(rows.map(({ node }) => node)).sort();
    expect(row("Node.js")).toEqual([`${engines.node.replace(">=", "")} or newer`, nodes.join(", ")]);
    const sdks = unique(rows.map(({ sdk }) => sdk.replace("latest", "the latest")));
    const [, lowest, below] = /^>=(\S+) <(\S+)$/.exec(peerDependencies["@pulumi/pulumi"]) ?? [];
    expect(row("Pulumi SDK")).toEqual([`${lowest} or newer, below ${below}`, sdks.join(", ")]);
    const managers = unique(rows.map(({ manager }) => manager));
    expect(row("Package manager")[0].toLowerCase()).toBe(managers.join(", ").replace(/, (\w+)$/, " or $1"));
  });

  test("the engine: the one that the tests run on", async () => {
    const { ENGINE_VERSION } = await load<{ ENGINE_VERSION: string }>("scripts/engine/version.mjs");
    expect(row("Pulumi engine")).toEqual([`3: ${ENGINE_VERSION} is tested, others may work`, ENGINE_VERSION]);
    const [update, monitor, gitlab] = ["github/pulumi.yml", "github/renewals.yml", "gitlab/.gitlab-ci.yml"].map(
      (file) => readFileSync(join(ROOT, "examples/pipeline", file), "utf8"),
    );
    expect(update?.split(`pulumi-version: ${ENGINE_VERSION}\n`)).toHaveLength(3);
    expect(monitor).toContain(`pulumi-version: ${ENGINE_VERSION}\n`);
    expect(gitlab).toContain(`sh -s -- --version ${ENGINE_VERSION}\n`);
  });

  test("TypeScript: the one that everything is compiled with", () => {
    expect(row("TypeScript")[1]).toMatch(new RegExp(`^${devDependencies.typescript.replace(".", "\\.")}, `));
  });
});

test("the README's way to install from the repository packs the provider under the name that it installs", () => {
  expect(readme).toContain("npm ci && npm run build && npm pack -w provider\n");
  expect(readme).toContain("npm install ./pulumi-daily-*.tgz @pulumi/pulumi\n");
  const args = ["pack", "-w", "provider", "--dry-run", "--json"];
  const packed = execFileSync("npm", args, { cwd: ROOT, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  expect(packed).toMatch(/"filename": "pulumi-daily-\d[^"]*\.tgz"/);
});
