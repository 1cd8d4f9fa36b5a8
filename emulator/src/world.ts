import type { Clock } from "./clock.js";
import type { Domains } from "./domain/domains.js";
import type { Faults } from "./faults/faults.js";
import type { RateLimiter } from "./http/rateLimiter.js";
import type { RequestLog } from "./http/requestLog.js";
import type { Sessions } from "./rooms/sessions.js";
import type { Switches } from "./switches.js";

/** All that one emulator knows; the HTTP layers are functions of it. */
export interface World {
  readonly clock: Clock;
  /** Milliseconds on a clock that nobody sets, for limits and for the log. */
  readonly monotonicMs: () => number;
  readonly domains: Domains;
  readonly sessions: Sessions;
  readonly faults: Faults;
  readonly log: RequestLog;
  readonly limiter: RateLimiter;
  /** The way of a request to Daily, or of its answer back. */
  readonly leg: () => Promise<void>;
  switches: Switches;
  /** Properties that Daily knows and the tables do not, and the default of each: undefined where it has none. */
  readonly newProperties: Map<string, unknown>;
  /** Where a room is joined. */
  roomUrl(domain: string, room: string): string;
}
