import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { PreviewOptions, UpOptions } from "@pulumi/pulumi/automation";
import { projectOf } from "../../../../scripts/example/workspace";
import { onPath } from "../../../support/onPath";
import { type Run, runOf } from "../../../support/run";
import type { ExampleStack } from "../exampleStack";
import type { LivingStack } from "../life";
import { runProgram } from "../runProgram";

/**
 * An example in a language whose host comes only with an official installation. Its operations are those of that
 * language's Automation API, in a program of their own: `command OPERATION PROJECT FOLDER`, in the stack's folder.
 */
export class InlineStack implements LivingStack {
  constructor(
    private readonly stack: ExampleStack,
    private readonly command: readonly string[],
  ) {}

  readonly up = ({ plan }: UpOptions = {}): Promise<Run> => this.#run(plan ? "apply" : "up");
  readonly preview = ({ plan }: PreviewOptions = {}): Promise<Run> => this.#run(plan ? "plan" : "preview");
  readonly refresh = (): Promise<Run> => this.#run("refresh");
  readonly destroy = (): Promise<Run> => this.#run("destroy");
  readonly outputs = () => this.stack.outputs();
  readonly shownOutputs = () => this.stack.shownOutputs();

  get stateText(): string {
    return this.stack.stateText;
  }

  get transcript(): string[] {
    return this.stack.transcript;
  }

  async #run(operation: string): Promise<Run> {
    const { example, place, workDir, stack, transcript } = this.stack;
    const file = join(place, "events");
    const { envVars } = stack.workspace;
    const { code, stdout, stderr } = await runProgram([...this.command, operation, projectOf(example).name, place], {
      cwd: workDir,
      env: { ...envVars, ENGINE: onPath("pulumi") ?? "", PATH: [join(__dirname, "bin"), envVars.PATH].join(delimiter) },
    });
    const output = stdout + stderr;
    // A program that fails before it has a stack has no events.
    const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean) : [];
    transcript.push(output, ...lines);
    return runOf(
      code === 0,
      output,
      lines.map((line) => JSON.parse(line)),
    );
  }
}
