import type { IncomingMessage, ServerResponse } from "node:http";
import type { EscAdapter } from "./adapter";

/** What Node.js' `http.createServer` and an Express route take: the body must not have been read before. */
export type NodeListener = (request: IncomingMessage, response: ServerResponse) => void;

/** An adapter for Node.js' own servers: `createServer(nodeListener(adapter))`, or `app.post("/daily", nodeListener(adapter))`. */
export function nodeListener(adapter: EscAdapter): NodeListener {
  return (incoming, response) => {
    const answer = async () => send(await adapter(requestOf(incoming)), incoming, response);
    // The adapter answers its own failures: what is left is a connection that broke, or what is no Request.
    answer().catch(() => response.destroy());
  };
}

function requestOf(incoming: IncomingMessage): Request {
  const { headers } = incoming;
  // To the adapter all but POST are the same, and Request does not take every method that Node.js does.
  const isPost = incoming.method === "POST";
  // Neither the path nor the host decides anything: the JWT's audience does.
  return new Request("http://adapter.invalid/", {
    method: isPost ? "POST" : "GET",
    headers: new Headers(
      ["authorization", "content-length"].flatMap((name) => {
        const value = headers[name];
        return typeof value === "string" ? [[name, value] as [string, string]] : [];
      }),
    ),
    ...(isPost && { body: bodyOf(incoming), duplex: "half" }),
  } as RequestInit);
}

/** Read only as far as the adapter reads: what it leaves, Node.js drops. */
function bodyOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  const chunks = incoming[Symbol.asyncIterator]();
  const pull = async (controller: ReadableStreamDefaultController<Uint8Array>) => {
    const { done, value } = await chunks.next();
    if (done) controller.close();
    else controller.enqueue(value);
  };
  return new ReadableStream({ pull }, { highWaterMark: 0 });
}

async function send(answer: Response, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const text = await answer.text();
  // Whoever is still sending what nobody reads on is not waited for. A body that was not begun Node.js drops by itself.
  const closing = incoming.readableDidRead && !incoming.complete ? { connection: "close" } : {};
  response.writeHead(answer.status, { ...Object.fromEntries(answer.headers), ...closing });
  response.end(text);
}
