const { globalSetup: _, ...base } = require("./jest.config.cjs");

/** The tests that need neither an engine nor a build of it: for `npm run coverage` and `npm run mutation`. */
/** @type {import("jest").Config} */
module.exports = {
  ...base,
  testMatch: ["<rootDir>/tests/unit/**/*.test.ts"],
  testPathIgnorePatterns: [...base.testPathIgnorePatterns, "/tests/unit/engineSetup"],
  testTimeout: 20_000,
  collectCoverageFrom: ["provider/src/{properties,token,lifecycle,daily}/**/*.ts", "!**/*.generated.ts"],
  coverageDirectory: "coverage",
  coverageReporters: ["text", "html"],
};
