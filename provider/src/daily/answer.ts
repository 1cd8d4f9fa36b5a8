import { isRecord } from "../properties/unknown";
import type { DailyErrorCode } from "./errors";
import { redact } from "./redact";
import type { HttpAnswer } from "./transport";

/** What an answer of Daily's means. */
export type Outcome =
  | { readonly ok: true; readonly body: Record<string, unknown> }
  | {
      readonly ok: false;
      readonly code: DailyErrorCode;
      readonly status?: number | undefined;
      readonly dailyError?: string | undefined;
      readonly info?: string | undefined;
    };

/** Reads an answer by Daily's rules: success is 200 with a JSON object, errors are `{error, info}`. */
export function readAnswer(answer: HttpAnswer, secrets: readonly string[]): Outcome {
  const body = parseObject(answer.text);
  if (answer.status === 200) {
    return body ? { ok: true, body } : { ok: false, code: "unavailable", status: 200, info: describeBody(answer.text) };
  }
  const dailyError = typeof body?.error === "string" ? redact(body.error, secrets) : undefined;
  const info = typeof body?.info === "string" ? redact(body.info, secrets) : undefined;
  return {
    ok: false,
    code: codeOf(answer.status, dailyError),
    status: answer.status,
    dailyError,
    info: body ? info : describeBody(answer.text),
  };
}

function codeOf(status: number, dailyError: string | undefined): DailyErrorCode {
  if (status === 401 || dailyError === "authorization-header-error") return "auth";
  if (status === 403 || dailyError === "invalid-plan-type") return "forbidden";
  if (status === 429) return "rate-limited";
  // Without Daily's own error body, a 4xx (or a redirect) may come from a proxy in between: it proves nothing of Daily.
  if (dailyError === undefined) return "unavailable";
  if (status === 404) return "not-found";
  if (status >= 400 && status < 500) return "invalid-request";
  return "unavailable";
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function describeBody(text: string): string {
  if (text.trim() === "") return "an empty answer";
  return text.trimStart().startsWith("<") ? "a page instead of JSON" : "no whole JSON";
}
