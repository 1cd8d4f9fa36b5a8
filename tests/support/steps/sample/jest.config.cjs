/** Not run by itself: tests/unit/steps.test.ts looks what Jest makes of it. */
const [{ displayName, testPathIgnorePatterns, ...unit }] = require("../../../../jest.config.cjs").projects;

module.exports = { ...unit, testMatch: [`${__dirname}/sample.ts`] };
