import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import {
  type EngineEvent,
  LocalWorkspace,
  type PreviewOptions,
  type PulumiFn,
  type Stack,
  type UpOptions,
} from "@pulumi/pulumi/automation";
import type { Emulator } from "../../emulator/src/index.js";
import { TestClock } from "./clock";

const ROOT = resolve(__dirname, "../..");

/** What one command of the engine's did. */
export interface Run {
  /** Whether the command succeeded. */
  readonly ok: boolean;
  /** Everything that was printed. */
  readonly output: string;
  /** The last operation of each resource, by the resource's name: `create`, `same`, `replace`, ... */
  readonly operations: Readonly<Record<string, string>>;
  readonly events: readonly EngineEvent[];
}

export interface TestStackOptions {
  readonly emulator: Emulator;
  /** The clock of the engine's processes; the emulator should have the same one. */
  readonly clock?: TestClock;
  readonly config?: Readonly<Record<string, string | { value: string; secret: true }>>;
  readonly environment?: Readonly<Record<string, string>>;
  /** Leave the API key out of the configuration. */
  readonly withoutKey?: boolean;
}

/** A stack on the real engine, against an emulator, in a folder of its own. Everything it prints is kept. */
export class TestStack {
  readonly transcript: string[] = [];
  program: PulumiFn;

  private constructor(
    readonly stack: Stack,
    readonly folder: string,
    readonly clock: TestClock,
    program: PulumiFn,
  ) {
    this.program = program;
  }

  static async create(program: PulumiFn, options: TestStackOptions): Promise<TestStack> {
    const { emulator, clock = new TestClock(), config = {}, environment = {}, withoutKey = false } = options;
    mkdirSync(join(ROOT, ".work"), { recursive: true });
    // Inside the repository, so that the engine's processes find @pulumi/pulumi and pulumi-daily from there.
    const folder = mkdtempSync(join(ROOT, ".work", "stack-"));
    mkdirSync(join(folder, "backend"));
    const stack = await LocalWorkspace.createOrSelectStack(
      { stackName: "test", projectName: "daily-test", program },
      {
        workDir: folder,
        projectSettings: {
          name: "daily-test",
          runtime: "nodejs",
          backend: { url: `file://${join(folder, "backend")}` },
        },
        envVars: {
          PULUMI_CONFIG_PASSPHRASE: "a passphrase for tests",
          PULUMI_SKIP_UPDATE_CHECK: "true",
          PULUMI_AUTOMATION_API_SKIP_VERSION_CHECK: "true",
          ...clock.environment,
          ...environment,
        },
      },
    );
    const settings = {
      "daily:apiUrl": { value: emulator.url },
      ...(!withoutKey && { "daily:apiKey": { value: emulator.apiKey, secret: true } }),
      ...Object.fromEntries(
        Object.entries(config).map(([key, value]) => [key, typeof value === "string" ? { value } : value]),
      ),
    };
    await stack.setAllConfig(settings);
    return new TestStack(stack, folder, clock, program);
  }

  up(options: UpOptions = {}): Promise<Run> {
    return this.#run((more) => this.stack.up({ ...options, ...more, program: this.program }));
  }

  preview(options: PreviewOptions = {}): Promise<Run> {
    return this.#run((more) => this.stack.preview({ ...options, ...more, program: this.program }));
  }

  refresh(options: Parameters<Stack["refresh"]>[0] = {}): Promise<Run> {
    return this.#run((more) => this.stack.refresh({ ...options, ...more }));
  }

  destroy(): Promise<Run> {
    return this.#run((more) => this.stack.destroy(more));
  }

  /** The stack's outputs, secrets in clear. */
  async outputs(): Promise<Record<string, unknown>> {
    const outputs = await this.stack.outputs();
    return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
  }

  /** The state as it lies on disk. */
  async state(): Promise<{ resources: StateResource[] }> {
    const { deployment } = await this.stack.exportStack();
    return { resources: deployment.resources ?? [] };
  }

  async resource(name: string): Promise<StateResource> {
    const { resources } = await this.state();
    const found = resources.find(({ urn }) => urn.endsWith(`::${name}`));
    if (!found) throw new Error(`The state has no resource ${name}.`);
    return found;
  }

  async urn(name: string): Promise<string> {
    return (await this.resource(name)).urn;
  }

  /** The state with its secrets in clear, so that two of them can be compared: ciphertexts are made anew at each save. */
  async decryptedState(): Promise<string> {
    const { stdout } = await this.stack.workspace.pulumiCommand.run(
      ["stack", "export", "--show-secrets", "--stack", "test", "--non-interactive"],
      this.folder,
      this.stack.workspace.envVars,
    );
    const { deployment } = JSON.parse(stdout) as { deployment: { resources: StateResource[] } };
    return JSON.stringify(deployment.resources, (key, value) => (key === "modified" ? undefined : value), 1);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  async #run(command: (options: RunOptions) => Promise<unknown>): Promise<Run> {
    const events: EngineEvent[] = [];
    const printed: string[] = [];
    const keep = (text: string) => void printed.push(text);
    let ok = true;
    try {
      await command({ onEvent: (event) => void events.push(event), onOutput: keep, onError: keep, color: "never" });
    } catch (error) {
      ok = false;
      keep(String(error));
    }
    const output = printed.join("");
    this.transcript.push(output, JSON.stringify(events));
    return { ok, output, events, operations: operationsOf(events) };
  }
}

interface RunOptions {
  onEvent: (event: EngineEvent) => void;
  onOutput: (text: string) => void;
  onError: (text: string) => void;
  color: "never";
}

export interface StateResource {
  readonly urn: string;
  readonly type: string;
  readonly id?: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
}

const WEIGHT = ["same", "refresh", "read", "update", "create", "delete", "replace"];

// A replacement is several events: what matters is that it is one.
function operationsOf(events: readonly EngineEvent[]): Record<string, string> {
  const operations: Record<string, string> = {};
  for (const { resourcePreEvent } of events) {
    if (!resourcePreEvent || resourcePreEvent.metadata.type.startsWith("pulumi:")) continue;
    const name = resourcePreEvent.metadata.urn.split("::").at(-1) as string;
    const operation = simple(resourcePreEvent.metadata.op);
    const known = operations[name];
    if (known === undefined || WEIGHT.indexOf(operation) > WEIGHT.indexOf(known)) operations[name] = operation;
  }
  return operations;
}

function simple(operation: string): string {
  return ["create-replacement", "delete-replaced", "replace"].includes(operation) ? "replace" : operation;
}
