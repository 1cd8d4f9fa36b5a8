import { formatDuration, isoTime } from "../../properties/time";
import type { StackToken } from "./tokens";

/** What is to be said of one token's renewal. `name`, `status` and the times are for scripts and stay as they are. */
export interface Renewal {
  readonly name: string;
  readonly urn: string | null;
  readonly status: keyof typeof goodStatuses;
  readonly ok: boolean;
  /** When it ends; null if never, or if that cannot be read. */
  readonly expiresAt: string | null;
  /** From when on a run renews it; null if none does. */
  readonly renewAt: string | null;
  /** How long its renewal window is open, in seconds; null if it has none. */
  readonly windowSeconds: number | null;
  /** How many runs in a row may fail or be missing; null without an interval, or if the interval is too long. */
  readonly missedRuns: number | null;
  readonly message: string;
  readonly remedy?: string;
}

/** Whether nobody has to do anything. */
export const goodStatuses = {
  /** It is renewed in time. */
  waiting: true,
  /** Its window is open: the next run renews it. */
  due: true,
  /** It ends at a fixed time: the program says so. */
  "not-renewed": true,
  "never-expires": true,
  /** The interval is no shorter than its window. */
  "too-rarely": false,
  /** A run should have renewed it by now. */
  overdue: false,
  expired: false,
  protected: false,
  unreadable: false,
} as const;

/**
 * When a token is renewed, and whether runs of `pulumi up` at an interval come in time. `now` and `interval` in seconds;
 * without an interval only what is certain is said.
 */
export function renewalOf(token: StackToken, now: number, interval: number | undefined): Renewal {
  const { expiresAt: end, renewAt: opens } = token;
  const window = end !== undefined && opens !== undefined ? end - opens : undefined;
  const missedRuns = window !== undefined && interval !== undefined ? missableRuns(window, interval) : undefined;
  const [status, message, remedy] = judge(token, now, interval, missedRuns);
  return {
    name: token.name,
    urn: token.urn ?? null,
    status,
    ok: goodStatuses[status],
    expiresAt: end === undefined ? null : isoTime(end),
    renewAt: opens === undefined ? null : isoTime(opens),
    windowSeconds: window ?? null,
    missedRuns: missedRuns ?? null,
    message,
    ...(remedy !== undefined && { remedy }),
  };
}

/**
 * How many runs in a row may be missing without a token ending that has a window of this length. Undefined if the
 * interval is not shorter than the window: then a token may end although no run is missing.
 */
export function missableRuns(window: number, interval: number): number | undefined {
  // The first run in a window comes less than an interval after it has opened.
  return interval < window ? Math.floor(window / interval) - 1 : undefined;
}

type Verdict = readonly [status: Renewal["status"], message: string, remedy?: string];

function judge(
  { expiresAt: end, renewAt: opens, ...token }: StackToken,
  now: number,
  interval: number | undefined,
  missedRuns: number | undefined,
): Verdict {
  if (token.unreadable) return ["unreadable", "Its times cannot be read: they are secret here.", UNHIDE];
  if (end === undefined) return ["never-expires", "It never expires, and is never renewed."];
  const ends = isoTime(end);
  if (opens === undefined) {
    if (end > now) return ["not-renewed", `It ends at ${ends}, and is never renewed.`];
    return ["expired", `It ended at ${ends}, and is never renewed.`, "Change it or take it out of the program."];
  }
  if (token.protected) {
    const when = end > now ? "It ends" : "It ended";
    return ["protected", `It is protected, so no run can renew it. ${when} at ${ends}.`, UNPROTECT];
  }
  if (end <= now) return ["expired", `It ended at ${ends}: no run has renewed it.`, RUN];
  const window = formatDuration(end - opens);
  if (interval !== undefined && missedRuns === undefined) {
    return [
      "too-rarely",
      `Its renewal window of ${window} is no longer than the interval of ${formatDuration(interval)}: it may end first.`,
      `Run pulumi up more often than every ${window}, or raise renewBefore.`,
    ];
  }
  if (opens > now) {
    return [
      "waiting",
      `Runs renew it from ${isoTime(opens)} on, before it ends at ${ends}${margin(window, missedRuns)}`,
    ];
  }
  if (interval !== undefined && now >= opens + interval) {
    return ["overdue", `A run should have renewed it by ${isoTime(opens + interval)}; it ends at ${ends}.`, RUN];
  }
  return ["due", `The next run renews it, before it ends at ${ends}${margin(window, missedRuns)}`];
}

const UNHIDE = "Take expiresAt and renewAt out of additionalSecretOutputs.";
const UNPROTECT = "Take protect: true off the token; protect its room instead.";
const RUN = "Run pulumi up now, and see why the scheduled run did not.";

function margin(window: string, missedRuns: number | undefined): string {
  if (missedRuns === undefined) return `: run pulumi up more often than every ${window}.`;
  if (missedRuns === 0) return ". No run may fail or be late.";
  return `. It survives ${missedRuns} missed ${missedRuns === 1 ? "run" : "runs"}.`;
}
