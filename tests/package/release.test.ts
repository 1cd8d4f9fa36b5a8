import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { version } from "../../provider/package.json";
import { ROOT } from "./packed";

const releases = () => import("../../scripts/package/release.mjs");

describe("the release workflow", () => {
  const text = readFileSync(join(ROOT, ".github/workflows/release.yml"), "utf8");
  const workflow = parse(text);
  const steps: string = workflow.jobs.publish.steps.map(({ run }: { run?: string }) => run ?? "").join("\n");

  const publishing = ["publish", "publish-python", "publish-dotnet"];

  test("attaches the plugin after all tests and the matrix, and publishes then", () => {
    expect(workflow.jobs.plugin.needs).toEqual(["test", "matrix"]);
    expect(workflow.jobs.attach.needs).toEqual(["plugin"]);
    for (const job of publishing) expect(workflow.jobs[job].needs).toEqual(["attach"]);
  });

  test("publishes with provenance", () => {
    expect(steps).toMatch(/npm publish --workspace pulumi-daily --provenance --access public --tag "\$tag"/);
    expect(steps).toMatch(/npm publish \.\/sdk\/nodejs\/bin --provenance --access public --tag "\$tag"/);
    expect(text).toContain("uses: actions/attest-build-provenance@");
    expect(text).toContain("uses: pypa/gh-action-pypi-publish@");
    expect(text).not.toMatch(/attestations: false/);
  });

  test("keeps no token: only jobs that publish may identify themselves, and one may write: the release", () => {
    expect(workflow.permissions).toEqual({ contents: "read" });
    const permissions = Object.entries<{ permissions?: object }>(workflow.jobs).map(([job, of]) => [
      job,
      of.permissions,
    ]);
    expect(Object.fromEntries(permissions)).toEqual({
      test: undefined,
      matrix: undefined,
      plugin: undefined,
      attach: { contents: "write", "id-token": "write", attestations: "write" },
      publish: { contents: "read", "id-token": "write" },
      "publish-python": { "id-token": "write" },
      "publish-dotnet": { "id-token": "write" },
    });
    expect(text).not.toMatch(/secrets\.|NODE_AUTH_TOKEN|NPM_TOKEN/);
  });

  test("started by hand, it attaches and publishes nothing", () => {
    const jobs = Object.values<{ steps: { uses?: string; run?: string; if?: string }[] }>(workflow.jobs);
    const outward = jobs
      .flatMap(({ steps }) => steps)
      .filter(({ uses = "", run = "" }) =>
        /attest-build|pypi-publish|NuGet\/login|gh release|git push|nuget push|npm publish(?!.*--dry-run)/.test(
          uses + run,
        ),
      );
    expect(outward.map((step) => step.if)).toEqual(Array(6).fill("github.ref_type == 'tag'"));
  });

  test("publishes for a tag only, and checks first what the tag says", () => {
    expect(workflow.on).toEqual({ push: { tags: ["v*"] }, workflow_dispatch: null });
    const publishing = workflow.jobs.publish.steps.filter(({ run = "" }) => run.includes("npm publish"));
    expect(publishing.map((step: { if: string }) => step.if)).toEqual([
      "github.ref_type == 'tag'",
      "github.ref_type != 'tag'",
    ]);
    expect(publishing[0].run.indexOf("checkRelease.mjs")).toBeLessThan(publishing[0].run.indexOf("npm publish"));
    expect(publishing[1].run).toContain("--dry-run");
  });
});

test("npm publish has nothing to say against the package", () => {
  // Scripts aside, which build: other tests run from what is built.
  const args = [
    "publish",
    "--dry-run",
    "--ignore-scripts",
    "--workspace",
    "pulumi-daily",
    "--access",
    "public",
    "--json",
  ];
  const env = { ...process.env, npm_config_fetch_retries: "0", npm_config_loglevel: "warn" };
  const printed = execFileSync("sh", ["-c", `npm ${args.join(" ")} 2>&1`], { cwd: ROOT, encoding: "utf8", env });
  expect(printed).toContain(`"id": "pulumi-daily@${version}"`);
  expect(
    printed.match(/^npm warn.*$/gm)?.filter((line) => !line.includes("requires you to be logged in")) ?? [],
  ).toEqual([]);
});

describe("a release", () => {
  const changelog =
    "# Changelog\n\n## Unreleased\n\n### Added\n\n- A thing.\n\n## 1.0.0 - 2026-01-01\n\n- The first.\n";
  const good = {
    version: "1.0.0",
    tag: "v1.0.0",
    changelog,
    isRecorded: true,
    dependents: { "emulator/package.json": "^1.0.0" },
  };

  test("is complete with its changelog, its recorded state and one version everywhere", async () => {
    expect((await releases()).releaseProblems(good)).toEqual([]);
  });

  test.each([
    [{ tag: "v1.0.1" }, "The tag is v1.0.1, but the package's version is 1.0.0."],
    [{ changelog: "# Changelog\n\n## 1.0.0 - 2026-01-01\n\n## 0.9.0\n\n- Old.\n" }, 'nothing under "## 1.0.0"'],
    [{ isRecorded: false }, "The state of 1.0.0 is not recorded: npm run record:state."],
    [{ dependents: { "emulator/package.json": "^0.9.0" } }, "emulator/package.json asks for pulumi-daily ^0.9.0"],
  ])("is not complete otherwise: %j", async (change, problem) => {
    expect((await releases()).releaseProblems({ ...good, ...change })).toEqual([expect.stringContaining(problem)]);
  });

  test("takes what is unreleased", async () => {
    const { changelogSection, withRelease } = await releases();
    const released = withRelease(changelog, "1.1.0", "2026-02-03");
    expect(released).toContain("## Unreleased\n\n## 1.1.0 - 2026-02-03\n\n### Added\n\n- A thing.\n");
    expect(changelogSection(released, "1.1.0")).toBe("### Added\n\n- A thing.");
    expect(changelogSection(released, "1.0.0")).toBe("- The first.");
    expect(changelogSection(released, "Unreleased")).toBeUndefined();
  });
});
