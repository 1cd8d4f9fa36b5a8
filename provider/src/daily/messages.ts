import type { AccountInWords } from "./account";
import { DailyError, type DailyErrorCode, type DailyErrorFields } from "./errors";
import { caughtByProxy } from "./proxy";

/** A failure as an error with a text: what was wrong, where, and what to do. */
export function dailyError(fields: DailyErrorFields, account: AccountInWords): DailyError {
  const caught = MAYBE_A_PROXY.has(fields.code) ? caughtByProxy(account.apiUrl) : undefined;
  return new DailyError(fields, [describe(fields, account), ...(caught === undefined ? [] : [caught])].join(" "));
}

/** What a proxy in the way looks like. */
const MAYBE_A_PROXY: ReadonlySet<DailyErrorCode> = new Set(["network", "timeout", "unavailable"]);

function describe(fields: DailyErrorFields, account: AccountInWords): string {
  const { action } = fields;
  switch (fields.code) {
    case "auth":
      return `Daily refused the API key (from ${account.keySource}) while ${action}. Correct the key and run again.`;
    case "forbidden":
      return `Daily does not allow this account ${said(fields)} while ${action}. Check the account's plan and the key's domain.`;
    case "not-found":
      return `Daily could not find it ${said(fields)} while ${action}.`;
    case "invalid-request":
      return `Daily refused the request ${said(fields)} while ${action}.${fields.info === undefined ? "" : " Correct what it names and run again."}`;
    case "rate-limited":
      return fields.retryAt === undefined
        ? `Daily still refused after ${spent(fields)} (rate limit) while ${action}. Run again, or lower --parallel.`
        : `Daily refused (rate limit) while ${action}, and asks to wait until ${fields.retryAt}. Run again then.`;
    case "unavailable":
      return unavailable(fields, urlSource(account));
    case "network":
      return `Daily could not be reached at ${originOf(account)} while ${action} (${fields.info}; ${spent(fields)}). ${networkRemedy(fields, urlSource(account))}`;
    case "timeout":
      return `Daily did not answer in time while ${action} (${spent(fields)}). ${LATER}`;
    case "cancelled":
      return `Cancelled while ${action} (${spent(fields)}).`;
  }
}

const LATER = "Run again later; https://status.daily.co reports outages.";

function unavailable(fields: DailyErrorFields, urlSetting: string): string {
  const { action, retryAt } = fields;
  const status = Number(fields.status);
  if (retryAt !== undefined) {
    return `Daily failed ${said(fields)} while ${action}, and asks to wait until ${retryAt}. Run again then.`;
  }
  if (status >= 300 && status < 500) {
    return `Something other than Daily responded ${said(fields)} while ${action}. Check ${urlSetting}, and any proxy or firewall in between.`;
  }
  return `Daily failed ${said(fields)} while ${action} (${spent(fields)}). ${LATER}`;
}

const UNTRUSTED = new Set([
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
]);

function networkRemedy({ info }: DailyErrorFields, urlSetting: string): string {
  if (UNTRUSTED.has(String(info))) {
    return "Node.js does not trust the certificate: if a proxy intercepts TLS here, set NODE_EXTRA_CA_CERTS to the path of its CA certificate.";
  }
  return info?.startsWith("the proxy ")
    ? "Check the proxy that HTTPS_PROXY names, or add the host to NO_PROXY."
    : `Check the network and ${urlSetting}.`;
}

function spent({ attempts, elapsedMs }: DailyErrorFields): string {
  return `${attempts} ${attempts === 1 ? "attempt" : "attempts"}, ${Math.round(elapsedMs / 1_000)} s`;
}

function said({ status, dailyError, info }: DailyErrorFields): string {
  return `(${[status, dailyError, info].filter((word) => word !== undefined).join(", ")})`;
}

/** A URL without what may hold credentials. */
function originOf(account: AccountInWords): string {
  return URL.canParse(account.apiUrl) ? new URL(account.apiUrl).origin : `the given ${urlSource(account)}`;
}

function urlSource(account: AccountInWords): string {
  return account.urlSource ?? "daily:apiUrl";
}
