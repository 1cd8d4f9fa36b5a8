import type { Cancellation } from "../daily/account";
import type { DailyClient } from "../daily/client";
import { skewWatcher, systemClock } from "../daily/clock";
import { connected } from "../daily/connect";
import type { Log } from "../lifecycle";
import type { Configuration } from "./configuration";

/** What an adapter lends to a resource's lifecycle. */
export interface Host {
  readonly log: Log;
  clientOf(configuration: Configuration): DailyClient;
}

/** A clock that is wrong is said to be so once, whatever account it was noticed with. */
const skewWatchers = new Map<Log, ReturnType<typeof skewWatcher>>();

/** The client of the configured account; the cancellation is the adapter's to hear of. */
export function clientFor(configuration: Configuration, log: Log, cancellation?: Cancellation): DailyClient {
  const { apiKey, keySource } = configuration.apiKey();
  const apiUrl = configuration.apiUrl();
  const watchSkew = skewWatchers.get(log) ?? skewWatcher(systemClock, (text) => log.warn(text));
  skewWatchers.set(log, watchSkew);
  return connected({
    apiKey,
    apiUrl,
    keySource,
    ...(cancellation && { cancellation }),
    paced: configuration.paced(),
    onAnswer: watchSkew,
  });
}
