import type { Account } from "./account";
import { axiosTransport } from "./axiosTransport";
import type { Cancellation } from "./cancellation";
import { createDailyClient, type DailyClient } from "./client";
import { createPacer, dailyLimits, type Tier } from "./pace";
import { systemClock } from "./systemClock";

export interface Connection
  extends Pick<Account, "apiKey" | "apiUrl" | "keySource" | "urlSource" | "onAnswer">,
    Partial<Pick<Account, "cancellation">> {
  /** Whether requests are spread under Daily's limits. Default: true. */
  readonly paced?: boolean;
}

/** A client for one account that really sends, over axios and by this machine's clock. */
function connect({ paced = true, cancellation = uncancelled(), ...account }: Connection): DailyClient {
  const pacer = (tier: Tier) => createPacer(paced ? dailyLimits[tier] : [], systemClock, cancellation.requested);
  return createDailyClient({
    ...account,
    cancellation,
    transport: axiosTransport(),
    pacers: { default: pacer("default"), deletion: pacer("deletion") },
    clock: systemClock,
    random: Math.random,
  });
}

const clients = new Map<string, DailyClient>();

/** The process's one client of an account and URL: all that it does shares Daily's rate limits, look-ups and sockets. */
export function connected(connection: Connection): DailyClient {
  const account = `${connection.apiUrl} ${connection.apiKey}`;
  const client = clients.get(account) ?? connect(connection);
  clients.set(account, client);
  return client;
}

function uncancelled(): Cancellation {
  const never = new AbortController().signal;
  return { requested: never, overdue: never };
}
