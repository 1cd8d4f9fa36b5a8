import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import {
  CommandError,
  type DestroyOptions,
  type EngineEvent,
  LocalWorkspace,
  type PreviewOptions,
  type PulumiFn,
  type RefreshOptions,
  type Stack,
  type UpOptions,
} from "@pulumi/pulumi/automation";
import type { Emulator } from "../../emulator/src/index.js";
import { TestClock } from "./clock";
import { RecordedCommand } from "./command";
import "./connections";
import { encryptionSalt, PASSPHRASE, seal, unsealed } from "./passphrase";
import { type Run, runOf } from "./run";
import type { Evidence } from "./secrets";

export { errorsOf, linesOf, type Run } from "./run";

/** Inside the repository, so that the engine's processes find @pulumi/pulumi and pulumi-daily from there. */
const PLACE = resolve(__dirname, "../../.work");

export interface TestStackOptions {
  readonly emulator: Emulator;
  /** The clock of the engine's processes; the emulator should have the same one. */
  readonly clock?: TestClock;
  readonly config?: Readonly<Record<string, string | { value: string; secret: true }>>;
  readonly environment?: Readonly<Record<string, string>>;
  /** Where the provider is to look for Daily, if not straight at the emulator. */
  readonly apiUrl?: string;
  /** Leave the API key out of the configuration. */
  readonly withoutKey?: boolean;
  /** In which folder the stack's own is made; the engine finds packages from there upwards. */
  readonly place?: string;
}

/** A stack on the real engine, against an emulator, in a folder of its own. Everything it prints is kept. */
export class TestStack {
  readonly #transcript: Evidence[] = [];
  /** Undefined: the engine runs the program in the stack's folder, with the language's host. */
  program: PulumiFn | undefined;

  private constructor(
    readonly stack: Stack,
    readonly folder: string,
    readonly clock: TestClock,
    readonly command: RecordedCommand,
    program: PulumiFn,
  ) {
    this.program = program;
  }

  static async create(program: PulumiFn, options: TestStackOptions): Promise<TestStack> {
    const { emulator, clock = new TestClock(), environment = {}, withoutKey = false, place = PLACE } = options;
    mkdirSync(place, { recursive: true });
    const folder = mkdtempSync(join(place, "stack-"));
    mkdirSync(join(folder, "backend"));
    const command = await RecordedCommand.find();
    const config: NonNullable<TestStackOptions["config"]> = {
      "daily:apiUrl": options.apiUrl ?? emulator.url,
      ...(!withoutKey && { "daily:apiKey": { value: emulator.apiKey, secret: true } }),
      ...options.config,
    };
    const stack = await LocalWorkspace.createStack(
      { stackName: "test", projectName: "daily-test", program },
      {
        workDir: folder,
        pulumiCommand: command.forAutomation,
        projectSettings: {
          name: "daily-test",
          runtime: "nodejs",
          backend: { url: `file://${join(folder, "backend")}` },
        },
        stackSettings: { test: { encryptionSalt: encryptionSalt(), config: sealed(config) } },
        envVars: {
          PULUMI_CONFIG_PASSPHRASE: PASSPHRASE,
          PULUMI_SKIP_UPDATE_CHECK: "true",
          PULUMI_HOME: join(folder, "home"),
          ...clock.environment,
          ...environment,
        },
      },
    );
    return new TestStack(stack, folder, clock, command, program);
  }

  up(options: UpOptions = {}): Promise<Run> {
    return this.#run("up", (more) => this.stack.up({ ...options, ...more }));
  }

  preview(options: PreviewOptions = {}): Promise<Run> {
    return this.#run("preview", (more) => this.stack.preview({ ...options, ...more }));
  }

  refresh(options: RefreshOptions = {}): Promise<Run> {
    return this.#run("refresh", (more) => this.stack.refresh({ ...options, ...more }));
  }

  destroy(options: DestroyOptions = {}): Promise<Run> {
    return this.#run("destroy", (more) => this.stack.destroy({ ...options, ...more }));
  }

  /** Sets a secret of the configuration as a careful person does it: not on a command line. */
  async setSecret(key: string, value: string): Promise<void> {
    await this.#ask(["config", "set", "--secret", key], value);
  }

  async setConfig(key: string, value: string): Promise<void> {
    await this.#ask(["config", "set", key, value]);
  }

  /** Any command of the engine's, as a person types it. */
  async pulumi(...args: readonly string[]): Promise<string> {
    return this.command.run([...args, "--non-interactive"], { cwd: this.folder, env: this.stack.workspace.envVars });
  }

