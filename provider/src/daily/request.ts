import type { Account } from "./account";
import { type Failure, type Outcome, type Reader, readAnswer } from "./answer";
import type { DailyError, DailyErrorFields } from "./errors";
import { dailyError } from "./messages";
import type { Tier } from "./pace";
import { backoffMs, isUnclear, retryAfterMs } from "./retry";
import { type HttpAnswer, TransportFailure } from "./transport";

/** How long one attempt may take. Daily answers in well under a second; a quarter of a minute's silence is no answer. */
const ATTEMPT_TIMEOUT_MS = 15_000;
/** How long a call may take with all its retries, turns not counted: an update must not hang on an outage. */
const TOTAL_DEADLINE_MS = 60_000;
const MAX_ATTEMPTS = 6;

export interface Call<T> {
  readonly method: "GET" | "POST" | "DELETE";
  readonly path: string;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly tier?: Tier;
  /**
   * Whether an attempt without a clear answer was done all the same: its result, or undefined if it was not. Asked before
   * the next attempt, and before the call fails, with when the last such attempt ended, by the monotonic clock. What it
   * throws ends the call. A call without it is safe to make twice, as far as `again` allows.
   */
  readonly settle?: (failure: DailyError, endedAt: number) => Promise<T | undefined>;
  /** Asked before each further attempt: a result makes that needless, and what it throws ends the call. */
  readonly again?: ((failure: DailyError) => Promise<T | undefined>) | undefined;
  readonly read: Reader<T>;
  /** What is being tried, for messages: `creating room "standup"`. The path is never shown, since it may hold a token. */
  readonly action: string;
  /** Told each answer. */
  readonly onAnswer?: ((answer: HttpAnswer) => void) | undefined;
  /** Secrets in the path, which Daily might repeat in its answer. */
  readonly secrets?: readonly string[];
}

/**
 * Makes a call: paced, within its deadline, again if its failure may pass. Throws a DailyError. What `settle` and
 * `again` do counts neither as an attempt nor against the deadline.
 */
export async function request<T>(account: Account, call: Call<T>): Promise<T> {
  const { clock, cancellation, random } = account;
  const pace = account.pacers[call.tier ?? "default"];
  // Without the waits for a turn, which are no sign of an outage.
  let elapsedMs = 0;
  let unclearAt: number | undefined;
  for (let attempts = 1; ; attempts++) {
    const leftMs = TOTAL_DEADLINE_MS - elapsedMs;
    const { outcome, askedMs, tookMs } = await pace(
      () => attempt(account, call, leftMs),
      cancellation.requested,
      ({ outcome }) => !outcome.ok && outcome.code === "rate-limited",
    );
    if (outcome.ok) return outcome.value;

    elapsedMs += tookMs;
    if (isUnclear(outcome)) unclearAt = clock.monotonic();
    const waitMs = backoffMs(attempts, askedMs, random);
    const late = elapsedMs + waitMs >= TOTAL_DEADLINE_MS;
    const failure = failed(account, call, outcome, {
      attempts: outcome === cancelled ? attempts - 1 : attempts,
      elapsedMs,
      retryAt: late && askedMs !== undefined ? new Date(clock.now() + askedMs).toISOString() : undefined,
    });
    const isLast = late || attempts === MAX_ATTEMPTS || !outcome.passing;
    if (!isLast) {
      const slept = clock.monotonic();
      await clock.sleep(waitMs, cancellation.requested);
      elapsedMs += clock.monotonic() - slept;
    }
    const settled = unclearAt === undefined ? undefined : await call.settle?.(failure, unclearAt);
    if (settled !== undefined) return settled;
    // A machine that was paused sleeps for longer than it was told to.
    if (isLast || elapsedMs >= TOTAL_DEADLINE_MS) throw failure;
    const needless = await call.again?.(failure);
    if (needless !== undefined) return needless;
  }
}

interface Attempt<T> {
  readonly outcome: Outcome<T>;
  /** What `Retry-After` asks for. */
  readonly askedMs?: number | undefined;
  readonly tookMs: number;
}

async function attempt<T>(account: Account, call: Call<T>, leftMs: number): Promise<Attempt<T>> {
  const { clock, cancellation } = account;
  if (cancellation.requested.aborted) return { outcome: cancelled, tookMs: 0 };
  const began = clock.monotonic();
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
      timeoutMs: Math.min(ATTEMPT_TIMEOUT_MS, leftMs),
      signal: cancellation.overdue,
    });
    account.onAnswer?.(answer);
    call.onAnswer?.(answer);
    const outcome = readAnswer(answer, call.read, [account.apiKey, ...(call.secrets ?? [])]);
    return { outcome, askedMs: retryAfterMs(answer, clock.now()), tookMs: clock.monotonic() - began };
  } catch (error) {
    if (!(error instanceof TransportFailure)) throw error;
    const { kind, reason, passing, unsent } = error;
    return { outcome: { ok: false, code: kind, info: reason, passing, unsent }, tookMs: clock.monotonic() - began };
  }
}

const cancelled: Failure = { ok: false, code: "cancelled", passing: false };

function failed<T>(
  account: Account,
  { action }: Call<T>,
  { code, status, dailyError: said, info, unsent }: Failure,
  effort: Pick<DailyErrorFields, "attempts" | "elapsedMs" | "retryAt">,
): DailyError {
  // Where it was not waited for, that no answer came says nothing of Daily.
  const cutOff = code === "timeout" && account.cancellation.overdue.aborted;
  const why = cutOff ? "cancelled" : code;
  return dailyError({ code: why, action, status, dailyError: said, info, unsent, ...effort }, account);
}
