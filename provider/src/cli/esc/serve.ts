import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { EscAdapter } from "../../esc/adapter";
import { nodeListener } from "../../esc/nodeListener";
import { exitCodes, Failure, type Io } from "../io";

/** How long a whole request may take to arrive, and its headers, in milliseconds. */
const REQUEST_MS = 15_000;
const HEADERS_MS = 5_000;
/** Longer than the minute for which proxies keep connections, so that none sends into one that is just closing. */
const KEEP_ALIVE_MS = 65_000;

interface Place {
  readonly host: string;
  readonly port: number;
}

/** Serves until SIGTERM or SIGINT: then requests that have begun are answered, and nothing new is taken. */
export async function serve(adapter: EscAdapter, place: Place, io: Io): Promise<void> {
  const listener = nodeListener(adapter);
  const server = createServer(
    {
      requestTimeout: REQUEST_MS,
      headersTimeout: HEADERS_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connectionsCheckingInterval: 1_000,
    },
    (request, response) => {
      // A connection that is kept alive would hold up the end.
      response.once("close", () => server.listening || server.closeIdleConnections());
      if (request.url !== "/health") return listener(request, response);
      response.writeHead(200, { "content-type": "application/json" });
      response.end('{"ok":true}');
    },
  );
  outliveOutput(io);
  await listen(server, place);
  const { port } = server.address() as AddressInfo;
  io.err(`Listening on http://${place.host.includes(":") ? `[${place.host}]` : place.host}:${port}\n`);
  await told();
  server.close();
  server.closeIdleConnections();
  // Once it is closed, Node.js no longer ends what takes too long.
  setTimeout(() => server.closeAllConnections(), REQUEST_MS).unref();
  await once(server, "close");
}

/** A service is there for its answers: it goes on where its log cannot be written. */
function outliveOutput(io: Io): void {
  process.stdout
    .removeAllListeners("error")
    .on("error", () => undefined)
    .once("error", ({ code }: NodeJS.ErrnoException) =>
      io.err(`The log cannot be written (${code}). Requests are still answered.\n`),
    );
  process.stderr.on("error", () => undefined);
}

async function listen(server: Server, { host, port }: Place): Promise<void> {
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Failure(
      exitCodes.usage,
      "not-listening",
      `Nothing can listen on ${host}, port ${port} (${code}). Give another --port or --host.`,
    );
  }
}

function told(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => done());
  });
}
