import type { FastifyInstance, FastifyRequest } from "fastify";
import { type Privacy, privacies, ROOM_NAME_MAX_LENGTH, roomNamePattern } from "pulumi-daily/properties";
import { expiredRoomDeleted, invalidRequest, roomNotFound } from "../http/errors.js";
import { acceptedProperties, dialinWithoutEnd, invalidRoomName } from "../properties/check.js";
import { roomTable } from "../properties/restTable.js";
import { type PageQuery, pageOf } from "../rooms/page.js";
import { configOf, isExpired, liveRoom, newRoom, type RoomRecord, updatedRoom } from "../rooms/room.js";
import type { World } from "../world.js";
import { callersDomain, closedBody, propertiesIn } from "./call.js";

type OneRoom = { Params: { name: string } };

/** https://docs.daily.co/reference/rest-api/rooms */
export function roomRoutes(app: FastifyInstance, world: World): void {
  const checked = (request: FastifyRequest, names: readonly string[]) => {
    const body = closedBody(request, names);
    const { switches } = world;
    const name = body.name === undefined || body.name === null ? undefined : checkedName(body.name);
    const privacy = body.privacy === undefined || body.privacy === null ? undefined : checkedPrivacy(body.privacy);
    const properties = acceptedProperties(roomTable, propertiesIn(body), {
      now: world.clock.now,
      switches,
      refusesNull: switches.refusesResets,
      newProperties: world.newProperties,
    });
    return { ...(name === undefined ? {} : { name }), ...(privacy === undefined ? {} : { privacy }), properties };
  };

  /** The room as far as reading and updating are concerned. */
  const readable = (request: FastifyRequest<OneRoom>): RoomRecord => {
    const { rooms } = callersDomain(request);
    const { name } = request.params;
    const room = world.switches.expiredRoomsAlive ? rooms.named(name) : liveRoom(rooms, name, world.clock.now);
    if (!room) throw roomNotFound(name);
    return room;
  };

  const callable = (room: RoomRecord): RoomRecord => {
    const wrong = dialinWithoutEnd(room.properties, world.clock.now);
    if (wrong) throw invalidRequest(wrong);
    return room;
  };

  const answer = (request: FastifyRequest, room: RoomRecord) => {
    const { name: domain } = callersDomain(request);
    const { fullConfig, undocumentedDefaults } = world.switches;
    return {
      id: room.id,
      name: room.name,
      api_created: true,
      privacy: room.privacy,
      url: world.roomUrl(domain, room.name),
      created_at: new Date(room.createdAt * 1000).toISOString(),
      config: configOf(room, { domain, full: fullConfig, undocumentedDefaults, newProperties: world.newProperties }),
    };
  };

  app.post("/rooms", async (request) => {
    const { rooms } = callersDomain(request);
    const input = checked(request, ["name", "privacy", "properties"]);
    const room = callable(newRoom(input, world.clock.now));
    const taken = world.switches.expiredRoomsAlive
      ? rooms.named(room.name)
      : liveRoom(rooms, room.name, world.clock.now);
    const isRace = world.switches.racingCreates && taken?.createdAt === room.createdAt;
    if (taken && !isRace) throw invalidRequest(`a room named ${room.name} already exists`);
    // What had the name until now, a room that expired or lost the race, and those who are still inside.
    const replaced = rooms.named(room.name);
    rooms.put(room);
    if (replaced) world.sessions.end(replaced.id);
    return answer(request, room);
  });

  app.get<{ Querystring: PageQuery }>("/rooms", async (request) => {
    const rooms = callersDomain(request).rooms.live(world.clock.now);
    const page = pageOf(rooms, request.query);
    return { total_count: rooms.length, data: page.map((room) => answer(request, room)) };
  });

  app.get<OneRoom>("/rooms/:name", async (request) => answer(request, readable(request)));

  app.post<OneRoom>("/rooms/:name", async (request) => {
    const room = callable(updatedRoom(readable(request), checked(request, ["privacy", "properties"]), world.switches));
    callersDomain(request).rooms.put(room);
    return answer(request, room);
  });

  app.delete<OneRoom>("/rooms/:name", async (request) => {
    const { rooms } = callersDomain(request);
    const { name } = request.params;
    const room = rooms.named(name);
    if (!room) throw roomNotFound(name);
    rooms.delete(room);
    world.sessions.end(room.id);
    if (isExpired(room, world.clock.now) && !world.switches.expiredDeletes) throw expiredRoomDeleted(name);
    return { deleted: true, name };
  });
}

function checkedName(name: unknown): string {
  if (typeof name !== "string") throw invalidRequest("name should be a string");
  if (name.length > ROOM_NAME_MAX_LENGTH) throw invalidRequest(`room name exceeds ${ROOM_NAME_MAX_LENGTH} characters`);
  if (!roomNamePattern.regex.test(name)) throw invalidRequest(invalidRoomName(name));
  return name;
}

function checkedPrivacy(privacy: unknown): Privacy {
  const known = privacies.find((each) => each === privacy);
  if (!known) throw invalidRequest(`privacy should be one of ${privacies.map((each) => `'${each}'`).join(", ")}`);
  return known;
}
