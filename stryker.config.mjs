/** `npm run mutation`: about half an hour on two cores. @type {import("@stryker-mutator/api/core").PartialStrykerOptions} */
export default {
  mutate: [
    "provider/src/{token,lifecycle}/**/*.ts",
    "!**/*.generated.ts",
    "!**/index.ts",
    // Tables of data, which a test compares with Daily's facts row by row.
    "!provider/src/token/{properties,options,recordingOptions}.ts",
  ],
  testRunner: "jest",
  jest: { projectType: "custom", configFile: "jest.mutation.config.cjs" },
  coverageAnalysis: "perTest",
  // Each of these would need the whole suite anew; they are the constants at the top of a file.
  ignoreStatic: true,
  concurrency: 2,
  timeoutMS: 20_000,
  ignorePatterns: ["**/dist", ".work", "docs", "coverage", "reports", "examples", "tests/engine", "tests/page"],
  reporters: ["clear-text", "html", "json"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  thresholds: { high: 95, low: 90, break: 85 },
};
