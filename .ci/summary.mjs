// Prints CI's closing line, summed over its runs of Jest, and ends with 1 if anything failed.
// Usage: node .ci/summary.mjs [failed step...]
import { readFileSync } from "node:fs";

/** The steps that run tests, and where Jest leaves what came of them. */
const RUNS = {
  "npm run coverage": "coverage.results.json",
  "npm test": "test.results.json",
  "npm run test:full": "full.results.json",
};

const failedSteps = process.argv.slice(2);
const results = Object.entries(RUNS).map(([step, file]) => ({ step, result: readResult(file) }));

const passed = sum(results.map(({ result }) => result?.numPassedTests ?? 0));
const skipped = sum(results.map(({ result }) => (result ? result.numPendingTests + result.numTodoTests : 0)));
// A run without results has failed, as has one that found no test at fault, or another step: each counts as one
// failure, so that "0 failed" always means that nothing did.
const failedRuns = results.map(
  ({ step, result }) => failuresOf(result) || Number(!result || failedSteps.includes(step)),
);
const failed = sum(failedRuns) + failedSteps.filter((step) => !(step in RUNS)).length;

console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed > 0 ? 1 : 0;

/** A file that does not even load has no failed tests. */
function failuresOf(result) {
  return result ? result.numFailedTests + result.numRuntimeErrorTestSuites : 0;
}

function readResult(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined; // Jest was not reached: what failed has said why above.
  }
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
