import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

export const HOURS = 3_600;
export const DAYS = 24 * HOURS;

const PRELOADS = ["shiftedClock.cjs", "skippedSleeps.cjs", "lazyModules.cjs"];

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

  /** Seconds since the Unix epoch, as Daily counts. */
  get seconds(): number {
    return Math.floor(this.now() / 1_000);
  }

  /** For processes that are to live by this clock, and to wait for nothing. */
  get environment(): Record<string, string> {
    return {
      TEST_CLOCK_FILE: this.#file,
      TEST_SKIP_SLEEPS: "true",
      NODE_OPTIONS: PRELOADS.map((name) => `--require ${JSON.stringify(join(__dirname, name))}`).join(" "),
    };
  }

  remove(): void {
    rmSync(dirname(this.#file), { recursive: true, force: true });
  }

  #write(): void {
    writeFileSync(this.#file, String(this.#offsetMs));
  }
}
