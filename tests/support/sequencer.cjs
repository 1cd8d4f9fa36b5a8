const { default: Sequencer } = require("@jest/test-sequencer");
const { longest } = require("../tiers.cjs");

/** The longest files first, so that none of them runs alone at the end: a fresh clone has no times to go by. */
module.exports = class extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((one, other) => rank(one) - rank(other));
  }
};

function rank({ path }) {
  const place = longest.findIndex((name) => path.endsWith(`/tests/${name}`));
  return place === -1 ? longest.length : place;
}
