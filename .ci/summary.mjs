// Prints CI's closing line from Jest's JSON result, and ends with 1 if anything failed.
// Usage: node .ci/summary.mjs <jest.json> [failed step...]
import { readFileSync } from "node:fs";

const [file, ...failedSteps] = process.argv.slice(2);
const result = readResult(file);

const passed = result?.numPassedTests ?? 0;
const skipped = result ? result.numPendingTests + result.numTodoTests : 0;
// A file that does not even load has no failed tests.
const failedTests = result ? result.numFailedTests + result.numRuntimeErrorTestSuites : 0;
// A step other than the tests has no numbers, nor have tests that never ran or were stopped: each counts as one
// failure, so that "0 failed" always means that nothing did.
const otherSteps = failedSteps.filter((step) => step !== "npm test" || failedTests === 0).length;
const failed = failedTests + (otherSteps || (passed === 0 && failedTests === 0 ? 1 : 0));

console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed > 0 ? 1 : 0;

function readResult(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined; // Jest was not reached: what failed has said why above.
  }
}
