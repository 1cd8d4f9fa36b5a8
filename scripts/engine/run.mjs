// Runs the programs that an engine is made with.
import { spawn } from "node:child_process";
import { WayFailed } from "./failure.mjs";

const STILL_MS = 15_000;
const SHOWN_LINES = 12;

// None of these programs needs them, and what they are not given they cannot print.
const SECRETS = ["PULUMI_ACCESS_TOKEN", "PULUMI_CONFIG_PASSPHRASE", "DAILY_API_KEY"];

export function childEnvironment(extra = {}) {
  const env = { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true", ...extra };
  for (const name of SECRETS) delete env[name];
  return env;
}

/** What a program prints on stdout. One that fails has its last lines shown, and is the reason to try another way. */
export async function run(title, command, args, { input, ...options }) {
  console.error(`engine: ${title} …`);
  const start = Date.now();
  const still = () => console.error(`engine: still ${title} (${Math.round((Date.now() - start) / 1000)} s)`);
  const timer = setInterval(still, STILL_MS);
  try {
    const child = spawn(command, args, options);
    const [printed, said] = [child.stdout, child.stderr].map(collect);
    child.stdin.on("error", () => {}).end(input); // It may end before it has read everything.
    const code = await new Promise((resolve, reject) => {
      child.on("error", reject).on("close", (exitCode, signal) => resolve(exitCode ?? signal));
    });
    if (code === 0) return printed();
    for (const line of lastLines(said() || printed())) console.error(`engine:   ${line}`);
    throw new WayFailed(`${command} ended with ${code}; its last lines are above`);
  } finally {
    clearInterval(timer);
  }
}

function collect(stream) {
  let text = "";
  stream.setEncoding("utf8").on("data", (chunk) => {
    text += chunk;
  });
  return () => text;
}

/** A proxy's address may carry a user name and a password. */
function lastLines(text) {
  const withoutCredentials = text.replace(/:\/\/[^/\s@]+@/g, "://***@");
  return withoutCredentials.trimEnd().split("\n").slice(-SHOWN_LINES);
}
