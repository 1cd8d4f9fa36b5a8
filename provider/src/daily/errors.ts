/**
 * What can go wrong between the provider and Daily, as a closed set: branch on the code, never on the text.
 *
 * - `auth`: the API key is missing, badly sent or not valid (400 `authorization-header-error`, 401)
 * - `forbidden`: the key may not do that, or the plan does not include it (403, `invalid-plan-type`)
 * - `not-found`: the thing does not exist (404 `not-found`)
 * - `invalid-request`: Daily refused the request itself (other 4xx)
 * - `rate-limited`: Daily still refused when the last retry was spent (429)
 * - `unavailable`: Daily failed, or what answered was not Daily's JSON (5xx, a page, a cut body)
 * - `network`: Daily could not be reached, or the connection broke
 * - `timeout`: no answer in time
 * - `cancelled`: the update was cancelled before Daily had given an answer
 */
export type DailyErrorCode =
  | "auth"
  | "forbidden"
  | "not-found"
  | "invalid-request"
  | "rate-limited"
  | "unavailable"
  | "network"
  | "timeout"
  | "cancelled";

/** The fields that an error may carry. Nothing else of a request or an answer ever gets into one. */
export interface DailyErrorFields {
  readonly code: DailyErrorCode;
  /** What was tried, such as `creating room "standup"`. */
  readonly action: string;
  readonly attempts: number;
  /** From the first attempt to the end of the last, without waiting for a turn. */
  readonly elapsedMs: number;
  readonly status?: number | undefined;
  /** Whether it is certain that nobody received the request. */
  readonly unsent?: boolean | undefined;
  /** Daily's stable error code, such as `invalid-request-error`. */
  readonly dailyError?: string | undefined;
  /** Daily's debug text, redacted. Daily may change it. */
  readonly info?: string | undefined;
  /** When Daily wants to be asked again, in ISO 8601, if that is too far off to wait for. */
  readonly retryAt?: string | undefined;
}

/** A failed call to Daily. Its message says what was tried, what Daily said and what to do; it holds no secret. */
export class DailyError extends Error {
  override readonly name = "DailyError";
  readonly code: DailyErrorCode;
  readonly fields: DailyErrorFields;

  constructor(fields: DailyErrorFields, message: string) {
    super(message);
    this.code = fields.code;
    this.fields = fields;
  }

  get status(): number | undefined {
    return this.fields.status;
  }

  /** The same error with a sentence behind it. */
  with(sentence: string): DailyError {
    return new DailyError(this.fields, `${this.message} ${sentence}`);
  }
}

export function isDailyError(error: unknown, ...codes: DailyErrorCode[]): error is DailyError {
  return error instanceof DailyError && (codes.length === 0 || codes.includes(error.code));
}
