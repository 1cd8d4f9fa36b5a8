import type { Cancellation } from "./cancellation";
import type { Clock } from "./clock";
import type { Pacer, Tier } from "./pace";
import type { HttpAnswer, Transport } from "./transport";

/** An account at Daily, and everything that a call to it needs. */
export interface Account {
  readonly apiKey: string;
  readonly apiUrl: string;
  /** Where the key was found, such as `daily:apiKey`. */
  readonly keySource: string;
  /** What the URL's setting is called. Default: `daily:apiUrl`. */
  readonly urlSource?: string;
  readonly transport: Transport;
  readonly pacers: Readonly<Record<Tier, Pacer>>;
  readonly clock: Clock;
  /** At least 0 and below 1. */
  readonly random: () => number;
  readonly cancellation: Cancellation;
  readonly onAnswer?: (answer: HttpAnswer) => void;
}
