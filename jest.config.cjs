/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  globalSetup: "<rootDir>/tests/support/engine.ts",
  testMatch: ["<rootDir>/tests/**/*.test.ts"],
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
  testPathIgnorePatterns: ["/node_modules/", "/dist/"],
  modulePathIgnorePatterns: ["<rootDir>/.stryker-tmp", "<rootDir>/.work"],
  testSequencer: "<rootDir>/tests/support/longestFirst.cjs",
  // More than cores: a test waits for the engine's processes, or for Daily's pace, half of its time.
  maxWorkers: 3,
  workerIdleMemoryLimit: "1GB",
  testTimeout: 120_000,
};
