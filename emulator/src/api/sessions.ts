import type { FastifyInstance, FastifyRequest } from "fastify";
import { invalidRequest, roomNotFound } from "../http/errors.js";
import { problemWith } from "../properties/check.js";
import { liveRoom, type RoomRecord } from "../rooms/room.js";
import type { World } from "../world.js";
import { closedBody } from "./body.js";
import { domainOf } from "./call.js";

type OneRoom = { Params: { name: string } };

const ids = { kind: "array", items: { kind: "string" }, maxItems: 100 } as const;

/** Those inside a room, whom the admin API's join lets in. */
export function sessionRoutes(app: FastifyInstance, world: World): void {
  const room = (request: FastifyRequest<OneRoom>): RoomRecord => {
    const found = liveRoom(domainOf(request).rooms, request.params.name, world.clock.now);
    if (!found) throw roomNotFound(request.params.name);
    return found;
  };

  app.get<OneRoom>("/rooms/:name/presence", async (request) => {
    const { id, name } = room(request);
    const { now } = world.clock;
    const data = world.sessions.inRoom(id, now).map((participant) => ({
      room: name,
      id: participant.id,
      userId: participant.userId,
      userName: participant.userName,
      joinTime: new Date(Math.floor(participant.joinedAt) * 1000).toISOString(),
      duration: Math.floor(now - participant.joinedAt),
    }));
    return { total_count: data.length, data };
  });

  app.post<OneRoom>("/rooms/:name/eject", async (request) => {
    const body = closedBody(request, ["ids", "user_ids", "ban"]);
    const wrong =
      problemWith(ids, body.ids ?? [], "ids") ??
      problemWith(ids, body.user_ids ?? [], "user_ids") ??
      problemWith({ kind: "boolean" }, body.ban ?? false, "ban");
    if (wrong) throw invalidRequest(wrong);
    const { id, name } = room(request);
    const { now } = world.clock;
    // As at Daily: with nobody inside there is no session, and to this call no room.
    if (world.sessions.inRoom(id, now).length === 0 && !world.switches.ejectsNobody) throw roomNotFound(name);
    const named = new Set([...((body.ids ?? []) as string[]), ...((body.user_ids ?? []) as string[])]);
    const ejected = world.sessions.eject(
      id,
      now,
      (participant) => named.has(participant.id) || (participant.userId !== null && named.has(participant.userId)),
    );
    return { ejectedIds: ejected.map((participant) => participant.id) };
  });
}
