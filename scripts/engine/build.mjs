// Builds the Pulumi CLI from its Go modules, for machines that reach a module proxy but not get.pulumi.com. Versions and
// checksums of everything that goes into it are in go.mod and go.sum beside this file.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { childEnvironment } from "./environment.mjs";
import { WayFailed } from "./failure.mjs";
import { findGo } from "./go.mjs";
import { putPluginInto } from "./plugin.mjs";
import { run } from "./run.mjs";
import { ENGINE_VERSION } from "./version.mjs";

const COMMAND = "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi";
const VERSION_VARIABLE = "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version";
const KEPT_LINES = 12;

/** Leaves an engine in `staged`, or fails with the reason. All that it writes, Go's caches apart, is in the claim. */
export async function build({ claim, staged, tell, signal, say }) {
  const go = await findGo();
  const binDir = join(staged, "bin");
  const temporary = join(claim.dir, "go");
  mkdirSync(binDir, { recursive: true });
  mkdirSync(temporary);

  putPluginInto(binDir);
  const output = createReader(tell);
  say("with empty caches this takes about 5 minutes, and it happens once");
  const code = await run(go.path, buildArguments(join(binDir, "pulumi")), {
    cwd: fileURLToPath(new URL(".", import.meta.url)),
    env: buildEnvironment(temporary),
    signal,
    onLine: output.read,
  });
  if (code !== 0) {
    for (const line of output.kept) say(`  ${line}`);
    throw new WayFailed(`go build ended with ${code}; its last lines are above`);
  }
}

// The tags and flags are those of Pulumi's own releases.
function buildArguments(output) {
  return [
    "build",
    "-v", // names each package as it is compiled: the only sign of progress there is
    "-mod=readonly", // go.sum decides; the checkout is not changed
    "-buildvcs=false", // the version is Pulumi's, not this repository's
    "-trimpath",
    "-tags=osusergo,grpcnotrace",
    `-ldflags=-s -w -X ${VERSION_VARIABLE}=v${ENGINE_VERSION}`,
    `-o=${output}`,
    COMMAND,
  ];
}

function buildEnvironment(temporary) {
  const env = childEnvironment({
    CGO_ENABLED: "0", // needs no C compiler
    GO111MODULE: "on",
    GOTMPDIR: temporary, // so that removing the claim removes Go's half-made files too
    GOWORK: "off", // a workspace of the user's above this folder has no say
  });
  // Left over from cross-compiling, they would make an engine for another machine.
  delete env.GOOS;
  delete env.GOARCH;
  return env;
}

/** Counts what Go reports as done and keeps the rest, which is what it says when it fails. */
function createReader(tell) {
  const kept = [];
  let modules = 0;
  let packages = 0;
  const read = (line) => {
    if (line.startsWith("go: downloading ")) tell(`${count(++modules, "module")} fetched`);
    else if (/^[\w.~/-]+$/.test(line)) tell(`${count(++packages, "package")} compiled`);
    else {
      kept.push(withoutCredentials(line));
      if (kept.length > KEPT_LINES) kept.shift();
    }
  };
  return { read, kept };
}

function count(number, noun) {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** A module proxy's address may carry a user name and a password. */
function withoutCredentials(line) {
  return line.replace(/:\/\/[^/\s@]+@/g, "://***@");
}
