import { apiUrlFault, DEFAULT_API_URL, trimApiUrl } from "../daily/apiUrl";
import type { DailyClient } from "../daily/client";
import { connect } from "../daily/connect";
import { assertApiKey, invalidOption } from "./checks";

/** An account at Daily. */
export interface DailyAccess {
  /** The domain's API key. */
  readonly apiKey: string;
  /** The API's URL, with its version. Default: `https://api.daily.co/v1`. */
  readonly apiUrl?: string;
}

/** One client for each account and URL, so that all calls of a process share Daily's rate limits and their sockets. */
const clients = new Map<string, DailyClient>();

export function clientFor({ apiKey, apiUrl = DEFAULT_API_URL }: DailyAccess): DailyClient {
  assertApiKey(apiKey);
  const fault = apiUrlFault(apiUrl);
  if (fault !== undefined) throw invalidOption(`apiUrl ${fault}`);
  const url = trimApiUrl(apiUrl);
  const account = `${url} ${apiKey}`;
  const client = clients.get(account) ?? connect({ apiKey, apiUrl: url, keySource: "apiKey", urlSource: "apiUrl" });
  clients.set(account, client);
  return client;
}
