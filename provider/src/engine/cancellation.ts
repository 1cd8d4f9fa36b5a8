import { setMaxListeners } from "node:events";
import { Server } from "node:net";
import type { Cancellation } from "../daily/cancellation";

/** How long what is under way may still take: longer than Daily takes to answer, short for somebody who waits. */
const GRACE_MS = 3_000;

/** The gRPC method with which the engine says that the update is to end. */
const CANCEL = "/pulumirpc.ResourceProvider/Cancel";

/**
 * Hears from the engine that the update was cancelled.
 *
 * The engine tells each provider with a call, and then waits until all that is under way has ended. The dynamic host
 * answers that call and passes it on to nobody (measured with SDK 3.248): retries would go on for their whole minute.
 * So its server is listened to: gRPC is HTTP/2, and the method is the request's path. Where no such server is found,
 * nothing is lost but the haste.
 */
export function listenForCancellation(): Cancellation {
  const requested = new AbortController();
  const overdue = new AbortController();
  // Each wait listens; Node.js would warn of a leak from the eleventh on.
  setMaxListeners(Number.POSITIVE_INFINITY, requested.signal, overdue.signal);
  const cancel = () => {
    requested.abort();
    setTimeout(() => overdue.abort(), GRACE_MS).unref();
  };
  for (const server of servers()) {
    server.on("stream", (_stream: unknown, headers: Record<string, unknown>) => {
      if (headers[":path"] === CANCEL) cancel();
    });
  }
  return { requested: requested.signal, overdue: overdue.signal };
}

function servers(): Server[] {
  // Node.js has no documented way to list them; this one is as old as Node.js itself.
  const { _getActiveHandles: handles } = process as unknown as { _getActiveHandles?: () => unknown[] };
  return (handles?.call(process) ?? []).filter((handle) => handle instanceof Server);
}
