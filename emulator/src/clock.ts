/** A moment: ISO 8601 text, seconds since the Unix epoch (Daily's unit), or a Date. */
export type Instant = string | number | Date;

/** The emulator's idea of what time it is: the real time, until a test sets it; from then on it stands still. */
export class Clock {
  #realMs: () => number;
  #fixedMs: number | undefined;

  /** @param realMs what the time is while nobody has set it, in milliseconds since the Unix epoch */
  constructor(realMs: () => number = Date.now) {
    this.#realMs = realMs;
  }

  /** Now, in seconds since the Unix epoch, with fractions. */
  get now(): number {
    return this.#nowMs() / 1000;
  }

  /** Now. */
  get date(): Date {
    return new Date(this.#nowMs());
  }

  /** Whether the clock was set, and so stands still. */
  get isSet(): boolean {
    return this.#fixedMs !== undefined;
  }

  /** Stop the clock at a moment. */
  set(instant: Instant): void {
    const ms = typeof instant === "number" ? instant * 1000 : new Date(instant).getTime();
    // Date's own limit; beyond it, toISOString would throw somewhere far from the mistake.
    if (!(Math.abs(ms) <= 8.64e15)) {
      throw new RangeError(
        `${JSON.stringify(instant)} is not a valid time: give ISO 8601 text or seconds since the epoch.`,
      );
    }
    this.#fixedMs = ms;
  }

  /** Stop the clock this many seconds later (or earlier, if negative) than it shows. */
  advance(seconds: number): void {
    this.set(this.now + seconds);
  }

  /** Go back to the real time. */
  useRealTime(): void {
    this.#fixedMs = undefined;
  }

  #nowMs(): number {
    return this.#fixedMs ?? this.#realMs();
  }
}
