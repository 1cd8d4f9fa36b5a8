import type { Cancellation } from "../daily/cancellation";
import type { DailyClient } from "../daily/client";
import { connect } from "../daily/connect";
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
  const client = connect({
    apiKey,
    apiUrl,
    keySource,
    cancellation,
    paced: settings.paced(),
    onAnswer: skewWatcher(systemClock, (text) => log.warn(text)),
  });
  clients.set(account, client);
  return client;
}
