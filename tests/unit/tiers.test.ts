import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { everyTime, longest } from "../tiers.cjs";

const ROOT = resolve(__dirname, "../..");

test.each([...everyTime, ...longest])("%s, which tests/tiers.cjs names, is there", (path) => {
  expect(existsSync(join(ROOT, "tests", path))).toBe(true);
});

describe("what runs of Jest leave", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "results-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const leave = (run: string, result: object) =>
    writeFileSync(join(folder, `${run}.results.json`), JSON.stringify(result));
  const counts = (numPassedTests: number, numFailedTests = 0, numRuntimeErrorTestSuites = 0) => ({
    ...{ numPassedTests, numFailedTests, numRuntimeErrorTestSuites, numPendingTests: 1, numTodoTests: 0 },
    testResults: [],
  });
  const run = (script: string, ...args: string[]) => {
    const { stdout, status } = spawnSync(process.execPath, [join(ROOT, script), ...args], {
      cwd: folder,
      encoding: "utf8",
    });
    return { printed: stdout.trimEnd(), status };
  };
  const summary = (...failedSteps: string[]) => run(".ci/summary.mjs", ...failedSteps);

  test("is summed up in CI's last line", () => {
    leave("coverage", counts(100));
    leave("test", counts(20));
    leave("full", counts(3));
    expect(summary()).toEqual({ printed: "123 passed, 0 failed, 3 skipped", status: 0 });
  });

  test("counts as a failure where a step failed, and once where its tests say so", () => {
    leave("coverage", counts(100));
    leave("test", counts(20, 2, 1));
    leave("full", counts(3));
    expect(summary("npm test")).toEqual({ printed: "123 passed, 3 failed, 3 skipped", status: 1 });
    expect(summary("npm run lint", "npm run coverage", "npm test").printed).toBe("123 passed, 5 failed, 3 skipped");
  });

  test("counts as a failure where a run has left nothing", () => {
    leave("coverage", counts(100));
    expect(summary("npm run test:full")).toEqual({ printed: "100 passed, 2 failed, 1 skipped", status: 1 });
    expect(run("scripts/testTimes.mjs")).toMatchObject({ status: 1 });
  });

  test("shows what took longest", () => {
    const file = (name: string, seconds: number) => ({
      name: join(folder, name),
      startTime: 0,
      endTime: seconds * 1_000,
    });
    leave("test", { testResults: [file("a.test.ts", 1), file("b.test.ts", 3)] });
    leave("full", { testResults: [file("c.test.ts", 2)] });
    expect(run("scripts/testTimes.mjs").printed.split("\n")).toEqual([
      "    3.0 s  b.test.ts",
      "    2.0 s  c.test.ts",
      "    1.0 s  a.test.ts",
      "    6.0 s  in all 3 files, several of which run at once",
    ]);
  });
});
