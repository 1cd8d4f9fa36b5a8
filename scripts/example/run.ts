import { delimiter, resolve } from "node:path";
import { CommandError, type Stack } from "@pulumi/pulumi/automation";
import { BIN as PLUGIN } from "../plugin/places";
import { type StartAccount, startAccount } from "../start/account";
import { engineOnPath } from "../start/engine";
import { ROOT } from "../start/places";
import { type NextCommand, says, shownOutput } from "../start/says";
import { passphrase } from "../start/stack";
import type { ExampleArguments } from "./arguments";
import { runExampleBot } from "./bot";
import { hasCommandPlugin, installCommandPlugin } from "./commandPlugin";
import { EXAMPLES, languageOf, openExample } from "./workspace";

/** All examples' stacks, their state and their emulators' data. Ignored by git; may be thrown away. */
const PLACE = resolve(ROOT, ".work/examples");

/** Runs an example as `pulumi up` would in its folder, through the Automation API. */
export async function runExample({ example, stackName, destroy }: ExampleArguments): Promise<void> {
  const engine = await engineOnPath({ yaml: languageOf(example) === "yaml" });
  process.env.PATH = `${PLUGIN}${delimiter}${process.env.PATH}`;
  says(`engine     pulumi ${engine.version}`);
  if (example === "bot-command" && !hasCommandPlugin()) {
    throw new Error(`it needs a plugin. Run: ${installCommandPlugin(engine)}`);
  }
  const account = await startAccount({
    // One Daily account per environment, as it should be.
    dataDir: resolve(PLACE, `daily-${stackName}`),
    domainName: stackName,
    roomsOf: `, of all examples on stack ${stackName}`,
    next: nextCommands(example, stackName),
  });
  says(`daily      ${account.description}`);
  try {
    if (destroy) await takeDown(example, stackName, account);
    else await bringUp(example, stackName, account);
  } finally {
    await account.close();
  }
}

async function bringUp(example: string, stackName: string, account: StartAccount): Promise<void> {
  // The consumer's other stack has to be there first.
  if (example === "consumer") {
    says("\nThe other stack, examples/environments:\n");
    await onScreen((await open("environments", stackName, account)).up(shown));
    says("\nThe consumer:\n");
  }
  const stack = await open(example, stackName, account);
  await onScreen(stack.preview(shown));
  await onScreen(stack.up(shown));
  await sayOutputs(stack);
  if (example === "bot") await runExampleBot(stack, account);
  says(account.nextCommands);
}

async function takeDown(example: string, stackName: string, account: StartAccount): Promise<void> {
  for (const each of example === "consumer" ? [example, "environments"] : [example]) {
    await onScreen((await open(each, stackName, account)).destroy(shown));
  }
  says(`\n${example} is taken down. ${await account.roomsLeft()}`);
}

const shown = {
  onOutput: (text: string) => void process.stdout.write(text),
  onError: (text: string) => void process.stderr.write(text),
  color: "auto" as const,
};

/** A command whose output is shown: its error would say it all once more. */
async function onScreen(command: Promise<unknown>): Promise<void> {
  await command.catch((error: Error) => {
    throw error instanceof CommandError ? new Error("it failed; Pulumi's output is above.") : error;
  });
}

async function open(example: string, stackName: string, account: StartAccount): Promise<Stack> {
  return openExample({
    example,
    stackName,
    workDir: resolve(PLACE, `${example}-${stackName}`),
    backend: resolve(PLACE, "state"),
    program: languageOf(example) === "yaml" ? undefined : async () => load(example),
    // What a person would set with `pulumi config set`, as the example's README says.
    config: example === "consumer" ? { "daily-consumer:platform": `organization/daily-environments/${stackName}` } : {},
    environment: {
      PULUMI_CONFIG_PASSPHRASE: passphrase(),
      // By the environment, since the Automation API would put a config value on a command line.
      DAILY_API_KEY: account.apiKey,
      ...(account.apiUrl !== undefined && { DAILY_API_URL: account.apiUrl }),
      // Beside the key: a domain's id counts only where the key comes from.
      ...(example === "self-signed" && (await domainVariables(account))),
    },
  });
}

/** A program's resources are made while its module is loaded: it is loaded again each time. */
function load(example: string): Record<string, unknown> {
  const file = resolve(EXAMPLES, example, "index.ts");
  delete require.cache[file];
  return { ...require(file) };
}

async function sayOutputs(stack: Stack): Promise<void> {
  says("\nOutputs, secrets masked:");
  for (const [name, output] of Object.entries(await stack.outputs())) says(`  ${name}: ${shownOutput(output)}`);
}

function nextCommands(example: string, stackName: string): NextCommand[] {
  const command = `npm run example -- ${example}${stackName === "dev" ? "" : ` --stack ${stackName}`}`;
  return [
    [command, "again: no changes"],
    [`${command} --destroy`, "take it down"],
  ];
}

/** The domain of an account, as variables: what a self-signed token needs, so that it needs no call. */
async function domainVariables({ apiKey, apiUrl }: StartAccount): Promise<Readonly<Record<string, string>>> {
  const answer = await fetch(`${apiUrl ?? "https://api.daily.co/v1"}/`, {
    headers: { Authorization: `Bearer ${apiKey}` },
  });
  if (!answer.ok) throw new Error(`Daily answered ${answer.status} when asked for the domain.`);
  const { domain_id: id, domain_name: name } = (await answer.json()) as { domain_id: string; domain_name: string };
  return { DAILY_DOMAIN_ID: id, DAILY_DOMAIN_NAME: name };
}
