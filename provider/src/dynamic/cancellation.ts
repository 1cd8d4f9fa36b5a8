import { Server, Socket } from "node:net";
import type { Cancellation } from "../daily/account";
import { Cancelling } from "../runtime/cancelling";

/** The gRPC method with which the engine says that the update is to end. */
const CANCEL = "/pulumirpc.ResourceProvider/Cancel";

/** How many operations the engine waits for. */
let underWay = 0;

/** Runs an operation of the engine's: if the engine is gone before it ends, it is cut off. */
export async function forEngine<T>(operation: () => Promise<T>): Promise<T> {
  underWay++;
  try {
    return await operation();
  } finally {
    underWay--;
  }
}

/**
 * Hears from the engine that the update was cancelled, or that there is no engine any more.
 *
 * The engine tells each provider with a call, and then waits until all that is under way has ended. The dynamic host
 * answers that call and passes it on to nobody (measured with SDK 3.248): retries would go on for their whole minute.
 * So its server is listened to: gRPC is HTTP/2, and the method is the request's path. An engine that was killed tells
 * nothing, and its host lives on: what is made then is in no state. Its connection ends, though, while it waits for an
 * operation. Where no such server is found, nothing is lost but the haste.
 */
export function listenForCancellation(): Cancellation {
  const cancelling = new Cancelling();
  const watch = (socket: Socket) =>
    socket.once("close", () => {
      // One that nobody waits on is closed for want of use, and opened again.
      if (underWay > 0) cancelling.cutOff();
    });
  const known = servers();
  for (const server of known) {
    server.on("stream", (_stream: unknown, headers: Record<string, unknown>) => {
      if (headers[":path"] === CANCEL) cancelling.cancel();
    });
    server.on("connection", watch);
  }
  for (const socket of handles(Socket)) {
    if (known.includes((socket as Socket & { server?: Server }).server as Server)) watch(socket);
  }
  return cancelling;
}

/** The servers of HTTP/2: the host has one, for the engine. */
const servers = () => handles(Server).filter((server) => server.constructor.name === "Http2Server");

function handles<H>(kind: new (...args: never[]) => H): H[] {
  // Node.js has no documented way to list them; this one is as old as Node.js itself.
  const { _getActiveHandles: all } = process as unknown as { _getActiveHandles?: () => unknown[] };
  return (all?.call(process) ?? []).filter((handle) => handle instanceof kind) as H[];
}
