const unit = require("./jest.unit.config.cjs");

/** What a mutant of token/ or lifecycle/ is tried against: the tests that say what these do, and no slow ones. */
/** @type {import("jest").Config} */
module.exports = {
  ...unit,
  testMatch: ["<rootDir>/tests/unit/{token,lifecycle}/**/*.test.ts"],
  setupFiles: ["<rootDir>/tests/unit/support/fewRuns.ts"],
  maxWorkers: 1,
};
