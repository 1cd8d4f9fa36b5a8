import type { Cancellation } from "../daily/account";
import type { DailyClient } from "../daily/client";
import { systemClock } from "../daily/clock";
import { connected } from "../daily/connect";
import { skewWatcher } from "../daily/skew";
import type { Log } from "../lifecycle";
import type { Settings } from "./settings";

/** A clock that is wrong is said to be so once, whatever account it was noticed with. */
const skewWatchers = new Map<Log, ReturnType<typeof skewWatcher>>();

/** The client of the account that the settings name; the cancellation is the adapter's to hear of. */
export function clientFor(settings: Settings, log: Log, cancellation?: Cancellation): DailyClient {
  const { apiKey, keySource } = settings.apiKey();
  const apiUrl = settings.apiUrl();
  const watchSkew = skewWatchers.get(log) ?? skewWatcher(systemClock, (text) => log.warn(text));
  skewWatchers.set(log, watchSkew);
  return connected({
    apiKey,
    apiUrl,
    keySource,
    ...(cancellation && { cancellation }),
    paced: settings.paced(),
    onAnswer: watchSkew,
  });
}
