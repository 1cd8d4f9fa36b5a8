import { execFileSync } from "node:child_process";
import { delimiter } from "node:path";

/** What has to be on the PATH for @pulumi/command: nothing where its plugin is on the machine, else a stand-in. */
export function commandPlugin(): { readonly isReal: boolean; readonly path: string } {
  const path = process.env.PATH ?? "";
  if (isInstalled()) return { isReal: true, path };
  console.log(
    "The plugin of @pulumi/command is not on this machine (pulumi plugin install resource command): a stand-in runs the commands.",
  );
  return { isReal: false, path: `${__dirname}${delimiter}${path}` };
}

function isInstalled(): boolean {
  try {
    execFileSync("pulumi-resource-command", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    const plugins = JSON.parse(execFileSync("pulumi", ["plugin", "ls", "--json"], { encoding: "utf8" })) as {
      name: string;
    }[];
    return plugins.some(({ name }) => name === "command");
  }
}
