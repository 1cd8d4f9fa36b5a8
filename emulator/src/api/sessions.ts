import type { FastifyInstance, FastifyRequest } from "fastify";
import { invalidRequest, roomNotFound } from "../http/errors.js";
import { problemWith } from "../properties/check.js";
import { limitOf } from "../rooms/page.js";
import { liveRoom, type RoomRecord } from "../rooms/room.js";
import type { Participant } from "../rooms/sessions.js";
import type { World } from "../world.js";
import { callersDomain, closedBody } from "./call.js";

type OneRoom = { Params: { name: string } };

interface PresenceQuery {
  readonly limit?: string;
  readonly userId?: string;
  readonly userName?: string;
}

const ids = { kind: "array", items: { kind: "string" }, maxItems: 100 } as const;

/** Those inside a room, whom the admin API's join lets in. */
export function sessionRoutes(app: FastifyInstance, world: World): void {
  const room = (request: FastifyRequest<OneRoom>): RoomRecord => {
    const found = liveRoom(callersDomain(request).rooms, request.params.name, world.clock.now);
    if (!found) throw roomNotFound(request.params.name);
    return found;
  };

  const present = ({ id, name }: RoomRecord) => {
    const { now } = world.clock;
    return world.sessions.inRoom(id, now).map((participant) => presenceOf(participant, name, now));
  };

  app.get<OneRoom & { Querystring: PresenceQuery }>("/rooms/:name/presence", async (request) => {
    const { limit, userId, userName } = request.query;
    const most = limitOf(limit, Number.POSITIVE_INFINITY);
    const asked = present(room(request)).filter(
      (entry) =>
        (userId === undefined || entry.userId === userId) && (userName === undefined || entry.userName === userName),
    );
    return { total_count: asked.length, data: asked.slice(0, most) };
  });

  app.get("/presence", async (request) => {
    const rooms = callersDomain(request).rooms.live(world.clock.now);
    return Object.fromEntries(
      rooms.map((each) => [each.name, present(each)] as const).filter(([, entries]) => entries.length > 0),
    );
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
    if (world.sessions.inRoom(id, now).length === 0) throw roomNotFound(name);
    const named = new Set([...((body.ids ?? []) as string[]), ...((body.user_ids ?? []) as string[])]);
    const ejected = world.sessions.eject(
      id,
      now,
      (participant) => named.has(participant.id) || (participant.userId !== null && named.has(participant.userId)),
    );
    return { ejectedIds: ejected.map((participant) => participant.id) };
  });
}

/** Somebody who is in a room, as Daily shows them. */
function presenceOf(participant: Participant, room: string, now: number) {
  return {
    room,
    id: participant.id,
    userId: participant.userId,
    userName: participant.userName,
    mtgSessionId: participant.mtgSessionId,
    joinTime: new Date(Math.floor(participant.joinedAt) * 1000).toISOString(),
    duration: Math.floor(now - participant.joinedAt),
  };
}
