// Written for a Node.js of any age, so that one that is too old says so and not that it cannot read the bundle.
const [major] = process.versions.node.split(".");
if (Number(major) < 20) {
  console.error(`pulumi-resource-daily needs Node.js 20 or newer, and this is ${process.versions.node}.`);
  process.exit(1);
}
require("./daily.cjs");
