// Where things are kept: the same folders that the Pulumi CLI and its Automation API use.
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { ENGINE_VERSION } from "./version.mjs";

export function pulumiHome() {
  return process.env.PULUMI_HOME ? resolve(process.env.PULUMI_HOME) : join(homedir(), ".pulumi");
}

/** Engines are put together in here too, so that moving a finished one into place is a single rename. */
export function versionsDir(home) {
  return join(home, "versions");
}

/** What `PulumiCommand.get({ root })` of the Automation API takes: it holds bin/pulumi. */
export function engineRoot(home) {
  return join(versionsDir(home), ENGINE_VERSION);
}
