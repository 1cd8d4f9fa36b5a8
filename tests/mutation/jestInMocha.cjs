const { expect } = require("expect");
const each = require("jest-each");
const Mocha = require("mocha");

/**
 * Jest's words for Mocha, as far as the unit tests use them: Stryker can try thousands of mutants in one process of
 * Mocha, where with Jest it needs a start for each.
 */
module.exports = (suite) => {
  Mocha.interfaces.bdd(suite);
  suite.on("pre-require", (context) => {
    const { it, describe } = context;
    context.expect = expect;
    context.test = Object.assign((name, run) => it(name, run), { each: each.bind(it, false) });
    context.describe = Object.assign(describe, { each: each.bind(describe, false) });
    context.beforeAll = context.before;
    context.afterAll = context.after;
  });
};
