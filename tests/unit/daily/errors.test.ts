import { DailyError, type DailyErrorFields, isDailyError } from "../../../provider/src/daily/errors";
import { dailyError } from "../../../provider/src/daily/messages";

const account = { apiUrl: "https://user:password@api.daily.co/v1?key=x", keySource: "DAILY_API_KEY" };
const effort = { action: 'reading room "standup"', attempts: 6, elapsedMs: 12_400 };
const text = (fields: Omit<DailyErrorFields, keyof typeof effort>) =>
  dailyError({ ...effort, ...fields }, account).message;

const LATER = "Run again later; https://status.daily.co reports outages.";

test.each<[Omit<DailyErrorFields, keyof typeof effort>, string]>([
  [
    { code: "auth", status: 401, dailyError: "authentication-error" },
    'Daily refused the API key (from DAILY_API_KEY) while reading room "standup". Correct the key and run again.',
  ],
  [
    { code: "forbidden", status: 403, dailyError: "invalid-plan-type", info: "only for paid accounts" },
    "Daily does not allow this account (403, invalid-plan-type, only for paid accounts) while reading room \"standup\". Check the account's plan and the key's domain.",
  ],
  [
    { code: "not-found", status: 404, dailyError: "not-found" },
    'Daily could not find it (404, not-found) while reading room "standup".',
  ],
  [
    { code: "invalid-request", status: 400, dailyError: "invalid-request-error", info: "unknown parameter 'x'" },
    "Daily refused the request (400, invalid-request-error, unknown parameter 'x') while reading room \"standup\". Correct what it names and run again.",
  ],
  [
    { code: "rate-limited", status: 429 },
    'Daily still refused after 6 attempts, 12 s (rate limit) while reading room "standup". Run again, or lower --parallel.',
  ],
  [
    { code: "rate-limited", status: 429, retryAt: "2030-01-01T01:00:00.000Z" },
    'Daily refused (rate limit) while reading room "standup", and asks to wait until 2030-01-01T01:00:00.000Z. Run again then.',
  ],
  [
    { code: "unavailable", status: 502, info: "a page instead of JSON" },
    `Daily failed (502, a page instead of JSON) while reading room "standup" (6 attempts, 12 s). ${LATER}`,
  ],
  [
    { code: "unavailable", status: 200, info: "incomplete or invalid JSON" },
    `Daily failed (200, incomplete or invalid JSON) while reading room "standup" (6 attempts, 12 s). ${LATER}`,
  ],
  [
    { code: "unavailable", status: 503, retryAt: "2030-01-01T01:00:00.000Z" },
    'Daily failed (503) while reading room "standup", and asks to wait until 2030-01-01T01:00:00.000Z. Run again then.',
  ],
  [
    { code: "unavailable", status: 403, info: "a page instead of JSON" },
    'Something other than Daily responded (403, a page instead of JSON) while reading room "standup". Check daily:apiUrl, and any proxy or firewall in between.',
  ],
  [
    { code: "unavailable", status: 302, info: "an empty answer" },
    'Something other than Daily responded (302, an empty answer) while reading room "standup". Check daily:apiUrl, and any proxy or firewall in between.',
  ],
  [
    { code: "network", info: "ECONNRESET" },
    'Daily could not be reached at https://api.daily.co while reading room "standup" (ECONNRESET; 6 attempts, 12 s). Check the network and daily:apiUrl.',
  ],
  [
    { code: "network", info: "SELF_SIGNED_CERT_IN_CHAIN" },
    'Daily could not be reached at https://api.daily.co while reading room "standup" (SELF_SIGNED_CERT_IN_CHAIN; 6 attempts, 12 s). Node.js does not trust the certificate: if a proxy intercepts TLS here, set NODE_EXTRA_CA_CERTS to the path of its CA certificate.',
  ],
  [
    { code: "network", info: "the proxy answered 502" },
    'Daily could not be reached at https://api.daily.co while reading room "standup" (the proxy answered 502; 6 attempts, 12 s). Check the proxy that HTTPS_PROXY names, or add the host to NO_PROXY.',
  ],
  [
    { code: "timeout", info: "no answer in time" },
    `Daily did not answer in time while reading room "standup" (6 attempts, 12 s). ${LATER}`,
  ],
  [{ code: "cancelled" }, 'Cancelled while reading room "standup" (6 attempts, 12 s).'],
])("%j", (fields, message) => expect(text(fields)).toBe(message));

test("one attempt is one", () => {
  const { message } = dailyError({ ...effort, attempts: 1, elapsedMs: 499, code: "cancelled" }, account);
  expect(message).toBe('Cancelled while reading room "standup" (1 attempt, 0 s).');
});

test("a URL that is none is not repeated", () => {
  const { message } = dailyError(
    { ...effort, code: "network", info: "ERR_INVALID_URL" },
    { ...account, apiUrl: "secret" },
  );
  expect(message).toContain("could not be reached at the given daily:apiUrl while");
});

describe("a DailyError", () => {
  const error = new DailyError({ ...effort, code: "forbidden", status: 403 }, "Not allowed.");

  test("is told by its code", () => {
    expect(isDailyError(error)).toBe(true);
    expect(isDailyError(error, "auth", "forbidden")).toBe(true);
    expect(isDailyError(error, "auth")).toBe(false);
    expect(isDailyError(new Error("Not allowed."))).toBe(false);
    expect(error.status).toBe(403);
    expect(error.name).toBe("DailyError");
  });

  test("can be given another sentence, and stays what it is", () => {
    const more = error.with("The state is unchanged.");
    expect(more).toBeInstanceOf(DailyError);
    expect(more.message).toBe("Not allowed. The state is unchanged.");
    expect(more.fields).toEqual(error.fields);
  });
});
