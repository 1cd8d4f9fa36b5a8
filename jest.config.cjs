const { availableParallelism } = require("node:os");
const { everyTime } = require("./tests/tiers.cjs");

/** @type {import("jest").Config} */
const common = {
  rootDir: __dirname,
  testEnvironment: "<rootDir>/tests/support/steps/environment.cjs",
  transform: {
    "^.+\\.[mc]?[jt]s$": [
      "@swc/jest",
      { jsc: { parser: { syntax: "typescript" }, target: "es2022" }, module: { type: "commonjs" } },
    ],
  },
  // jose ships ES modules only, and Jest runs CommonJS: it is the one dependency that has to be transformed.
  transformIgnorePatterns: ["/node_modules/(?!jose/)", "<rootDir>/(provider|emulator)/dist/"],
  moduleNameMapper: {
    "^(\\.{1,2}/.*)\\.js$": "$1",
    // Pulumi's SDK loads them in each of some eighty test files, and only hand-written dynamic resources need them.
    "^typescript$": "<rootDir>/tests/support/lazyTypescript.cjs",
    "^@npmcli/arborist$": "<rootDir>/tests/support/lazyArborist.cjs",
  },
  modulePathIgnorePatterns: ["<rootDir>/.stryker-tmp", "<rootDir>/.work", "<rootDir>/sdk"],
};
const withEngine = { ...common, globalSetup: "<rootDir>/tests/support/engine.ts" };

const files = (paths) => paths.map((path) => `<rootDir>/tests/${path}${path.endsWith("/") ? "**/*.test.ts" : ""}`);
const but = (paths) => ["/node_modules/", ...paths.map((path) => `^<rootDir>/tests/${path}`)];

/**
 * `npm test` runs the projects `unit` and `quick`, `npm run test:full` runs `full`: tests/tiers.cjs says which test is
 * in which. `npx jest FILE` finds a file's own.
 *
 * @type {import("jest").Config}
 */
module.exports = {
  projects: [
    { ...common, displayName: "unit", testMatch: files(["unit/"]), testPathIgnorePatterns: but(everyTime) },
    { ...withEngine, displayName: "quick", testMatch: files(everyTime) },
    {
      ...withEngine,
      displayName: "full",
      testMatch: files(["/"]),
      testPathIgnorePatterns: but(["unit/", ...everyTime]),
    },
  ],
  // More than cores: a test waits for the engine's processes, or for Daily's pace, half of its time.
  maxWorkers: Math.ceil(1.5 * availableParallelism()),
  testSequencer: "<rootDir>/tests/support/sequencer.cjs",
  workerIdleMemoryLimit: "1GB",
  testTimeout: 120_000,
  // `npm run coverage`, of the unit tests alone.
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
