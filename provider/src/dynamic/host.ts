import type { Cancellation } from "../daily/account";
import type { Log } from "../lifecycle";
import { clientFor, type Host } from "../runtime/clients";
import { listenForCancellation } from "./cancellation";

/** The host forwards what a dynamic provider prints: `log` as an info line, `error` as a line that stands out. */
const log: Log = {
  info: (text) => console.log(text),
  warn: (text) => console.log(`warning: ${text}`),
};

/** The engine cancels everything that the process does. */
let cancellation: Cancellation | undefined;

/** What the dynamic host lends to a resource's lifecycle. */
export const host: Host = {
  log,
  clientOf(configuration) {
    cancellation ??= listenForCancellation();
    return clientFor(configuration, log, cancellation);
  },
};
