import type { FastifyInstance, FastifyRequest } from "fastify";
import { MILLISECONDS_FROM } from "pulumi-daily/properties";
import type { Domain } from "../domain/domain.js";
import { invalidRequest, notFound } from "../http/errors.js";
import { acceptedProperties } from "../properties/check.js";
import { tokenTable } from "../properties/restTable.js";
import { liveRoom } from "../rooms/room.js";
import { claimsOf } from "../token/claims.js";
import { sign } from "../token/jwt.js";
import { type GoodToken, isEarly, isLate, isOlderThan, verify } from "../token/verify.js";
import type { World } from "../world.js";
import { callersDomain, callOf, closedBody, propertiesIn } from "./call.js";

/** https://docs.daily.co/reference/rest-api/meeting-tokens */
export function tokenRoutes(app: FastifyInstance, world: World): void {
  app.post("/meeting-tokens", async (request) => {
    const domain = callersDomain(request);
    const { switches } = world;
    const { now } = world.clock;
    const given = withUserIdAsText(propertiesIn(closedBody(request, ["properties"])));
    const { newProperties } = world;
    const properties = acceptedProperties(tokenTable, given, { now, switches, newProperties });
    const room = properties.room_name;
    if (switches.tokenNeedsRoom && typeof room === "string" && !liveRoom(domain.rooms, room, now)) {
      throw invalidRequest(`room ${room} not found`);
    }
    warn(request, warningsOn(properties));
    const payload = { ...claimsOf(properties, switches), d: domain.id, iat: Math.floor(now) };
    const key = switches.signsWithKey ? domain.keys.newest : undefined;
    return { token: await sign(payload, key ?? domain.signingSecret) };
  });

  const rejection = (info: string) => (world.switches.rejectsAs404 ? notFound(info) : invalidRequest(info));

  app.get<{ Params: { token: string }; Querystring: { ignoreNbf?: string } }>(
    "/meeting-tokens/:token",
    async (request) => {
      const domain = callersDomain(request);
      const token = await verify(request.params.token, domain, world.switches);
      if (!token.properties) {
        if (token.detail !== undefined) warn(request, [token.detail]);
        throw rejection(token.problem);
      }
      const ignoreNbf = ["true", "1"].includes(request.query.ignoreNbf ?? "");
      const { now } = world.clock;
      if (isEarly(token, now) && !ignoreNbf) throw rejection("jwt not active");
      if (isLate(token, now)) throw rejection("jwt expired");
      if (world.switches.strictValidation) refuseWithoutRoom(token, domain, world, rejection);
      const said = world.switches.verboseValidation ? verbose(token) : token.properties;
      return { ...said, ...newPropertiesIn(token, world) };
    },
  );
}

// Programs use numbers as user ids. Daily takes them and answers text.
function withUserIdAsText(properties: Record<string, unknown>): Record<string, unknown> {
  const userId = properties.user_id;
  return typeof userId === "number" ? { ...properties, user_id: String(userId) } : properties;
}

function warn(request: FastifyRequest, warnings: readonly string[]): void {
  if (warnings.length > 0) callOf(request).entry.warnings = warnings;
}

// Accepted by Daily as it is: a token for the next fifty thousand years.
function warningsOn(properties: Readonly<Record<string, unknown>>): string[] {
  return ["nbf", "exp"]
    .filter((name) => Number(properties[name]) >= MILLISECONDS_FROM)
    .map((name) => `${name} looks like milliseconds`);
}

function refuseWithoutRoom(
  token: GoodToken,
  domain: Domain,
  { clock, switches }: World,
  rejection: (info: string) => Error,
): void {
  const name = token.properties.room_name;
  if (typeof name !== "string") return;
  const room = liveRoom(domain.rooms, name, clock.now);
  if (!room) throw rejection(`room ${name} not found`);
  if (switches.refuseOldTokens && isOlderThan(token, room)) throw rejection("invalid token");
}

/** What a token says of those: a claim that Daily documents for none of them has its long name. */
function newPropertiesIn({ claims }: GoodToken, { newProperties }: World): Record<string, unknown> {
  return Object.fromEntries(Object.entries(claims).filter(([name]) => newProperties.has(name)));
}

function verbose({ properties, claims }: GoodToken): Record<string, unknown> {
  const defaults = [...tokenTable.values()].flatMap((property) =>
    property.default === undefined ? [] : [[property.rest, property.default]],
  );
  return { ...Object.fromEntries(defaults), ...properties, domain_id: claims.d, iat: claims.iat };
}
