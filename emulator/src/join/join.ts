import type { Participant } from "../rooms/sessions.js";
import { decode } from "../token/jwt.js";
import { verify } from "../token/verify.js";
import type { World } from "../world.js";
import { decideJoin, type JoinDecision } from "./decision.js";

/** Somebody opens a room. */
export interface JoinRequest {
  /** Which domain; default: the first. */
  readonly domain?: string;
  readonly room: string;
  /** Absent or empty: without a token. */
  readonly token?: string;
  /** Also go in, so that presence and eject see them. */
  readonly enter?: boolean;
}

export type JoinAnswer = JoinDecision & {
  /** The participant's id, if they asked to go in and are in. */
  readonly participantId?: string;
};

/** What would happen, or with `enter` what does. */
export async function join(world: World, request: JoinRequest): Promise<JoinAnswer> {
  const decision = await decideFor(world, request);
  if (!request.enter || decision.outcome !== "joins") return decision;
  return { ...decision, participantId: enter(world, request, decision).id };
}

/** What would happen. */
export async function decideFor(
  world: World,
  { domain: name, room: roomName, token: text }: JoinRequest,
): Promise<JoinDecision> {
  const domain = domainNamed(world, name);
  const token = text && domain ? await verify(text, domain, world.switches) : undefined;
  return decideJoin({
    roomName,
    room: domain?.rooms.named(roomName),
    token,
    now: world.clock.now,
    refuseOldTokens: world.switches.refuseOldTokens,
  });
}

function enter(
  world: World,
  request: JoinRequest,
  decision: JoinDecision & { outcome: "joins" | "knocks" },
): Participant {
  const room = domainNamed(world, request.domain)?.rooms.named(request.room);
  if (!room) throw new Error(`The room ${request.room} went away while somebody joined it.`);
  const { who, stay } = decision;
  return world.sessions.enter(room.id, {
    userId: who.userId ?? null,
    userName: who.userName ?? null,
    isOwner: who.isOwner,
    joinedAt: world.clock.now,
    ...(stay.ejectedAt === undefined ? {} : { ejectAt: stay.ejectedAt }),
  });
}

const domainNamed = (world: World, name: string | undefined) =>
  name === undefined ? world.domains.all[0] : world.domains.named(name);

/** Domain, room and token of a join URL such as `http://acme.localhost:4580/standup?t=...`. */
export function parseJoinUrl(text: string): JoinRequest {
  if (!URL.canParse(text)) throw new TypeError("That is not the URL of a room.");
  const url = new URL(text);
  const segments = url.pathname.split("/").filter(Boolean);
  const [domain, room] = segments[0] === "_room" ? segments.slice(1) : [url.hostname.split(".")[0], segments[0]];
  if (!domain || !room) throw new TypeError("That URL names no room: it looks like http://DOMAIN.localhost:PORT/ROOM.");
  const token = url.searchParams.get("t");
  return { domain, room: decodeURIComponent(room), ...(token ? { token } : {}) };
}

/** The domain and the room that a token says it is for; nothing is verified. */
export function addressOf(world: World, token: string): { domain?: string; room?: string } {
  const { claims } = decode(token);
  const domain = world.domains.all.find(({ id }) => id === claims?.d);
  return {
    ...(domain ? { domain: domain.name } : {}),
    ...(typeof claims?.r === "string" ? { room: claims.r } : {}),
  };
}
