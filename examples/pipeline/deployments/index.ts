import * as pulumi from "@pulumi/pulumi";
import * as cloud from "@pulumi/pulumiservice";

const config = new pulumi.Config();

// The stack whose tokens are to be renewed, not this program's own.
const stack = { organization: config.require("organization"), project: "daily-pipeline", stack: "prod" };

// Where Pulumi Cloud finds the program, and what it runs it with.
const settings = new cloud.DeploymentSettings("settings", {
  ...stack,
  sourceContext: { git: { repoUrl: config.require("repository"), branch: "refs/heads/main" } },
  operationContext: { environmentVariables: { DAILY_API_KEY: config.requireSecret("dailyApiKey") } },
});

const schedule = new cloud.DeploymentSchedule(
  "renewals",
  {
    ...stack,
    pulumiOperation: "update",
    // Every four hours, in UTC: shorter than the renewal window (renewBefore) of every token in the program.
    scheduleCron: "17 */4 * * *",
  },
  { dependsOn: settings },
);

export const scheduleId = schedule.scheduleId;
