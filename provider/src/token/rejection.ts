import { type DailyError, isDailyError } from "../daily/errors";

/**
 * Whether Daily called a token invalid: 400 `invalid-request-error` or 404 `not-found`. Every other failure is Daily's,
 * the network's or the key's, and says nothing of the token.
 */
export function isRejection(error: unknown): error is DailyError {
  if (!isDailyError(error)) return false;
  const { status, dailyError } = error.fields;
  return (
    (error.code === "invalid-request" && status === 400 && dailyError === "invalid-request-error") ||
    (error.code === "not-found" && dailyError === "not-found")
  );
}
