// All subpaths from CommonJS, and the tokens' functions without Pulumi.
const assert = require("node:assert/strict");

const token = require("pulumi-daily/token");
assert.equal(
  Object.keys(require.cache).some((path) => /@pulumi[\\/]pulumi/.test(path)),
  false,
  "token loads no Pulumi",
);
assert.throws(() => token.decodeMeetingToken("none"), { name: "MeetingTokenError", code: "malformed" });
assert.equal(typeof require("pulumi-daily/esc").createEscAdapter, "function");
assert.equal(
  Object.keys(require.cache).some((path) => /node_modules[\\/](jose|yaml|axios)[\\/]/.test(path)),
  false,
  "the adapter for ESC loads its libraries when it needs them",
);
for (const name of ["meetingToken", "room"]) {
  assert.equal(typeof require("pulumi-daily/handlers")[name].create, "function");
}
assert.equal(
  Object.keys(require.cache).some((path) => /@pulumi[\\/]pulumi/.test(path)),
  false,
  "handlers load no Pulumi",
);
assert.equal(typeof require("pulumi-daily").MeetingToken, "function");
assert.equal(typeof require("pulumi-daily/native").MeetingToken, "function");
assert.equal(require("pulumi-daily/package.json").name, "pulumi-daily");
assert.equal(
  Object.keys(require.cache).some((path) => /commander|[\\/]cli[\\/]/.test(path)),
  false,
  "a program does not load the command",
);
assert.equal(
  Object.keys(require.cache).some((path) => /pulumi-daily[\\/]dist[\\/]native[\\/]/.test(path)),
  false,
  "a program does not load the plugin",
);
