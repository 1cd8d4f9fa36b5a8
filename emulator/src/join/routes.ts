import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { parseBodiesAsJson } from "../http/jsonBody.js";
import { hostNameOf, isFromLoopback, isLoopbackHost } from "../http/loopback.js";
import type { World } from "../world.js";
import { addressOf, decideFor, parseJoinUrl } from "./join.js";
import { viewOf } from "./view.js";

/** The files of the page, in the package's folder `page`: name and type. */
const FILES = {
  "join.html": "text/html; charset=utf-8",
  "landing.html": "text/html; charset=utf-8",
  "page.css": "text/css; charset=utf-8",
  "take-token.js": "text/javascript; charset=utf-8",
  "join.js": "text/javascript; charset=utf-8",
  "landing.js": "text/javascript; charset=utf-8",
  "render.js": "text/javascript; charset=utf-8",
  "icon.svg": "image/svg+xml",
} as const;

const HEADERS = {
  "cache-control": "no-store",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "cross-origin-resource-policy": "same-origin",
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
    "form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
};

/** The join page: `/` pastes a token, `/_room/<domain>/<room>` is a room; see `pathForHost` for its usual URL. */
export async function pageRoutes(app: FastifyInstance, { world }: { world: World }): Promise<void> {
  parseBodiesAsJson(app);

  app.addHook("onRequest", async (request, reply) => {
    reply.headers(HEADERS);
    if (!isFromLoopback(request) || !isOwnHost(request) || !isOwnOrigin(request)) {
      reply.code(403).send({ error: "The join page is for browsers on this machine, under its own address." });
    }
  });

  const file = (name: keyof typeof FILES) => (_request: FastifyRequest, reply: FastifyReply) =>
    reply.type(FILES[name]).send(read(name));

  app.get("/", file("landing.html"));
  app.get("/_room/:domain", file("landing.html"));
  app.get("/_room/:domain/:room", file("join.html"));
  for (const name of Object.keys(FILES) as (keyof typeof FILES)[]) app.get(`/_page/${name}`, file(name));

  // The token comes in a body: a URL would end up in histories and logs.
  app.post("/_page/join", async (request, reply) => {
    const { url, domain, room, token } = textFields(request.body);
    try {
      const address = url ? parseJoinUrl(url) : undefined;
      const asked = { domain, room, token, ...address };
      const named = asked.token ? addressOf(world, asked.token) : {};
      const roomName = asked.room ?? named.room;
      if (!roomName) throw new TypeError(whichRoom(asked.token));
      const domainName = asked.domain ?? named.domain ?? world.domains.all[0]?.name ?? "";
      const attempt = { domain: domainName, room: roomName, ...(asked.token ? { token: asked.token } : {}) };
      return viewOf({
        decision: await decideFor(world, attempt),
        domain: domainName,
        roomName,
        room: world.domains.named(domainName)?.rooms.named(roomName),
        token: attempt.token,
        now: world.clock.now,
        clockIsSet: world.clock.isSet,
        switches: world.switches,
      });
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      return reply.code(400).send({ error: error.message });
    }
  });
}

/** `http://acme.localhost:4580/standup` is the page of the room standup; browsers take any *.localhost to loopback. */
export function pathForHost(host: string | undefined, path: string): string {
  const domain = /^([a-z0-9-]+)\.localhost(:\d+)?$/i.exec(host ?? "")?.[1];
  return domain && !path.startsWith("/_page/") ? `/_room/${domain.toLowerCase()}${path}` : path;
}

function isOwnHost(request: FastifyRequest): boolean {
  const host = hostNameOf(request);
  return isLoopbackHost(host) || /^[a-z0-9-]+\.localhost$/.test(host);
}

/** Another page may link here, but not ask here. */
function isOwnOrigin(request: FastifyRequest): boolean {
  const { origin, host } = request.headers;
  return request.method === "GET" || origin === undefined || origin === `http://${host}`;
}

function whichRoom(token: string | undefined): string {
  return token
    ? "The token names no room: say which one you would open with it."
    : "Paste a token or a room's URL, or name a room.";
}

function textFields(body: unknown): Partial<Record<"url" | "domain" | "room" | "token", string>> {
  const fields = (body ?? {}) as Record<string, unknown>;
  return Object.fromEntries(
    ["url", "domain", "room", "token"].flatMap((name) => {
      const value = fields[name];
      return typeof value === "string" && value.trim() !== "" ? [[name, value.trim()]] : [];
    }),
  );
}

function read(name: string): string {
  return readFileSync(fileURLToPath(new URL(`../../page/${name}`, import.meta.url)), "utf8");
}
