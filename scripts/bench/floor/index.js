// What a resource costs whose code does nothing: all that is left is the engine's and the host's own work.
const { createHash } = require("node:crypto");

exports.nothing = {
  async check(_olds, news) {
    return { inputs: news, failures: [] };
  },
  async diff() {
    return { changes: false };
  },
  async create(inputs) {
    return { id: createHash("sha256").update(inputs.userName).digest("hex").slice(0, 16), outs: inputs };
  },
  async read(id, props) {
    return { id, props };
  },
  async delete() {},
};

const KEPT_INPUTS = { __stateVersion: 1, expiresAt: "2027-01-01T00:00:00Z" };
const KEPT_OUTPUTS = {
  domainName: "dev",
  issuedAt: "2026-12-31T00:00:00Z",
  renewAt: "2026-12-31T16:00:00Z",
  roomId: "00000000-0000-4000-8000-000000000000",
  roomUrl: "http://dev.localhost:12345/standup",
  // As long as a token, and no token.
  token: "x".repeat(270),
};

/** The same with as much to keep as a MeetingToken has: the engine writes the whole state down after each step. */
exports.keeping = {
  ...exports.nothing,
  async check(_olds, news) {
    return { inputs: { ...news, ...KEPT_INPUTS }, failures: [] };
  },
  async create(inputs) {
    const { id } = await exports.nothing.create(inputs);
    return { id, outs: { ...inputs, ...KEPT_OUTPUTS } };
  },
};
