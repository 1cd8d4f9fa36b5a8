// The two ways to get an engine that is not there yet, and how it and what it lacks come into the cache.
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { NotThere, WayFailed } from "./failure.mjs";
import { askVersion, findExecutable, findInCache } from "./find.mjs";
import { childEnvironment, run } from "./run.mjs";
import { cachedEngine, ENGINE_VERSION, YAML_HOST, YAML_HOST_VERSION } from "./version.mjs";

const INSTALLER = "https://get.pulumi.com/install.sh";
const UNFINISHED = ".making-";
const ABANDONED_MS = 24 * 60 * 60 * 1000;

/**
 * Has `fill` put an engine together in a folder of this run's own, and moves it into the cache when it is whole and
 * runs. Of two runs at once both make one, and the first that is done counts.
 */
export async function make(fill) {
  await inOwnFolder(async (own) => {
    const engine = join(own, "engine");
    mkdirSync(join(engine, "bin"), { recursive: true });
    await fill(engine);
    askVersion(join(engine, "bin", "pulumi"));
    moveIntoCache(engine);
  });
}

async function inOwnFolder(work) {
  const own = ownFolder(dirname(cachedEngine()));
  try {
    await work(own);
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}

/** After removing what runs that were killed have left behind. */
function ownFolder(versions) {
  try {
    mkdirSync(versions, { recursive: true });
    for (const name of readdirSync(versions).filter((entry) => entry.startsWith(UNFINISHED))) {
      const path = join(versions, name);
      if (Date.now() - statSync(path).mtimeMs > ABANDONED_MS) rmSync(path, { recursive: true, force: true });
    }
    return mkdtempSync(join(versions, UNFINISHED));
  } catch (error) {
    throw new WayFailed(`${versions} cannot be written to (${error.code}); PULUMI_HOME can name another folder`);
  }
}

function moveIntoCache(engine) {
  try {
    renameSync(engine, cachedEngine());
  } catch {
    // Another run was quicker, or what stands there does not run.
    if (isInCache()) return;
    rmSync(cachedEngine(), { recursive: true, force: true });
    renameSync(engine, cachedEngine());
  }
}

function isInCache() {
  try {
    return findInCache() !== undefined;
  } catch {
    return false;
  }
}

/** The official Pulumi CLI, by Pulumi's own installer. */
export async function download(engine) {
  const curl = findExecutable("curl");
  if (curl === undefined) throw new NotThere("no curl on PATH");
  const env = childEnvironment();
  const limits = ["--connect-timeout", "20", "--max-time", "60"];
  const title = `downloading Pulumi ${ENGINE_VERSION}`;
  const installer = await run(title, curl, ["--fail", "--silent", "--show-error", "--location", ...limits, INSTALLER], {
    env,
  });
  const flags = ["--no-edit-path", "--install-root", engine, "--version", ENGINE_VERSION];
  await run(title, "/bin/sh", ["-s", "--", ...flags], { env, input: installer });
}

/** For machines that reach a module proxy but not get.pulumi.com. */
export async function build(engine) {
  await buildFromGo({
    title: `building Pulumi ${ENGINE_VERSION} from Go modules, with empty caches about 5 minutes, once`,
    command: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
    versionVariable: "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version",
    version: ENGINE_VERSION,
    modules: "./",
    output: join(engine, "bin", "pulumi"),
  });
}

/** Puts the host of programs in YAML into the folder of an engine that belongs to us. */
export async function buildYamlHost(binDir) {
  await inOwnFolder(async (own) => {
    const output = join(own, YAML_HOST);
    await buildFromGo({
      title: `building Pulumi's host for YAML ${YAML_HOST_VERSION} from Go modules, with empty caches about 3 minutes, once`,
      command: "github.com/pulumi/pulumi-yaml/cmd/pulumi-language-yaml",
      versionVariable: "github.com/pulumi/pulumi-yaml/pkg/version.Version",
      version: YAML_HOST_VERSION,
      modules: "yaml/",
      output,
    });
    renameSync(output, join(binDir, YAML_HOST));
  });
}

/**
 * Builds one of Pulumi's programs, with the tags and flags of its own releases. Versions and checksums of everything
 * that goes into it are in go.mod and go.sum in the folder `modules`.
 */
async function buildFromGo({ title, command, versionVariable, version, modules, output }) {
  const go = findExecutable("go");
  if (go === undefined) throw new NotThere("no go on PATH");
  const env = childEnvironment({
    CGO_ENABLED: "0", // needs no C compiler
    GO111MODULE: "on",
    GOWORK: "off", // a workspace of the user's above this folder has no say
    // Left over from cross-compiling, they would make an engine for another machine.
    GOOS: "",
    GOARCH: "",
  });
  const flags = [
    "-mod=readonly", // go.sum decides; the checkout is not changed
    "-buildvcs=false", // the version is Pulumi's, not this repository's
    "-trimpath",
    "-tags=osusergo,grpcnotrace",
    `-ldflags=-s -w -X ${versionVariable}=v${version}`,
    `-o=${output}`,
  ];
  await run(title, go, ["build", ...flags, command], { env, cwd: fileURLToPath(new URL(modules, import.meta.url)) });
}
