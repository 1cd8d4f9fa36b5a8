// Is there a Go that can build the engine?
import { execFile } from "node:child_process";
import { tmpdir } from "node:os";
import { promisify } from "node:util";
import { childEnvironment } from "./environment.mjs";
import { WayFailed } from "./failure.mjs";
import { findExecutable } from "./find.mjs";
import { compareNumbers, GO_VERSION } from "./version.mjs";

const SWITCHES_SINCE = [1, 21, 0];

/** Answers the path of `go` and its version, or fails saying what is wrong with it. */
export async function findGo() {
  const path = findExecutable("go");
  if (path === undefined) throw new WayFailed("no go on PATH");
  const { version, toolchain } = await askGo(path);
  if (version === undefined) throw new WayFailed(`${path} does not tell its version`);
  if (compareNumbers(version, parseGoVersion(GO_VERSION)) >= 0 || canSwitch(version, toolchain)) return { path };
  const advice = toolchain === "local" ? ", and GOTOOLCHAIN=local keeps it from fetching one" : "";
  throw new WayFailed(`${path} is Go ${version.join(".")}; needed is ${GO_VERSION} or newer${advice}`);
}

/** Since 1.21 Go fetches a newer Go by itself when a module asks for one, unless it was told not to. */
function canSwitch(version, toolchain) {
  return compareNumbers(version, SWITCHES_SINCE) >= 0 && /auto$|path$/.test(toolchain);
}

async function askGo(path) {
  try {
    // Not in our module's folder: there an old Go would already switch to, or fail over, the newer one.
    const options = { cwd: tmpdir(), env: childEnvironment({ GOWORK: "off" }), timeout: 30_000 };
    const { stdout } = await promisify(execFile)(path, ["env", "GOVERSION", "GOTOOLCHAIN"], options);
    const [version = "", toolchain = ""] = stdout.split("\n");
    return { version: parseGoVersion(version), toolchain: toolchain.trim() };
  } catch {
    return {};
  }
}

function parseGoVersion(text) {
  const [, major, minor, patch] = /(\d+)\.(\d+)(?:\.(\d+))?/.exec(text) ?? [];
  return major === undefined ? undefined : [Number(major), Number(minor), Number(patch ?? 0)];
}
