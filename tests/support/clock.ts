import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const HOURS = 3_600;
export const DAYS = 24 * HOURS;

/** The one clock of a test: Daily's, and that of the engine's processes. It runs on from where it is moved to. */
export class TestClock {
  readonly #file: string;
  #offsetMs = 0;

  constructor(folder = mkdtempSync(join(tmpdir(), "clock-"))) {
    this.#file = join(folder, "clock");
    this.#write();
  }

  /** Moves all clocks on, by seconds. */
  advance(seconds: number): void {
    this.#offsetMs += seconds * 1_000;
    this.#write();
  }

  /** Milliseconds since the Unix epoch. */
  readonly now = (): number => Date.now() + this.#offsetMs;

  get environment(): Record<string, string> {
    return { TEST_CLOCK_FILE: this.#file, NODE_OPTIONS: `--require ${join(__dirname, "shiftedClock.cjs")}` };
  }

  #write(): void {
    writeFileSync(this.#file, String(this.#offsetMs));
  }
}
