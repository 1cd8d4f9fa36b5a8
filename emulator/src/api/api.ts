import { setTimeout as delay } from "node:timers/promises";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { TOO_LONG_FROM } from "pulumi-daily/properties";
import type { Fault } from "../faults/fault.js";
import {
  authenticationError,
  authorizationHeaderError,
  bodyForStatus,
  gatewayPage,
  invalidRequest,
  otherHeaderError,
  pageSaying,
  rateLimitError,
  routeNotFound,
} from "../http/errors.js";
import { parseBodiesAsJson } from "../http/jsonBody.js";
import { tierOf } from "../http/rateLimiter.js";
import { fingerprint, redactPath } from "../http/redact.js";
import { bodyKeysOf } from "../http/requestLog.js";
import type { World } from "../world.js";
import { beginCall, callOf } from "./call.js";
import { domainRoutes } from "./domain.js";
import { missing } from "./missing.js";
import { roomRoutes } from "./rooms.js";
import { sessionRoutes } from "./sessions.js";
import { tokenRoutes } from "./tokens.js";

/** Daily's REST API, as one part of the app. Its hooks run in Daily's order: header, key, route, rate, body. */
export async function api(app: FastifyInstance, { world }: { world: World }): Promise<void> {
  parseBodiesAsJson(app);

  app.addHook("onRequest", async (request, reply) => {
    await world.leg();
    const key = bearerKey(request);
    const domain = key === undefined ? undefined : world.domains.ofKey(key);
    const path = pathOf(request);
    const fault = world.faults.next(request.method, path);
    const entry = world.log.begin({
      method: request.method,
      path: redactPath(path),
      ...(key === undefined ? {} : { key: fingerprint(key) }),
      ...(domain ? { domain: domain.name } : {}),
      time: world.clock.date.toISOString(),
      ms: world.monotonicMs(),
      bodyKeys: [],
      ...(fault ? { fault: fault.line } : {}),
    });
    beginCall(request, { entry, fault, domain });
    if (fault && (await playBefore(fault, request, reply)) === ANSWERED) return reply;
    admit(request, key, world);
  });

  app.addHook("preHandler", async (request) => {
    callOf(request).entry.bodyKeys = bodyKeysOf(request.body);
  });

  app.addHook("onSend", async (request, reply, payload) => {
    const { entry, fault } = callOf(request);
    const spoilt = fault ? playAfter(fault, request, reply, payload) : payload;
    if (spoilt !== DROPPED) entry.status = reply.statusCode;
    await world.leg();
    return spoilt === DROPPED ? payload : spoilt;
  });

  app.setNotFoundHandler(() => {
    throw unknownRoute(world);
  });

  domainRoutes(app, world);
  roomRoutes(app, world);
  sessionRoutes(app, world);
  tokenRoutes(app, world);
  missing(app);
}

/** The path below /v1, with the query. */
const pathOf = (request: FastifyRequest) => request.url.replace(/^\/v1/, "") || "/";

function bearerKey(request: FastifyRequest): string | undefined {
  return /^Bearer (\S+)$/.exec(request.headers.authorization ?? "")?.[1];
}

function admit(request: FastifyRequest, key: string | undefined, world: World): void {
  const { switches } = world;
  if (request.headers.host === undefined && request.raw.httpVersion === "1.1") {
    throw invalidRequest("the header Host is missing");
  }
  // What Daily advises for tokens, taken as what a gateway before it would let through.
  if (switches.shortUrls && request.url.length > TOO_LONG_FROM) throw gatewayPage(414, "Request-URI Too Large");
  if (switches.routeBeforeKey && request.is404) throw unknownRoute(world);
  if (key === undefined) throw switches.otherHeaderError ? otherHeaderError() : authorizationHeaderError();
  if (!callOf(request).domain) throw authenticationError();
  if (request.is404) throw unknownRoute(world);
  if (!switches.rateLimit) return;
  const waitMs = world.limiter.admit(key, tierOf(request.method, request.routeOptions.url ?? ""), world.monotonicMs());
  if (waitMs > 0) throw rateLimitError(switches.retryAfter ? Math.ceil(waitMs / 1000) : undefined);
}

const unknownRoute = ({ switches }: World) =>
  switches.unknownRoutePage ? gatewayPage(404, "Not Found") : routeNotFound();

const ANSWERED = Symbol("answered");

/** What spoils a call before it is handled. */
async function playBefore(fault: Fault, request: FastifyRequest, reply: FastifyReply) {
  if (fault.delayMs > 0) await delay(fault.delayMs);
  const { effect } = fault;
  switch (effect.kind) {
    case "drop":
      reply.hijack();
      request.raw.socket.resetAndDestroy();
      return ANSWERED;
    case "html":
      reply.code(502).type("text/html").send(pageSaying("502 Bad Gateway"));
      return ANSWERED;
    case "status": {
      if (effect.retryAfter !== undefined) reply.header("retry-after", effect.retryAfter);
      const body = bodyForStatus(effect.status);
      reply.code(effect.status).send(effect.error === undefined ? body : { error: effect.error });
      return ANSWERED;
    }
    default:
      return;
  }
}

const DROPPED = Symbol("dropped");

/** What spoils the answer of a call that was handled. */
function playAfter(fault: Fault, request: FastifyRequest, reply: FastifyReply, payload: unknown): unknown {
  switch (fault.effect.kind) {
    case "drop-after":
      request.raw.socket.destroy();
      return DROPPED;
    case "truncated":
      reply.removeHeader("content-length");
      return String(payload).slice(0, Math.ceil(String(payload).length / 2));
    case "empty":
      reply.removeHeader("content-length");
      return "";
    default:
      return payload;
  }
}
