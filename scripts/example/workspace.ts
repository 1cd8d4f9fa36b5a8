import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import {
  LocalWorkspace,
  type ProjectSettings,
  type PulumiCommand,
  type PulumiFn,
  type Stack,
} from "@pulumi/pulumi/automation";
import { parse } from "yaml";

export const EXAMPLES = resolve(__dirname, "../../examples");

/** The names of all examples. */
export const exampleNames: readonly string[] = readdirSync(EXAMPLES).filter((name) =>
  existsSync(join(EXAMPLES, name, "Pulumi.yaml")),
);

/** The examples that `npm run example` runs: the hosts of the other languages come only with an official installation. */
export const runnableNames = exampleNames.filter((name) => ["nodejs", "yaml"].includes(languageOf(name)));

export interface ExampleStackOptions {
  readonly example: string;
  readonly stackName: string;
  /** A folder inside the repository, so that the engine's processes find pulumi-daily from there. */
  readonly workDir: string;
  /** The folder of the state. Stacks that refer to each other share it. */
  readonly backend: string;
  /** Undefined: the engine runs the program itself, with the language's host. */
  readonly program: PulumiFn | undefined;
  readonly environment: Readonly<Record<string, string>>;
  /** Plain settings beside those of the example's own `Pulumi.<stack>.yaml`. */
  readonly config?: Readonly<Record<string, string>>;
  readonly pulumiCommand?: PulumiCommand;
}

type ProjectFile = Required<Pick<ProjectSettings, "name" | "description" | "runtime">>;

/** The language of an example, as Pulumi calls it: `nodejs`, `yaml`, `python` or `go`. */
export function languageOf(example: string): string {
  const { runtime } = projectOf(example);
  return typeof runtime === "string" ? runtime : runtime.name;
}

export function projectOf(example: string): ProjectFile {
  return parse(readFileSync(join(EXAMPLES, example, "Pulumi.yaml"), "utf8")) as ProjectFile;
}

/** What an example's own `Pulumi.<stack>.yaml` sets in clear: the secrets in one are sealed with its user's passphrase. */
export function configOf(example: string, stackName: string): Readonly<Record<string, string>> {
  const file = join(EXAMPLES, example, `Pulumi.${stackName}.yaml`);
  if (!existsSync(file)) return {};
  const { config = {} } = parse(readFileSync(file, "utf8")) as { config?: Record<string, string> };
  return Object.fromEntries(Object.entries(config).filter(([, value]) => !JSON.stringify(value).includes('"secure":')));
}

/** An example's stack in a folder of its own, so that nothing is written into the example's. */
export async function openExample(options: ExampleStackOptions): Promise<Stack> {
  const { example, stackName, workDir, backend, program, environment, config, pulumiCommand } = options;
  mkdirSync(backend, { recursive: true });
  copyFiles(join(EXAMPLES, example), workDir);
  const project = projectOf(example);
  const workspace = {
    workDir,
    projectSettings: { ...project, backend: { url: `file://${backend}` } },
    stackSettings: { [stackName]: { config: { ...configOf(example, stackName), ...config } } },
    envVars: { PULUMI_SKIP_UPDATE_CHECK: "true", ...environment },
    ...(pulumiCommand && { pulumiCommand }),
  };
  return program === undefined
    ? LocalWorkspace.createOrSelectStack({ stackName, workDir }, workspace)
    : LocalWorkspace.createOrSelectStack({ stackName, projectName: project.name, program }, workspace);
}

/** Programs that an example starts stand beside it, and are looked for in the project's folder. */
function copyFiles(from: string, to: string): void {
  const left = ["node_modules", "README.md"];
  cpSync(from, to, {
    recursive: true,
    filter: (source) => !left.some((name) => source.endsWith(`/${name}`)) && !/\/Pulumi\.[^/]*yaml$/.test(source),
  });
}
