import { execFileSync } from "node:child_process";

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
