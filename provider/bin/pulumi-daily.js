#!/usr/bin/env node
// `npx pulumi-daily`. It is committed, not built: npm links a package's command when it installs, and in the
// repository that is before there is anything built.
const { existsSync } = require("node:fs");
const { join } = require("node:path");

const main = join(__dirname, "../dist/cli/main.js");
if (existsSync(main)) {
  require(main);
} else {
  console.error("pulumi-daily is not built yet: npm run build, in the root of its repository.");
  process.exitCode = 3;
}
