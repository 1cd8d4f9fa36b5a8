import { type ClientRequest, Agent as HttpAgent, request as httpRequest, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest, type RequestOptions } from "node:https";
import type { Socket } from "node:net";
import { TLSSocket } from "node:tls";
import type { AxiosInstance, AxiosStatic } from "axios";
import { type HttpAnswer, type HttpRequest, type Transport, TransportFailure } from "./transport";

/** The engine runs many operations at once; more sockets than this only queue at Daily's rate limit. */
const MAX_SOCKETS = 32;
/** A page of a hundred rooms is far smaller; more than this is no answer of Daily's. */
const MAX_ANSWER_BYTES = 10 * 1024 * 1024;

/** Exchanges over axios with keep-alive. Axios is loaded at the first request: a program that only self-signs never does. */
export function axiosTransport(): Transport {
  let client: AxiosInstance | undefined;
  return (request) => {
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
    maxContentLength: MAX_ANSWER_BYTES,
    responseType: "text",
    transformResponse: (text: string) => text,
    validateStatus: () => true,
  });
}

async function exchange(client: AxiosInstance, request: HttpRequest): Promise<HttpAnswer> {
  // Not axios's own timeout: it leaves a connection that never comes about out of account. It takes whole milliseconds.
  const timeout = AbortSignal.timeout(Math.ceil(request.timeoutMs));
  let left = false;
  try {
    const answer = await client.request<string>({
      method: request.method,
      url: request.url,
      headers: { ...request.headers },
      data: request.body,
      signal: AbortSignal.any([timeout, request.signal]),
      transport: watched(() => {
        left = true;
      }),
    });
    if (!left) throw refusedByProxy(answer.status);
    return { status: answer.status, headers: flatten(answer.headers), text: answer.data };
  } catch (error) {
    if (error instanceof TransportFailure) throw error;
    throw failureOf(error, timeout.aborted || request.signal.aborted, !left);
  }
}

/** Node.js's own requests, which tell when one leaves: not before its connection stands, with its TLS. */
function watched(leaves: () => void) {
  return {
    request(options: RequestOptions, answered: (answer: IncomingMessage) => void): ClientRequest {
      const request = (options.protocol === "https:" ? httpsRequest : httpRequest)(options, answered);
      return request.once("socket", (socket: Socket) => {
        const isTls = socket instanceof TLSSocket;
        const isNew = isTls ? socket.getFinished() === undefined : socket.pending;
        if (isNew) socket.once(isTls ? "secureConnect" : "connect", leaves);
        else leaves();
      });
    },
  };
}

/** An answer to a request that has not left: that of a proxy, which was asked for a tunnel to Daily and gave none. */
function refusedByProxy(status: number): TransportFailure {
  const passing = status >= 500 || status === 408 || status === 429;
  return new TransportFailure("network", `the proxy answered ${status}`, { passing, unsent: true });
}

function flatten(headers: object): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
}

// Axios puts the whole request into its errors, the Authorization header included: only the system's code may pass.
function failureOf(error: unknown, cutOff: boolean, unsent: boolean): TransportFailure {
  const { code } = error as { code?: unknown };
  if (cutOff || code === "ETIMEDOUT") return new TransportFailure("timeout", "no answer in time", { unsent });
  const reason = typeof code === "string" && /^[A-Z0-9_]+$/.test(code) ? code : "no connection";
  return new TransportFailure("network", reason, { passing: !isLasting(reason), unsent });
}

/** Failures that a retry would meet again: a certificate that is not trusted, an invalid URL. */
function isLasting(reason: string): boolean {
  return /CERT|SIGNATURE|ERR_TLS|ERR_SSL|ERR_INVALID_URL/.test(reason);
}
