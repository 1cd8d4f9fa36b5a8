import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { EXAMPLES } from "../../../scripts/example/workspace";

/** The bot of the example `bot`, which waits for nothing between two looks at its source. */
export class RunningBot {
  readonly #process;
  readonly #lines;

  constructor(args: readonly string[], environment: Readonly<Record<string, string>>) {
    const preload = `--require ${JSON.stringify(join(__dirname, "impatient.cjs"))}`;
    this.#process = spawn(process.execPath, ["--import", "tsx", "bot.ts", ...args], {
      cwd: join(EXAMPLES, "bot"),
      env: {
        ...{ PATH: process.env.PATH, HOME: process.env.HOME },
        ...environment,
        NODE_OPTIONS: `${environment.NODE_OPTIONS ?? ""} ${preload}`,
        TEST_SKIP_SLEEPS: "",
      },
      stdio: ["ignore", "pipe", "ignore"],
    });
    this.#lines = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]();
  }

  /** The next line that it prints; undefined once it has ended. */
  async line(): Promise<string | undefined> {
    return (await this.#lines.next()).value;
  }

  stop(): void {
    this.#process.kill();
  }
}
