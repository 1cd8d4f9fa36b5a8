import { type Outcome, readAnswer } from "./answer";
import type { Clock } from "./clock";
import type { DailyErrorFields } from "./errors";
import { dailyError } from "./messages";
import type { Pacer, Tier } from "./pace";
import { backoffMs, type RetryRule, retryAfterMs } from "./retry";
import { type HttpAnswer, type Transport, TransportFailure } from "./transport";

/** How long one attempt may take. Daily answers in well under a second; a minute's silence is no answer. */
const ATTEMPT_TIMEOUT_MS = 15_000;
/** How long a call may take with all its retries, from its first turn on: an update must not hang on an outage. */
const TOTAL_DEADLINE_MS = 60_000;
const MAX_ATTEMPTS = 6;

/** An account at Daily, and everything that a call to it needs. */
export interface Account {
  readonly apiKey: string;
  readonly apiUrl: string;
  readonly keySource: string;
  readonly transport: Transport;
  readonly pacers: Readonly<Record<Tier, Pacer>>;
  readonly clock: Clock;
  readonly random: () => number;
  readonly onAnswer?: (answer: HttpAnswer) => void;
}

export interface Call {
  readonly method: "GET" | "POST" | "DELETE";
  readonly path: string;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly tier?: Tier;
  readonly retry: RetryRule;
  /** What is being tried, for messages: `creating room "standup"`. The path is never shown, since it may hold a token. */
  readonly action: string;
  /** Secrets in the path, which Daily might repeat in its answer. */
  readonly secrets?: readonly string[];
}

/** Makes a call: paced, within its deadline, again where its rule allows. Throws a DailyError. */
export async function request(account: Account, call: Call): Promise<Record<string, unknown>> {
  const { clock } = account;
  const pace = account.pacers[call.tier ?? "default"];
  await pace();
  let start = clock.monotonic();
  for (let attempts = 1; ; attempts++) {
    const { outcome, answer } = await attempt(account, call);
    if (outcome.ok) return outcome.body;

    const wait = backoffMs(attempts, retryAfterMs(answer?.headers["retry-after"], clock.now()), account.random);
    const elapsedMs = clock.monotonic() - start;
    const spent = attempts === MAX_ATTEMPTS || elapsedMs + wait > TOTAL_DEADLINE_MS;
    if (spent || !call.retry(outcome.code)) {
      const { ok: _, ...failure } = outcome;
      const fields: DailyErrorFields = { ...failure, action: call.action, attempts, elapsedMs };
      throw dailyError(fields, account);
    }
    await clock.sleep(wait);
    // Waiting for a turn is no sign of an outage: it does not count against the deadline.
    const queued = clock.monotonic();
    await pace();
    start += clock.monotonic() - queued;
  }
}

async function attempt(account: Account, call: Call): Promise<{ outcome: Outcome; answer?: HttpAnswer }> {
  try {
    const answer = await account.transport({
      method: call.method,
      url: `${account.apiUrl}${call.path}`,
      headers: {
        Authorization: `Bearer ${account.apiKey}`,
        Accept: "application/json",
        ...(call.body && { "Content-Type": "application/json" }),
      },
      body: call.body && JSON.stringify(call.body),
      timeoutMs: ATTEMPT_TIMEOUT_MS,
    });
    account.onAnswer?.(answer);
    return { answer, outcome: readAnswer(answer, [account.apiKey, ...(call.secrets ?? [])]) };
  } catch (error) {
    if (!(error instanceof TransportFailure)) throw error;
    return { outcome: { ok: false, code: error.kind, info: error.reason } };
  }
}