  /** `pulumi state delete`: takes a resource out of the state, and touches nothing else. */
  async forget(name: string): Promise<void> {
    await this.#ask(["state", "delete", this.resource(name).urn, "--yes"]);
  }

  /** The stack's outputs, secrets in clear. */
  async outputs(): Promise<Record<string, unknown>> {
    const outputs = this.#unsealed.find(({ type }) => type === "pulumi:pulumi:Stack")?.outputs ?? {};
    return JSON.parse(JSON.stringify(outputs), (_, value) => (value?.plaintext ? JSON.parse(value.plaintext) : value));
  }

  /** The state as it lies on disk, ciphertexts included. */
  get state(): StateResource[] {
    return this.#latest?.resources ?? [];
  }

  get #unsealed(): StateResource[] {
    const { resources = [], secrets_providers } = this.#latest ?? {};
    return unsealed(resources, secrets_providers?.state.salt ?? "");
  }

  get #latest(): Deployment | undefined {
    const file = join(this.folder, "backend/.pulumi/stacks/daily-test/test.json");
    if (!existsSync(file)) return undefined;
    return (JSON.parse(readFileSync(file, "utf8")) as { checkpoint: { latest?: Deployment } }).checkpoint.latest;
  }

  /** A resource of the state on disk. */
  resource(name: string): StateResource {
    const found = this.state.find(({ urn }) => urn.endsWith(`::${name}`));
    if (!found) throw new Error(`The state has no resource ${name}.`);
    return found;
  }

  /** The names of the resources in the state, those of the engine's own left out. */
  get names(): string[] {
    return this.state
      .filter(({ type }) => !type.startsWith("pulumi:"))
      .map(({ urn }) => urn.split("::").at(-1) as string);
  }

  /**
   * What the state says of each resource, secrets in clear, so that two of them can be compared: ciphertexts are made
   * anew at each save, and so are the engine's own notes on dependencies and times.
   */
  async decryptedState(): Promise<string> {
    const known = this.#unsealed
      .map(({ urn, id, inputs, outputs }) => ({ urn, id, inputs, outputs }))
      .sort((one, other) => one.urn.localeCompare(other.urn));
    return JSON.stringify(known, undefined, 1);
  }

  /** What `pulumi stack export` prints. */
  exported(): Promise<string> {
    return this.#ask(["stack", "export"]);
  }

  /** Everything that the stack has left anywhere: its files, what was printed, its events, the command lines. */
  get evidence(): Evidence[] {
    const files = readdirSync(this.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return [
      ...files.map(({ parentPath, name }) => ({ place: name, text: readFileSync(join(parentPath, name), "utf8") })),
      ...this.#transcript,
      { place: "command lines", text: this.command.lines.join("\n") },
    ];
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #ask(args: readonly string[], input?: string): Promise<string> {
    return this.command.run([...args, "--stack", "test", "--non-interactive"], {
      cwd: this.folder,
      env: this.stack.workspace.envVars,
      ...(input !== undefined && { input }),
    });
  }

  async #run(name: string, command: (options: RunOptions) => Promise<unknown>): Promise<Run> {
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
    // Undefined is what it is before anybody sets it.
    this.stack.workspace.program = this.program as PulumiFn;
    try {
      await this.command.withoutAfterthoughts(() => command(options));
    } catch (error) {
      ok = false;
      // A failed command's error repeats all that was printed.
      if (!(error instanceof CommandError)) keep(String(error));
    }
    const output = printed.join("");
    this.#transcript.push({ place: `output of ${name}`, text: output });
    this.#transcript.push({ place: `events of ${name}`, text: JSON.stringify(events) });
    return runOf(ok, output, events);
  }
}

interface RunOptions {
  onEvent: (event: EngineEvent) => void;
  onOutput: (text: string) => void;
  onError: (text: string) => void;
  color: "never";
}

interface Deployment {
  readonly secrets_providers?: { readonly state: { readonly salt: string } };
  readonly resources?: StateResource[];
}

export interface StateResource {
  readonly urn: string;
  readonly type: string;
  readonly id?: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly sourcePosition?: string;
  readonly propertyDependencies?: Readonly<Record<string, readonly string[]>>;
}

/** As `pulumi config set` writes them. */
function sealed(config: NonNullable<TestStackOptions["config"]>): Record<string, string | { secure: string }> {
  const entries = Object.entries(config);
  return Object.fromEntries(
    entries.map(([key, setting]) => [key, typeof setting === "string" ? setting : { secure: seal(setting.value) }]),
  );
}
