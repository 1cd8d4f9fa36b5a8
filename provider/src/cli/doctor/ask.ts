import { execFile } from "node:child_process";

/** Long enough for a passphrase's key derivation and a slow backend. */
const LIMIT_MS = 30_000;

/** A stack of thousands of resources is some megabytes long. */
const LONGEST_ANSWER_BYTES = 256 * 1024 * 1024;

/** What another program answers; undefined if it is not there. Nothing is asked of the person at the terminal. */
export function ask(
  command: string,
  args: readonly string[],
  folder: string,
): Promise<{ ok: boolean; stdout: string; stderr: string } | undefined> {
  return new Promise((resolve) => {
    const limits = { timeout: LIMIT_MS, maxBuffer: LONGEST_ANSWER_BYTES };
    const child = execFile(command, args, { cwd: folder, ...limits }, (error, stdout, stderr) => {
      const missing = error !== null && "code" in error && error.code === "ENOENT";
      resolve(missing ? undefined : { ok: error === null, stdout: stdout.trim(), stderr: stderr.trim() });
    });
    child.stdin?.on("error", () => {});
    child.stdin?.end();
  });
}
