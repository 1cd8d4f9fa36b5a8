import { execFileSync } from "node:child_process";
import type { Engine } from "../engine/ensure.mjs";

/** Whether the engine has the plugin of @pulumi/command: on the PATH, or among its own. */
export function hasCommandPlugin(): boolean {
  try {
    execFileSync("pulumi-resource-command", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    const plugins = JSON.parse(execFileSync("pulumi", ["plugin", "ls", "--json"], { encoding: "utf8" }));
    return (plugins as { name: string }[]).some(({ name }) => name === "command");
  }
}

/** What to type to get it: an engine that this repository has got is not on the PATH of who types. */
export function installCommandPlugin({ source, path }: Engine): string {
  const pulumi = source === "PATH" ? "pulumi" : /[^\w./-]/.test(path) ? `'${path}'` : path;
  return `${pulumi} plugin install resource command 1.2.1`;
}
