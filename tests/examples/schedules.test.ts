import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import Ajv from "ajv";
import { CronExpressionParser } from "cron-parser";
import { parse, parseAllDocuments, stringify } from "yaml";
import { missableRuns } from "../../provider/src/cli/renewals/renewal";
import { EXAMPLES } from "../../scripts/example/workspace";
import { startAccount, stopAccount, type TestAccount } from "../support/account";
import { HOURS } from "../support/clock";
import { describeWith } from "../support/onPath";
import { PASSPHRASE } from "../support/passphrase";
import { withPlugin } from "../support/plugin";
import githubWorkflow from "./schemas/githubWorkflow.json";
import gitlabCi from "./schemas/gitlabCi.json";
import operatorStack from "./schemas/operatorStack.json";
import { runProgram } from "./support/runProgram";

const PIPELINE = join(EXAMPLES, "pipeline");
const text = (file: string) => readFileSync(join(PIPELINE, file), "utf8");
const documents = (file: string) => parseAllDocuments(text(file)).map((document) => document.toJS());

const [stack] = documents("kubernetes/stack.yaml");
const [program, programStack] = documents("kubernetes/program.yaml");

// The schemas have words of their own, such as Kubernetes' x-kubernetes-list-type.
const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });

function faultsOf(schema: object, value: unknown): string[] {
  ajv.validate(schema, value);
  return (ajv.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

describe("each file passes its schema", () => {
  test.each([
    ["github/pulumi.yml", githubWorkflow, parse(text("github/pulumi.yml"))],
    ["github/renewals.yml", githubWorkflow, parse(text("github/renewals.yml"))],
    ["gitlab/.gitlab-ci.yml", gitlabCi, parse(text("gitlab/.gitlab-ci.yml"))],
    ["kubernetes/stack.yaml", operatorStack.spec, stack.spec],
    ["kubernetes/program.yaml", operatorStack.spec, programStack.spec],
  ])("%s", (_, schema, value) => {
    expect(faultsOf(schema, value)).toEqual([]);
  });

  test("and one with a slip would not", () => {
    const workflow = parse(text("github/pulumi.yml").replaceAll("runs-on", "runs_on"));
    expect(faultsOf(githubWorkflow, workflow)).not.toEqual([]);
    const gitlab = parse(text("gitlab/.gitlab-ci.yml").replace("artifacts:", "artefacts:"));
    expect(faultsOf(gitlabCi, gitlab)).not.toEqual([]);
    const { resyncFrequencySeconds, ...others } = stack.spec;
    expect(faultsOf(operatorStack.spec, { ...others, resyncFrequency: 14_400 })).not.toEqual([]);
    expect(faultsOf(operatorStack.spec, { ...others, resyncFrequencySeconds: "4h" })).not.toEqual([]);
  });

  test("the manifests are of the operator's kinds", () => {
    const kind = { apiVersion: `${operatorStack.group}/${operatorStack.version}`, kind: operatorStack.kind };
    expect([stack, programStack]).toEqual([expect.objectContaining(kind), expect.objectContaining(kind)]);
    expect(program).toMatchObject({ apiVersion: kind.apiVersion, kind: "Program", metadata: { name: "standup" } });
    expect(programStack.spec.programRef).toEqual({ name: program.metadata.name });
  });
});

/** The longest time between two runs of a schedule, in seconds, over a month. */
function longestInterval(cron: string): number {
  const runs = CronExpressionParser.parse(cron, { currentDate: "2026-01-01T00:00:00Z", tz: "UTC" }).take(24 * 31);
  const times = runs.map((run) => run.getTime() / 1_000);
  return Math.max(...times.slice(1).map((time, index) => time - (times[index] as number)));
}

describe("each schedule is short enough", () => {
  const window = 8 * HOURS;
  const jobs = text("cron/crontab").match(/^[\d*].*$/gm) as string[];
  const cron = (job: string) => job.split(/\s+/).slice(0, 5).join(" ");

  test("for the window of the token that it renews", () => {
    expect(program.program.resources.bot.properties.renewBefore).toBe("8h");
    expect(readFileSync(join(PIPELINE, "index.ts"), "utf8")).toContain('renewBefore: "8h"');
  });

  test.each([
    ["cron", longestInterval(cron(jobs[0] as string))],
    ["the operator, from a repository", stack.spec.resyncFrequencySeconds],
    ["the operator, from a program", programStack.spec.resyncFrequencySeconds],
  ])("%s: one run may be missing", (_, interval) => {
    expect(missableRuns(window, interval)).toBe(1);
  });

  test("the operator runs a commit again, refreshes, and waits after a failure no longer than the interval", () => {
    for (const { spec } of [stack, programStack]) {
      expect(spec).toMatchObject({ refresh: true, continueResyncOnCommitMatch: true });
      expect(spec.retryMaxBackoffDurationSeconds).toBeLessThan(spec.resyncFrequencySeconds);
    }
  });

  test("what watches the renewals knows the interval, and looks more often", () => {
    const watch = text("cron/watch.sh");
    const [github] = parse(text("github/renewals.yml")).on.schedule;
    for (const command of [watch, text("github/renewals.yml")]) {
      expect(command).toContain("npx --no-install pulumi-daily doctor --renewals --stack prod --interval 4h");
    }
    for (const schedule of [github.cron, cron(jobs[1] as string)]) expect(longestInterval(schedule)).toBe(HOURS);
  });

  test("no schedule has a secret in its file", () => {
    for (const { spec } of [stack, programStack]) {
      for (const { type } of Object.values<{ type: string }>(spec.envRefs)) expect(type).toBe("Secret");
    }
    for (const file of readdirSync(join(PIPELINE, "cron"))) expect(text(`cron/${file}`)).not.toMatch(/KEY=\w|TOKEN=\w/);
  });

  test("the table of the guide tells how many runs there are, and how many may be missing", () => {
    const guide = readFileSync(resolve(EXAMPLES, "../docs/guides/unattended.md"), "utf8");
    const rows = [...guide.matchAll(/^\| (\d+) h \| (\d+) h \| (\d+) \| (.*?) \|/gm)].map(([, ...cells]) => cells);
    expect(rows.length).toBeGreaterThan(4);
    for (const [window, every, runs, missable] of rows) {
      const missableIs = missableRuns(Number(window), Number(every));
      const said = { every, runs: String(720 / Number(every)), missable: missableIs?.toString() ?? "too long" };
      expect({ every, runs, missable }).toEqual(said);
    }
  });
});

describe("the schedule in Pulumi Cloud", () => {
  const KEY = "daily-test-key-not-a-real-one";
  /** The SDK's envelope of a secret. */
  const [SECRET_MARK, SECRET] = ["4dabf18193072939515e22adb298388d", "1b47061264138c4ac30d75fd1eb44270"];
  const declared: { type: string; inputs: Record<string, unknown> }[] = [];

  test("is a scheduled update of the pipeline's stack, with the key as a secret", async () => {
    pulumi.runtime.setMocks(
      {
        newResource: ({ type, name, inputs }) => {
          declared.push({ type, inputs });
          return { id: `${name}-id`, state: inputs };
        },
        call: () => ({}),
      },
      "daily-pipeline-deployments",
    );
    pulumi.runtime.setAllConfig({
      "daily-pipeline-deployments:organization": "acme",
      "daily-pipeline-deployments:repository": "https://github.com/acme/standup",
      "daily-pipeline-deployments:dailyApiKey": KEY,
    });
    const { scheduleId } = require(join(PIPELINE, "deployments/index.ts"));
    await new Promise((resolve) => pulumi.output(scheduleId).apply(resolve));
    const of = (type: string) => declared.find((resource) => resource.type === `pulumiservice:index:${type}`)?.inputs;
    const stackOfPipeline = { organization: "acme", project: parse(text("Pulumi.yaml")).name, stack: "prod" };

    expect(of("DeploymentSettings")).toMatchObject({
      ...stackOfPipeline,
      sourceContext: { git: { repoUrl: "https://github.com/acme/standup", branch: "refs/heads/main" } },
      operationContext: { [SECRET_MARK]: SECRET, value: { environmentVariables: { DAILY_API_KEY: KEY } } },
    });
    const { scheduleCron, ...schedule } = of("DeploymentSchedule") as { scheduleCron: string };
    expect(schedule).toEqual({ ...stackOfPipeline, pulumiOperation: "update" });
    expect(missableRuns(8 * HOURS, longestInterval(scheduleCron))).toBe(1);
  });
});

describeWith("pulumi-language-yaml", "cron, with the operator's program", () => {
  let account: TestAccount;
  let folder: string;
  let env: Record<string, string>;

  beforeAll(async () => {
    account = await startAccount();
    mkdirSync(resolve(".work"), { recursive: true });
    folder = mkdtempSync(resolve(".work", "cron-"));
    mkdirSync(join(folder, "backend"));
    cpSync(join(PIPELINE, "cron"), join(folder, "cron"), { recursive: true });
    // A Program of the operator's is a project in YAML.
    const project = { name: "standup", runtime: "yaml", ...program.program };
    writeFileSync(join(folder, "Pulumi.yaml"), stringify(project));
    const { emulator } = account;
    writeFileSync(join(folder, ".env"), `DAILY_API_KEY=${emulator.apiKey}\nDAILY_API_URL=${emulator.url}\n`);
    chmodSync(join(folder, ".env"), 0o600);
    env = {
      ...withPlugin,
      ...account.clock.environment,
      PULUMI_BACKEND_URL: `file://${join(folder, "backend")}`,
      PULUMI_CONFIG_PASSPHRASE: PASSPHRASE,
      PULUMI_SKIP_UPDATE_CHECK: "true",
    };
    await run("pulumi", "stack", "init", "prod");
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await stopAccount(account);
  });

  const run = (...command: string[]) => runProgram(command, { cwd: folder, env });
  const token = async () => (await run("pulumi", "stack", "output", "botToken", "--show-secrets")).stdout.trim();

  test("renew.sh renews in the window, and watch.sh says nothing unless a run is missing", async () => {
    expect(await run("./cron/renew.sh")).toMatchObject({ code: 0 });
    const first = await token();
    expect(await run("./cron/watch.sh")).toEqual({ code: 0, stdout: "", stderr: "" });

    account.clock.advance(21 * HOURS);
    const { stdout } = await run("./cron/watch.sh");
    expect(stdout).toMatch(/^ATTENTION +bot +A run should have renewed it by 20/m);

    const renewed = await run("./cron/renew.sh");
    expect(renewed).toMatchObject({ code: 0 });
    const second = await token();
    expect(second).not.toBe(first);
    expect(await run("./cron/watch.sh")).toEqual({ code: 0, stdout: "", stderr: "" });
    for (const secret of [first, second, account.emulator.apiKey])
      expect(renewed.stdout + stdout).not.toContain(secret);
  });

  test("renew.sh leaves an update alone that another run makes", async () => {
    const other = await run("flock", ".renew.lock", "./cron/renew.sh");
    expect(other).toMatchObject({ code: 0, stdout: "" });
  });
});
