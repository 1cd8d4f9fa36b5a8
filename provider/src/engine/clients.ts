import type { Cancellation } from "../daily/cancellation";
import type { DailyClient } from "../daily/client";
import { connected } from "../daily/connect";
import { skewWatcher } from "../daily/skew";
import type { Log } from "../lifecycle";
import { listenForCancellation } from "./cancellation";
import { systemClock } from "./clock";
import type { Settings } from "./settings";

/** The engine cancels everything that the process does. */
let cancellation: Cancellation | undefined;

/** A clock that is wrong is said to be so once, whatever account it was noticed with. */
const skewWatchers = new Map<Log, ReturnType<typeof skewWatcher>>();

/** The client of the account that the settings name. */
export function clientFor(settings: Settings, log: Log): DailyClient {
  const { apiKey, keySource } = settings.apiKey();
  const apiUrl = settings.apiUrl();
  cancellation ??= listenForCancellation();
  const watchSkew = skewWatchers.get(log) ?? skewWatcher(systemClock, (text) => log.warn(text));
  skewWatchers.set(log, watchSkew);
  return connected({
    apiKey,
    apiUrl,
    keySource,
    cancellation,
    paced: settings.paced(),
    onAnswer: watchSkew,
  });
}
