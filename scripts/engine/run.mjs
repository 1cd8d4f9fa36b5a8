// Runs a program line by line, in a process group of its own, so that aborting ends all that it has started too
// (compilers, curl, tar) and nothing goes on writing into a folder that is being removed.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/**
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, signal: AbortSignal, onLine: (line: string) => void }} options
 * @returns {Promise<number | string>} the exit code, or the name of the signal that ended it
 */
export async function run(command, args, { cwd, env, signal, onLine }) {
  signal.throwIfAborted();
  const child = spawn(command, args, { cwd, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  const killGroup = () => {
    try {
      process.kill(-child.pid, "SIGKILL");
    } catch {
      // It has ended by itself, or never started.
    }
  };
  signal.addEventListener("abort", killGroup, { once: true });
  for (const output of [child.stdout, child.stderr]) createInterface({ input: output }).on("line", onLine);
  try {
    const code = await new Promise((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (exitCode, signalName) => resolve(exitCode ?? signalName));
    });
    signal.throwIfAborted();
    return code;
  } finally {
    signal.removeEventListener("abort", killGroup);
  }
}
