import { delimiter } from "node:path";
import { hasCommandPlugin } from "../../../../scripts/example/commandPlugin";

/** What has to be on the PATH for @pulumi/command: nothing where its plugin is on the machine, else a stand-in. */
export function pathWithCommandPlugin(): string {
  const path = process.env.PATH ?? "";
  if (hasCommandPlugin()) return path;
  console.log(
    "The plugin of @pulumi/command is not on this machine (pulumi plugin install resource command): a stand-in runs the commands.",
  );
  return pathWithStandIn();
}

/** The stand-in, whatever else is on the machine. */
export function pathWithStandIn(): string {
  return `${__dirname}${delimiter}${process.env.PATH}`;
}
