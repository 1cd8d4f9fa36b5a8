import { DailyError, type DailyErrorFields } from "./errors";

/** What the texts need to know of the account, beside the failure. */
export interface AccountInWords {
  readonly apiUrl: string;
  /** Where the key was found, such as `daily:apiKey`. */
  readonly keySource: string;
}

/** A failure as an error with a text: what was wrong, where, and what to do. */
export function dailyError(fields: DailyErrorFields, account: AccountInWords): DailyError {
  return new DailyError(fields, describe(fields, account));
}

function describe(fields: DailyErrorFields, account: AccountInWords): string {
  const { action } = fields;
  const spent = `${fields.attempts} ${fields.attempts === 1 ? "attempt" : "attempts"}, ${Math.round(fields.elapsedMs / 1000)} s`;
  switch (fields.code) {
    case "auth":
      return `Daily refused the API key (from ${account.keySource}) while ${action}. Correct the key and run again.`;
    case "forbidden":
      return `Daily does not allow this account ${said(fields)} while ${action}. Check the account's plan and the key's domain.`;
    case "not-found":
      return `Daily knows nothing of it ${said(fields)} while ${action}.`;
    case "invalid-request":
      return `Daily refused the request ${said(fields)} while ${action}.`;
    case "rate-limited":
      return `Daily still refused after ${spent} (rate limit) while ${action}. Run again, or lower --parallel.`;
    case "unavailable":
      return `Daily failed ${said(fields)} while ${action} (${spent}). Run again later; https://status.daily.co tells of outages.`;
    case "network":
      return `Daily could not be reached at ${originOf(account.apiUrl)} while ${action} (${fields.info ?? "no connection"}; ${spent}). Check the network and daily:apiUrl.`;
    case "timeout":
      return `Daily did not answer in time while ${action} (${spent}). Run again later; https://status.daily.co tells of outages.`;
  }
}

function said(fields: DailyErrorFields): string {
  const words = [fields.status, fields.dailyError, fields.info].filter((word) => word !== undefined);
  return `(${words.join(", ")})`;
}

/** A URL without what may hold credentials. */
function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : "the given daily:apiUrl";
}
