import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import type {
  EngineEvent,
  PreviewOptions,
  PulumiFn,
  RefreshOptions,
  Stack,
  UpOptions,
} from "@pulumi/pulumi/automation";
import type { Emulator } from "../../../emulator/src/index.js";
import { languageOf, openExample, projectOf } from "../../../scripts/example/workspace";
import type { TestClock } from "../../support/clock";
import { RecordedCommand } from "../../support/command";
import { PASSPHRASE } from "../../support/passphrase";
import { withPlugin } from "../../support/plugin";
import { type Run, runOf } from "../../support/run";
import type { Evidence } from "../../support/secrets";
import { loadExample } from "./loadExample";

const PLACE = resolve(__dirname, "../../../.work");

export interface ExampleOptions {
  readonly emulator: Emulator;
  readonly clock: TestClock;
  readonly stackName?: string;
  /** The account's key, if not the emulator's first domain's. */
  readonly apiKey?: string;
  /** Neither in the configuration nor in the environment. */
  readonly withoutKey?: boolean;
  /** The key in the environment instead of in the configuration. */
  readonly keyInEnvironment?: boolean;
  readonly config?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly program?: PulumiFn;
  /** Another example's stack whose state this one can refer to. */
  readonly beside?: ExampleStack;
}

/** An example on the real engine, against an emulator, with the example's own configuration. */
export class ExampleStack {
  /** Everything that was printed, and every event. */
  readonly transcript: string[] = [];
  /** Undefined: the engine runs the program itself, with the language's host. */
  program: PulumiFn | undefined;
  readonly #stackName: string;

  private constructor(
    readonly example: string,
    readonly stack: Stack,
    readonly place: string,
    readonly workDir: string,
    readonly command: RecordedCommand,
    readonly options: ExampleOptions,
    program: PulumiFn | undefined,
  ) {
    this.program = program;
    this.#stackName = options.stackName ?? "dev";
  }

  static async open(example: string, options: ExampleOptions): Promise<ExampleStack> {
    const { emulator, clock, stackName = "dev", environment = {}, withoutKey, keyInEnvironment } = options;
    const own = languageOf(example) === "nodejs" ? async () => loadExample(example) : undefined;
    const program = options.program ?? own;
    mkdirSync(PLACE, { recursive: true });
    const place = options.beside?.place ?? mkdtempSync(join(PLACE, "example-"));
    const workDir = join(place, `${example}-${stackName}`);
    const command = await RecordedCommand.find();
    const apiKey = options.apiKey ?? emulator.apiKey;
    const stack = await openExample({
      example,
      stackName,
      workDir,
      backend: join(place, "backend"),
      program,
      config: { "daily:apiUrl": emulator.url, ...options.config },
      environment: {
        PULUMI_CONFIG_PASSPHRASE: PASSPHRASE,
        ...clock.environment,
        ...withPlugin,
        ...(keyInEnvironment && { DAILY_API_KEY: apiKey }),
        ...environment,
      },
      pulumiCommand: command.forAutomation,
    });
    const opened = new ExampleStack(example, stack, place, workDir, command, options, program);
    if (!withoutKey && !keyInEnvironment) await opened.ask(["config", "set", "--secret", "daily:apiKey"], apiKey);
    return opened;
  }

  up(options: UpOptions = {}): Promise<Run> {
    return this.#run((more) => this.stack.up({ ...options, ...more, ...this.#withProgram }));
  }

  preview(options: PreviewOptions = {}): Promise<Run> {
    return this.#run((more) => this.stack.preview({ ...options, ...more, ...this.#withProgram }));
  }

  refresh(options: RefreshOptions = {}): Promise<Run> {
    return this.#run((more) => this.stack.refresh({ ...options, ...more }));
  }

  destroy(): Promise<Run> {
    return this.#run((more) => this.stack.destroy(more));
  }

  /** The stack's outputs, secrets in clear. */
  async outputs(): Promise<Record<string, string>> {
    return JSON.parse(await this.ask(["stack", "output", "--json", "--show-secrets"])) as Record<string, string>;
  }

  /** What `pulumi stack output` shows to somebody who does not ask for secrets. */
  async shownOutputs(): Promise<Record<string, string>> {
    return JSON.parse(await this.ask(["stack", "output", "--json"])) as Record<string, string>;
  }

  /** The state as it lies on disk. */
  get stateText(): string {
    const { name } = projectOf(this.example);
    return readFileSync(join(this.place, "backend/.pulumi/stacks", name, `${this.#stackName}.json`), "utf8");
  }

  /** Where a plan is saved. */
  get plan(): string {
    return join(this.place, "plan");
  }

  /** Everything that the stack has left anywhere: state, history, plan, configuration, what was printed, its events. */
  get evidence(): Evidence[] {
    const backend = readdirSync(join(this.place, "backend"), { recursive: true, withFileTypes: true });
    const files = backend.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
    return [
      ...[...files, this.plan, join(this.workDir, `Pulumi.${this.#stackName}.yaml`)].map((file) => ({
        place: basename(file),
        text: readFileSync(file, "utf8"),
      })),
      { place: "output and events", text: this.transcript.join("\n") },
      { place: "command lines", text: this.command.lines.join("\n") },
    ];
  }

  /** Runs a command of the engine's as a person would type it. */
  ask(args: readonly string[], input?: string): Promise<string> {
    return this.command.run([...args, "--stack", this.#stackName, "--non-interactive"], {
      cwd: this.workDir,
      env: this.stack.workspace.envVars,
      ...(input !== undefined && { input }),
    });
  }

  remove(): void {
    rmSync(this.place, { recursive: true, force: true });
  }

  get #withProgram() {
    return this.program === undefined ? {} : { program: this.program };
  }

  async #run(command: (options: RunOptions) => Promise<unknown>): Promise<Run> {
    const events: EngineEvent[] = [];
    const printed: string[] = [];
    const keep = (text: string) => void printed.push(text);
    const options: RunOptions = {
      onEvent: (event) => void events.push(event),
      onOutput: keep,
      onError: keep,
      color: "never",
    };
    let ok = true;
    try {
      await this.command.withoutAfterthoughts(() => command(options));
    } catch (error) {
      ok = false;
      keep(String(error));
    }
    const output = printed.join("");
    this.transcript.push(output, JSON.stringify(events));
    return runOf(ok, output, events);
  }
}

interface RunOptions {
  onEvent: (event: EngineEvent) => void;
  onOutput: (text: string) => void;
  onError: (text: string) => void;
  color: "never";
}
