import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface Echo {
  readonly url: string;
  /** With which status it answers. */
  status: number;
  /** How many requests it has repeated. */
  readonly count: number;
  close(): Promise<void>;
}

/** A Daily at its most talkative: each answer is an error that repeats the whole request, key, token and body. */
export async function startEcho(): Promise<Echo> {
  const server = createServer(async (request, response) => {
    count += 1;
    let body = "";
    for await (const piece of request) body += piece;
    const info = `${request.method} ${request.url} ${JSON.stringify(request.headers)} ${body}`;
    const authorization = String(request.headers.authorization);
    response.writeHead(echo.status, { "content-type": "application/json", authorization, "x-url": request.url });
    response.end(JSON.stringify({ error: `invalid-request-error ${authorization}`, info }));
  });
  let count = 0;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const echo: Echo = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    status: 400,
    get count() {
      return count;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return echo;
}
