import { spawnSync } from "node:child_process";
import { resolve } from "node:path";

test("a step that follows a failed one is skipped, and what stands alone is not", () => {
  const config = resolve(__dirname, "../support/steps/sample/jest.config.cjs");
  const { stdout } = spawnSync(process.execPath, [require.resolve("jest/bin/jest"), "--config", config, "--json"], {
    encoding: "utf8",
  });
  const [{ assertionResults }] = JSON.parse(stdout).testResults as [{ assertionResults: Result[] }];
  expect(assertionResults.map(({ fullName, status }) => `${fullName}: ${status}`)).toEqual([
    "steps the first passes: passed",
    "steps the second fails: failed",
    "steps the third needs it: pending",
    "steps and within so does the fourth: pending",
    "one chain begins: failed",
    "one chain goes on: pending",
    "another begins: passed",
    "another goes on: passed",
    "steps whose beginning fails the first says so: failed",
    "steps whose beginning fails the second does not repeat it: pending",
    "tests that stand alone one fails: failed",
    "tests that stand alone another passes: passed",
  ]);
});

interface Result {
  readonly fullName: string;
  readonly status: string;
}
