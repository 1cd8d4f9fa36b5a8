import { type FastifyInstance, fastify } from "fastify";
import { adminRoutes } from "../admin/routes.js";
import { api } from "../api/api.js";
import type { Emulator } from "../emulator.js";
import { pageRoutes, pathForHost } from "../join/routes.js";
import type { World } from "../world.js";

/** Daily's own tokens exceed two thousand characters when they carry recording options. */
const MAX_URL_BYTES = 64 * 1024;

export function buildApp(world: World, emulator: Emulator): FastifyInstance {
  const app = fastify({
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: MAX_URL_BYTES },
    http: { maxHeaderSize: MAX_URL_BYTES },
    // Open keep-alive connections must not hold up a close.
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    rewriteUrl: (request) => pathForHost(request.headers.host, request.url ?? "/"),
  });
  // A client measures its clock's skew from this header.
  app.addHook("onSend", async (_request, reply) => {
    reply.header("date", world.clock.date.toUTCString());
  });
  app.register(api, { prefix: "/v1", world });
  app.register(adminRoutes, { prefix: "/_emulator", emulator });
  app.register(pageRoutes, { world });
  // Fastify's own answer repeats the URL, and a token may stand in it.
  app.setNotFoundHandler((_request, reply) => reply.code(404).send({ error: "not-found", info: "not found" }));
  return app;
}
