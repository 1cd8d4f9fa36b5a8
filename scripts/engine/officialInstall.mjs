// Runs on its own, started by download.mjs: the Automation API has no time limit and no way to stop it, a process has.
// Usage: node officialInstall.mjs <version> <root>
import { createRequire } from "node:module";
import { stripVTControlCharacters } from "node:util";

const [version, root] = process.argv.slice(2);

// The first answer from Pulumi's server tells a slow connection from none.
const { fetch } = globalThis;
globalThis.fetch = async (...args) => {
  const response = await fetch(...args);
  console.log("connected");
  return response;
};

try {
  const require = createRequire(import.meta.url);
  // Not the semver of this repository, if it has one: the SDK's own.
  const { SemVer } = createRequire(require.resolve("@pulumi/pulumi/package.json"))("semver");
  const { PulumiCommand } = require("@pulumi/pulumi/automation");
  await PulumiCommand.install({ version: new SemVer(version), root });
} catch (error) {
  console.log(`failed ${firstCause(error)}`);
  process.exitCode = 1;
}

/** What curl or the installer said last, in one line, rather than the whole transcript. */
function firstCause(error) {
  const lines = stripVTControlCharacters(String(error?.message ?? error))
    .split("\n")
    .map((line) => line.replace(/^\s*(code|stdout|stderr|err\?):\s*/, "").trim());
  const isTelling = (line) => /^(curl:|wget:|tar:|error:|failed|timed out|cannot)/i.test(line);
  return lines.find(isTelling) ?? lines.find((line) => /[a-z]/.test(line)) ?? "for no given reason";
}
