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
  // The engine's own processes need the second core. A third worker saves half a minute, and costs tests/load the calm in
  // which a rate can be measured.
  maxWorkers: 2,
  workerIdleMemoryLimit: "1GB",
  testTimeout: 120_000,
};
