import { isRecord } from "../properties/unknown";
import type { DailyErrorCode } from "./errors";
import { redact } from "./redact";
import type { HttpAnswer } from "./transport";

/** What became of one attempt. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | Failure;

export interface Failure {
  readonly ok: false;
  readonly code: DailyErrorCode;
  /** Whether it may pass by itself, so that another attempt has a chance. */
  readonly passing: boolean;
  /** Whether it is certain that nobody received the request. */
  readonly unsent?: boolean;
  readonly status?: number | undefined;
  readonly dailyError?: string | undefined;
  readonly info?: string | undefined;
}

/** Takes a success apart. Throws where something is missing that it must have. */
export type Reader<T> = (body: Record<string, unknown>, answer: HttpAnswer) => T;

/** Reads an answer by Daily's rules: success is a 2xx with a JSON object, errors are `{error, info}`. */
export function readAnswer<T>(answer: HttpAnswer, read: Reader<T>, secrets: readonly string[]): Outcome<T> {
  const body = parseObject(answer.text);
  return answer.status >= 200 && answer.status < 300
    ? readSuccess(answer, body, read)
    : readFailure(answer, body, secrets);
}

function readSuccess<T>(answer: HttpAnswer, body: Record<string, unknown> | undefined, read: Reader<T>): Outcome<T> {
  const unreadable = (info: string): Failure => {
    // Daily answers JSON; a cut or empty answer is an accident on its way.
    return { ok: false, code: "unavailable", passing: true, status: answer.status, info };
  };
  if (!body) return unreadable(describeText(answer.text));
  try {
    return { ok: true, value: read(body, answer) };
  } catch {
    return unreadable("a response without the required fields");
  }
}

function readFailure(
  answer: HttpAnswer,
  body: Record<string, unknown> | undefined,
  secrets: readonly string[],
): Failure {
  const { status } = answer;
  const dailyError = typeof body?.error === "string" ? redact(body.error, secrets) : undefined;
  const told = typeof body?.info === "string" ? redact(body.info, secrets) : undefined;
  const info = body ? told : describeText(answer.text);
  return { ok: false, ...classify(status, dailyError), status, dailyError, info };
}

function classify(status: number, dailyError: string | undefined): Pick<Failure, "code" | "passing"> {
  if (status === 401 || dailyError === "authorization-header-error") return { code: "auth", passing: false };
  // The limits count in windows of seconds: a little later there is room again.
  if (status === 429) return { code: "rate-limited", passing: true };
  // Daily's fault, or that of a gateway before it.
  if (status >= 500) return { code: "unavailable", passing: true };
  // Without Daily's own error body it may come from a proxy in between: it proves nothing of Daily, and says the same
  // again if asked again; but for 408, which is an accident of this one request.
  if (dailyError === undefined) return { code: "unavailable", passing: status === 408 };
  if (status === 403 || dailyError === "invalid-plan-type") return { code: "forbidden", passing: false };
  if (dailyError === "not-found") return { code: "not-found", passing: false };
  // Another 404 is a gateway's or a wrong URL's: what it does not know may well be there.
  if (status === 404) return { code: "unavailable", passing: false };
  return { code: "invalid-request", passing: false };
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function describeText(text: string): string {
  if (text.trim() === "") return "an empty answer";
  return text.trimStart().startsWith("<") ? "a page instead of JSON" : "incomplete or invalid JSON";
}

/** A text that an answer must have. */
export function textOf(value: unknown): string {
  if (typeof value !== "string" || value === "") throw new TypeError("no text");
  return value;
}

/** An absolute URL that an answer must have. */
export function urlOf(value: unknown): string {
  const url = textOf(value);
  if (!URL.canParse(url)) throw new TypeError("no URL");
  return url;
}
