/** The unit tests of token/ and lifecycle/ in Mocha, for `npm run mutation` alone. */
module.exports = {
  spec: [
    "tests/unit/{token,lifecycle}/**/*.test.ts",
    "tests/unit/properties/duration.test.ts",
    "tests/unit/properties/time.test.ts",
  ],
  ui: `${__dirname}/tests/mutation/jestInMocha.cjs`,
  require: ["tsx/cjs", "./tests/mutation/fewRuns.cjs"],
  timeout: 20_000,
};
