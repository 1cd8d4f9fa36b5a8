import { spawn } from "node:child_process";

const LIMIT_MS = 10 * 60_000;

/** A program run to its end: what it printed, if it succeeded; an error with what it printed last, if not. */
export function run(command, args, { cwd, env = {}, input } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ["pipe", "pipe", "pipe"],
      timeout: LIMIT_MS,
    });
    let printed = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text) => (printed += text));
    child.stdin.on("error", () => {}).end(input);
    child.once("error", reject);
    child.once("close", (code, signal) => {
      if (code === 0) resolve(printed);
      else reject(new Error(`${[command, ...args].join(" ")} ended with ${signal ?? code}:\n${lastLines(printed)}`));
    });
  });
}

function lastLines(text) {
  return text.trimEnd().split("\n").slice(-40).join("\n");
}
