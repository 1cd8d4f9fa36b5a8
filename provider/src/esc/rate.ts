import { Refusal } from "./refusal";

const MINUTE = 60;

/**
 * Counts the requests of each environment, minute by minute. A few lines, since a library would bring a clock and a store
 * of its own.
 */
export class RateLimit {
  #minute = 0;
  readonly #counts = new Map<string, number>();

  constructor(private readonly perMinute: number) {}

  /** @throws Refusal if the environment has had its share of this minute */
  count(environment: string, now: number): void {
    const minute = Math.floor(now / MINUTE);
    if (minute !== this.#minute) this.#counts.clear();
    this.#minute = minute;
    const count = this.#counts.get(environment) ?? 0;
    if (count >= this.perMinute) {
      throw new Refusal(
        429,
        "rate-limited",
        `The environment ${environment} has made ${this.perMinute} requests in this minute. Open it less often, or raise requestsPerMinute.`,
        { "retry-after": String(Math.ceil((minute + 1) * MINUTE - now)) },
      );
    }
    this.#counts.set(environment, count + 1);
  }
}
