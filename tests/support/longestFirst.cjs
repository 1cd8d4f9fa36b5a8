const { default: Sequencer } = require("@jest/test-sequencer");

/** What takes longest, so that no worker begins it when the others have nothing left to do. */
const order = [
  "/examples/renewalDrill",
  "/engine/killed",
  "/load/",
  "/engine/",
  "/examples/",
  "/page/",
  "/upgrade/",
  "/foreign/rust",
  "/cli/",
];

/** Jest itself orders by the last run's times, which a clean checkout has none of. */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((one, other) => rank(one) - rank(other));
  }
};

function rank({ path }) {
  const found = order.findIndex((part) => path.includes(part));
  return found < 0 ? order.length : found;
}
