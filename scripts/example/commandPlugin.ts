import { execFileSync } from "node:child_process";
import type { Engine } from "../engine/ensure.mjs";

interface Asking {
  readonly env?: NodeJS.ProcessEnv;
  /** In milliseconds. An engine answers at once; one that waits for something is of no use to an example either. */
  readonly timeout?: number;
}

/** Whether the engine has the plugin of @pulumi/command: on the PATH, or among its own. */
export function hasCommandPlugin({ env = process.env, timeout = 10_000 }: Asking = {}): boolean {
  return isOnPath({ env, timeout }) || isEngines({ env, timeout });
}

function isOnPath(asking: Asking): boolean {
  try {
    execFileSync("pulumi-resource-command", ["--version"], { ...asking, stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** An engine that cannot say which plugins it has counts as without this one: what installs it then says what is wrong. */
function isEngines(asking: Asking): boolean {
  try {
    const plugins = execFileSync("pulumi", ["plugin", "ls", "--json"], {
      ...asking,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    return (JSON.parse(plugins) as { name: string }[]).some(({ name }) => name === "command");
  } catch {
    return false;
  }
}

/** What to type to get it: an engine that this repository has got is not on the PATH of who types. */
export function installCommandPlugin({ source, path }: Engine): string {
  const pulumi = source === "PATH" ? "pulumi" : /[^\w./-]/.test(path) ? `'${path}'` : path;
  return `${pulumi} plugin install resource command 1.2.1`;
}
