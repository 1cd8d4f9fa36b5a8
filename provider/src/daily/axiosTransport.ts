import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import type { AxiosInstance, AxiosStatic } from "axios";
import { type HttpAnswer, type HttpRequest, type Transport, TransportFailure } from "./transport";

/** The engine runs many operations at once; more sockets than this only queue at Daily's rate limit. */
const MAX_SOCKETS = 32;

/** Exchanges over axios with keep-alive. Axios is loaded at the first request: a program that only self-signs never does. */
export function axiosTransport(): Transport {
  let client: AxiosInstance | undefined;
  return async (request) => {
    client ??= createClient();
    return exchange(client, request);
  };
}

function createClient(): AxiosInstance {
  const axios = require("axios") as AxiosStatic;
  const keepAlive = { keepAlive: true, maxSockets: MAX_SOCKETS };
  return axios.create({
    adapter: "http",
    httpAgent: new HttpAgent(keepAlive),
    httpsAgent: new HttpsAgent(keepAlive),
    // The API key must not follow a redirect to another host.
    maxRedirects: 0,
    responseType: "text",
    transformResponse: (text: string) => text,
    validateStatus: () => true,
  });
}

async function exchange(client: AxiosInstance, request: HttpRequest): Promise<HttpAnswer> {
  try {
    const answer = await client.request<string>({
      method: request.method,
      url: request.url,
      headers: { ...request.headers },
      data: request.body,
      timeout: request.timeoutMs,
      // `timeout` is about silence after connecting; the signal ends a connection that never comes about, too.
      signal: AbortSignal.timeout(request.timeoutMs),
    });
    return { status: answer.status, headers: flatten(answer.headers), text: answer.data ?? "" };
  } catch (error) {
    throw failureOf(error);
  }
}

function flatten(headers: object): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
}

// Axios puts the whole request into its errors, the Authorization header included: only the code may pass.
function failureOf(error: unknown): TransportFailure {
  const code = String((error as { code?: unknown }).code ?? "unknown");
  const timedOut = code === "ECONNABORTED" || code === "ETIMEDOUT" || code === "ERR_CANCELED";
  return new TransportFailure(timedOut ? "timeout" : "network", timedOut ? "no answer in time" : code);
}
