import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A Daily at its most talkative: each answer is an error that repeats the whole request, key, token and body. */
export async function startEcho(): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const piece of request) body += piece;
    const info = `${request.method} ${request.url} ${JSON.stringify(request.headers)} ${body}`;
    response.writeHead(418, { "content-type": "application/json" });
    response.end(JSON.stringify({ error: "invalid-request-error", info }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
