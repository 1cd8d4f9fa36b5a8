/** `npm run mutation`. @type {import("@stryker-mutator/api/core").PartialStrykerOptions} */
export default {
  mutate: [
    "provider/src/{token,lifecycle}/**/*.ts",
    // What a lifetime is.
    "provider/src/properties/{duration,time}.ts",
    "!**/*.generated.ts",
    // Tables of data, which a test compares with Daily's facts row by row.
    "!provider/src/token/{properties,options,recordingOptions}.ts",
  ],
  testRunner: "mocha",
  mochaOptions: { config: ".mocharc.mutation.cjs" },
  coverageAnalysis: "perTest",
  concurrency: 2,
  timeoutMS: 20_000,
  ignorePatterns: ["**/dist", ".work", "docs", "coverage", "reports", "examples", "tests/{engine,page,examples,load}"],
  reporters: ["clear-text", "html", "progress-append-only"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  thresholds: { high: 95, low: 90, break: 85 },
};
