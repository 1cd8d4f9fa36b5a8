const { globalSetup: _, ...base } = require("./jest.config.cjs");

/** The tests that need no engine: for `npm run coverage` and `npm run mutation`. */
/** @type {import("jest").Config} */
module.exports = {
  ...base,
  testMatch: ["<rootDir>/tests/unit/**/*.test.ts"],
  testPathIgnorePatterns: [...base.testPathIgnorePatterns, "/tests/unit/engineSetup"],
  testTimeout: 20_000,
  collectCoverageFrom: [
    "provider/src/{properties,token,lifecycle,daily}/**/*.ts",
    "!**/*.generated.ts",
    // Only names what others hold.
    "!**/index.ts",
  ],
  coverageThreshold: {
    "./provider/src/{properties,token,lifecycle,daily}/**/*.ts": { branches: 100, functions: 100, lines: 100 },
  },
  coverageDirectory: "coverage",
  coverageReporters: ["text", "html"],
};
