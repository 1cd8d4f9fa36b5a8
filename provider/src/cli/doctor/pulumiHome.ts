import { homedir } from "node:os";
import { join } from "node:path";

/** The folder in which Pulumi keeps what is no program's. https://www.pulumi.com/docs/iac/cli/environment-variables/ */
export function pulumiHome({ PULUMI_HOME }: NodeJS.ProcessEnv): string {
  return PULUMI_HOME || join(homedir(), ".pulumi");
}
