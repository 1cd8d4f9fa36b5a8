import { setMaxListeners } from "node:events";
import type { Account, Cancellation } from "./account";
import { axiosTransport } from "./axiosTransport";
import { createDailyClient, type DailyClient } from "./client";
import { systemClock } from "./clock";
import { createPacer, dailyLimits, type Tier } from "./pace";

export interface Connection
  extends Pick<Account, "apiKey" | "apiUrl" | "keySource" | "urlSource" | "onAnswer">,
    Partial<Pick<Account, "cancellation">> {
  /** Whether requests are spread under Daily's limits. Default: true. */
  readonly paced?: boolean;
}

const transport = axiosTransport();
const unlimited = { default: createPacer([], systemClock), deletion: createPacer([], systemClock) };

/** An account's rate limits are those of all that the process does with it. */
const pacersOf = new Map<string, Account["pacers"]>();

function pacersFor({ apiUrl, apiKey }: Connection): Account["pacers"] {
  const account = `${apiUrl} ${apiKey}`;
  const pacer = (tier: Tier) => createPacer(dailyLimits[tier], systemClock);
  const pacers = pacersOf.get(account) ?? { default: pacer("default"), deletion: pacer("deletion") };
  pacersOf.set(account, pacers);
  return pacers;
}

/** A client for one account that really sends, over axios and by this machine's clock. */
function connect(connection: Connection): DailyClient {
  const { paced = true, cancellation = uncancelled(), ...account } = connection;
  return createDailyClient({
    ...account,
    cancellation,
    transport,
    pacers: paced ? pacersFor(connection) : unlimited,
    clock: systemClock,
    random: Math.random,
  });
}

const clients: { readonly connection: Connection; readonly client: DailyClient }[] = [];

/**
 * The process's one client of a connection, which shares look-ups. Connections that differ in anything have clients of
 * their own; those of one account share its rate limits.
 */
export function connected(connection: Connection): DailyClient {
  const known = clients.find((other) => isSame(other.connection, connection));
  if (known) return known.client;
  const client = connect(connection);
  clients.push({ connection, client });
  return client;
}

function isSame(one: Connection, other: Connection): boolean {
  const names = Object.keys({ ...one, ...other }) as (keyof Connection)[];
  return names.every((name) => one[name] === other[name]);
}

function uncancelled(): Cancellation {
  const never = new AbortController().signal;
  // Each wait listens; Node.js would warn of a leak from the eleventh on.
  setMaxListeners(Number.POSITIVE_INFINITY, never);
  return { requested: never, overdue: never };
}
