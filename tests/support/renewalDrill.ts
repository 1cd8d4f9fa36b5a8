import type { Emulator } from "../../emulator/src/index.js";

const MINUTE = 60;
/** An update takes a while: until it is done, readers hold the token from before. */
const UPDATE_MINUTES = 10;

/** A room, and a token for it that something renews. */
export interface Renewed {
  readonly emulator: Emulator;
  readonly room: string;
  /** What the token's output says. */
  readonly token: string;
  /** Seconds since the Unix epoch. */
  now(): number;
  /** Moves all clocks on, by seconds. */
  pass(seconds: number): void;
  /** Runs an update, and answers whether it succeeded. */
  up(): Promise<boolean>;
}

/** Updates by a schedule, and a consumer that reads the token's output every minute. */
export class RenewalDrill {
  readonly #held = new Set<string>();
  /** How many updates failed. */
  failures = 0;

  constructor(private readonly renewed: Renewed) {}

  /** How many tokens the consumer has held so far. */
  get tokens(): number {
    return this.#held.size;
  }

  /** One interval of the schedule, then its update. Answers the minutes at which Daily refused what the consumer held. */
  async interval(seconds: number, { outage = false } = {}): Promise<number[]> {
    const { renewed } = this;
    this.#held.add(renewed.token);
    const refused = await this.#refusedMinutes(seconds / MINUTE + UPDATE_MINUTES);
    renewed.pass(seconds);
    if (outage) renewed.emulator.fault("POST /meeting-tokens 503");
    if (!(await renewed.up())) this.failures += 1;
    renewed.emulator.clearFaults();
    return refused;
  }

  /** Between two updates the output stays as it is, so that only Daily's clock has to be moved for each look. */
  async #refusedMinutes(minutes: number): Promise<number[]> {
    const { emulator, room, token } = this.renewed;
    const start = this.renewed.now();
    const refused: number[] = [];
    for (let minute = 0; minute <= minutes; minute++) {
      emulator.clock.set(start + minute * MINUTE);
      const { outcome, token: use } = await emulator.join({ room, token });
      if (outcome !== "joins" || use.use !== "honoured") refused.push(minute);
    }
    emulator.clock.useRealTime();
    return refused;
  }
}
