import type { Account } from "../daily/account";
import { axiosTransport } from "../daily/axiosTransport";
import type { Cancellation } from "../daily/cancellation";
import { createDailyClient, type DailyClient } from "../daily/client";
import { createPacer, dailyLimits, type Tier } from "../daily/pace";
import { skewWatcher } from "../daily/skew";
import type { Log } from "../lifecycle";
import { listenForCancellation } from "./cancellation";
import { systemClock } from "./clock";
import type { Settings } from "./settings";

/** One client for each account and URL, so that all resources of the process share its pace, its look-ups and its sockets. */
const clients = new Map<string, DailyClient>();

/** The engine cancels everything that the process does. */
let cancellation: Cancellation | undefined;

export function clientFor(settings: Settings, log: Log): DailyClient {
  const { apiKey, keySource } = settings.apiKey();
  const apiUrl = settings.apiUrl();
  const account = `${apiUrl} ${apiKey}`;
  const existing = clients.get(account);
  if (existing) return existing;
  cancellation ??= listenForCancellation();
  const cancelled = cancellation.requested;
  const paced = settings.paced();
  const pacer = (tier: Tier) => createPacer(paced ? dailyLimits[tier] : [], systemClock, cancelled);
  const details: Account = {
    apiKey,
    apiUrl,
    keySource,
    transport: axiosTransport(),
    pacers: { default: pacer("default"), deletion: pacer("deletion") },
    clock: systemClock,
    random: Math.random,
    cancellation,
    onAnswer: skewWatcher(systemClock, (text) => log.warn(text)),
  };
  const client = createDailyClient(details);
  clients.set(account, client);
  return client;
}
