import { execFile } from "node:child_process";
import { PulumiCommand } from "@pulumi/pulumi/automation";

/** The engine as a command, which keeps every line that was run. */
export class RecordedCommand {
  readonly lines: string[] = [];
  /** What the Automation API runs its commands with. */
  readonly forAutomation: PulumiCommand;
  #skipsAfterthoughts = false;

  static #found: Promise<PulumiCommand> | undefined;

  /** Looking for it runs it, which takes a third of a second: once for all stacks of a test file. */
  static async find(): Promise<RecordedCommand> {
    RecordedCommand.#found ??= PulumiCommand.get({ skipVersionCheck: true });
    return new RecordedCommand(await RecordedCommand.#found);
  }

  private constructor(private readonly pulumi: PulumiCommand) {
    // The SDK does not declare `run`, through which everything passes.
    const { run } = pulumi as unknown as { run: AutomationRun };
    const recorded: AutomationRun = async (args, ...rest) => {
      this.lines.push(args.join(" "));
      return (this.#skipsAfterthoughts && afterthought(args)) || run.call(pulumi, args, ...rest);
    };
    this.forAutomation = Object.assign(Object.create(pulumi), { run: recorded });
  }

  /**
   * Runs a command of the Automation API without what it asks for after each update: the outputs, twice, and the
   * history. They take as long as half an update, and a test that wants them asks by itself.
   */
  async withoutAfterthoughts<T>(command: () => Promise<T>): Promise<T> {
    this.#skipsAfterthoughts = true;
    try {
      return await command();
    } finally {
      this.#skipsAfterthoughts = false;
    }
  }

  /** Runs a command by itself; what is given as input is on no command line. */
  run(args: readonly string[], { cwd, env, input = "" }: CommandOptions): Promise<string> {
    this.lines.push(args.join(" "));
    return new Promise((resolve, reject) => {
      const options = { cwd, env: { ...process.env, ...env } };
      const child = execFile(this.pulumi.command, args, options, (error, stdout, stderr) =>
        error ? reject(new Error(`pulumi ${args.join(" ")}: ${stderr}${stdout}`)) : resolve(stdout),
      );
      child.stdin?.end(input);
    });
  }
}

export interface CommandOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly input?: string;
}

interface CommandResult {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

type AutomationRun = (args: string[], ...rest: unknown[]) => Promise<CommandResult>;

function afterthought([first, second]: readonly string[]): CommandResult | undefined {
  if (first === "stack" && second === "output") return { stdout: "{}", stderr: "", code: 0 };
  if (first === "stack" && second === "history") return { stdout: "[]", stderr: "", code: 0 };
  return undefined;
}
