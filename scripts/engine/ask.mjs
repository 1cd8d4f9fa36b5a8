// Asks a `pulumi` which version it is. That also shows whether it runs on this machine at all.
import { execFile } from "node:child_process";
import { childEnvironment } from "./environment.mjs";
import { parseVersion } from "./version.mjs";

// The first start of a new program can be slow (virus scanners, macOS's notarization check).
const TIME_LIMIT_MS = 20_000;

/** @returns the parsed version, or undefined if it does not run or prints no version */
export function askVersion(path) {
  return new Promise((resolve) => {
    const options = { env: childEnvironment(), timeout: TIME_LIMIT_MS, killSignal: "SIGKILL" };
    execFile(path, ["version"], options, (error, stdout) => resolve(error ? undefined : parseVersion(stdout)));
  });
}
