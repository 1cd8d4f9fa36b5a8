const { TestEnvironment } = require("jest-environment-node");

/**
 * Jest's environment for Node.js, with one word more: `steps()` in a `describe` says that each of its tests begins where
 * the one before ended. One that fails leaves nothing for those after it to begin with: they are skipped.
 */
module.exports = class extends TestEnvironment {
  #describing;
  #chains = new WeakSet();

  async setup() {
    await super.setup();
    this.global.steps = () => void this.#chains.add(this.#describing);
  }

  handleTestEvent({ name, test }, { currentDescribeBlock }) {
    this.#describing = currentDescribeBlock;
    if (name !== "test_start") return;
    const chain = ancestorsOf(test).find((block) => this.#chains.has(block));
    if (chain && testsOf(chain).some(hasFailed)) test.mode = "skip";
  }
};

function ancestorsOf({ parent }) {
  return parent ? [parent, ...ancestorsOf(parent)] : [];
}

function testsOf({ children }) {
  return children.flatMap((child) => (child.type === "test" ? [child] : testsOf(child)));
}

/** A `beforeAll` that fails leaves errors with all its tests: the first one is to report them. */
function hasFailed({ status, errors }) {
  return status === "done" && errors.length > 0;
}
