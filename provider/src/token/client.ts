import type { Account } from "../daily/account";
import { apiUrlFault, DEFAULT_API_URL, trimApiUrl } from "../daily/apiUrl";
import { axiosTransport } from "../daily/axiosTransport";
import { createDailyClient, type DailyClient } from "../daily/client";
import { createPacer, dailyLimits } from "../daily/pace";
import { systemClock } from "../daily/systemClock";
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
  const account = `${trimApiUrl(apiUrl)} ${apiKey}`;
  const client = clients.get(account) ?? createDailyClient(accountOf(apiKey, trimApiUrl(apiUrl)));
  clients.set(account, client);
  return client;
}

function accountOf(apiKey: string, apiUrl: string): Account {
  const never = new AbortController().signal;
  return {
    apiKey,
    apiUrl,
    keySource: "apiKey",
    urlSource: "apiUrl",
    transport: axiosTransport(),
    pacers: {
      default: createPacer(dailyLimits.default, systemClock, never),
      deletion: createPacer(dailyLimits.deletion, systemClock, never),
    },
    clock: systemClock,
    random: Math.random,
    cancellation: { requested: never, overdue: never },
  };
}
