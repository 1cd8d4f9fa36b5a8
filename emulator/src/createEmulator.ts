import { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from "fastify";
import { adminRoutes } from "./admin/routes.js";
import { api } from "./api/api.js";
import { Emulator, type EmulatorOptions } from "./emulator.js";
import { fileStore } from "./fileStore.js";
import { answerBadHttp, asDailyError, MAX_BODY_BYTES, MAX_URL_BYTES } from "./http/badHttp.js";
import { pageRoutes, pathForHost } from "./join/routes.js";
import { memoryStore } from "./store.js";
import type { World } from "./world.js";

/** Make an emulator; `listen` starts it, and `close` ends it. Throws if another one uses the data directory. */
export function createEmulator({ dataDir, ...options }: EmulatorOptions = {}): Emulator {
  const store = dataDir === undefined ? memoryStore : fileStore(dataDir);
  try {
    return new Emulator(options, { store, buildApp });
  } catch (error) {
    store.close();
    throw error;
  }
}

function buildApp(world: World, emulator: Emulator): FastifyInstance {
  const answerInForm = (error: FastifyError, _request: FastifyRequest, reply: FastifyReply) => {
    const { status, headers, body } = asDailyError(error);
    return reply.code(status).headers(headers).send(body);
  };
  const app = fastify({
    bodyLimit: MAX_BODY_BYTES,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: MAX_URL_BYTES },
    // A request that names no host is refused like any other, not by Node's empty page.
    http: { maxHeaderSize: MAX_URL_BYTES, requireHostHeader: false },
    frameworkErrors: (error, request, reply) => {
      reply.header("date", world.clock.date.toUTCString());
      answerInForm(error, request, reply);
    },
    clientErrorHandler: (error, socket) => answerBadHttp(error, socket, world.clock.date),
    // Open keep-alive connections must not hold up a close.
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    rewriteUrl: (request) => pathForHost(request.headers.host, request.url ?? "/"),
  });
  // A client measures its clock's skew from this header.
  app.addHook("onSend", async (_request, reply) => {
    reply.header("date", world.clock.date.toUTCString());
  });
  app.setErrorHandler(answerInForm);
  app.register(api, { prefix: "/v1", world });
  app.register(adminRoutes, { prefix: "/_emulator", emulator });
  app.register(pageRoutes, { world });
  // Fastify's own answer repeats the URL, which may contain a token.
  app.setNotFoundHandler((_request, reply) => reply.code(404).send({ error: "not-found", info: "not found" }));
  return app;
}
