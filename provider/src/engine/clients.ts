import { axiosTransport } from "../daily/axiosTransport";
import { createDailyClient, type DailyClient } from "../daily/client";
import { createPacer, dailyLimits } from "../daily/pace";
import type { Account } from "../daily/request";
import { skewWatcher } from "../daily/skew";
import type { Log } from "../lifecycle";
import { systemClock } from "./clock";
import type { Settings } from "./settings";

/** One client for each account and URL, so that all resources of the process share its pace, its look-ups and its sockets. */
const clients = new Map<string, DailyClient>();

export function clientFor(settings: Settings, log: Log): DailyClient {
  const { apiKey, keySource } = settings.apiKey();
  const apiUrl = settings.apiUrl();
  const account = `${apiUrl} ${apiKey}`;
  const existing = clients.get(account);
  if (existing) return existing;
  const limits = (tier: keyof typeof dailyLimits) => (settings.paced() ? dailyLimits[tier] : []);
  const details: Account = {
    apiKey,
    apiUrl,
    keySource,
    transport: axiosTransport(),
    pacers: {
      default: createPacer(limits("default"), systemClock),
      deletion: createPacer(limits("deletion"), systemClock),
    },
    clock: systemClock,
    random: Math.random,
    onAnswer: skewWatcher(systemClock, (text) => log.warn(text)),
  };
  const client = createDailyClient(details);
  clients.set(account, client);
  return client;
}
