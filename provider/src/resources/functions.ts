import type * as pulumi from "@pulumi/pulumi";
import { type RoomAnswer, roomPages } from "../daily/client";
import { DailyError } from "../daily/errors";
import { otherProperties } from "../properties/otherProperties";
import { fromRest } from "../properties/rest";
import type { Privacy } from "../room/options";
import { answeredOnly, mayHoldKey, roomProperties } from "../room/properties";
import type { RoomProperties } from "../room/properties.generated";
import { shownIn } from "../runtime/secretNames";
import { type DailyFunction, type InvokeOutputOptions, invoke, invokeOutput } from "./invoke";
import { assertRoomName } from "./roomName";

export interface GetRoomArgs {
  /** The room's name. */
  name: string;
}

export interface GetRoomOutputArgs {
  /** The room's name. Not a secret: messages show it. */
  name: pulumi.Input<string>;
}

/** A room's current state at Daily. */
export interface GetRoomResult {
  /** The room's name, for a token's `roomName`. */
  readonly name: string;
  /** The room's URL. */
  readonly url: string;
  /** The room's id at Daily. It distinguishes a room from a later one of the same name. */
  readonly roomId: string;
  /** Who may join. */
  readonly privacy: Privacy;
  /** When the room was created, in ISO 8601. */
  readonly createdAt: string | undefined;
  /**
   * What differs from Daily's defaults; `otherProperties` are those that pulumi-daily does not know.
   * `streamingEndpoints` and `meetingJoinHook` may hold a key: where a room has one of them, the result of the Output forms
   * is secret. That of a promise cannot be: pass them on with `pulumi.secret`.
   */
  readonly properties: RoomProperties;
}

/** `getRooms` takes no arguments yet: `{}`. */
export type GetRoomsArgs = Record<string, never>;

export interface GetRoomsResult {
  /** All rooms of the domain, newest first. */
  readonly rooms: GetRoomResult[];
}

/** `getDomain` takes no arguments: `{}`. */
export type GetDomainArgs = Record<string, never>;

export interface GetDomainResult {
  /** The domain's id, a UUID: what a self-signed token needs. */
  readonly domainId: string;
  /** The first part of the domain's host name. */
  readonly domainName: string;
}

/**
 * Looks up a room. https://docs.daily.co/reference/rest-api/rooms/get-room-config
 *
 * Without a `provider`, or a `parent` that has one, the stack's account is used: `daily:apiKey` and `daily:apiUrl`,
 * then `DAILY_API_KEY` and `DAILY_API_URL`. A `provider` must be a `daily.Provider`.
 *
 * ```ts
 * const lobby = await daily.getRoom({ name: "lobby" });
 * ```
 *
 * @throws DailyError `not-found` if there is no such room, and its other codes if the request fails
 * @throws RunError for an option that is not supported, or a provider whose key is not known yet: use `getRoomOutput`
 */
export function getRoom(args: GetRoomArgs, opts?: pulumi.InvokeOptions): Promise<GetRoomResult> {
  return invoke(roomFunction, args, opts);
}

/**
 * `getRoom` with arguments that may be outputs. In a preview the result is unknown while an argument, the provider's
 * key, or anything in `dependsOn` is unknown.
 */
export function getRoomOutput(args: GetRoomOutputArgs, opts?: InvokeOutputOptions): pulumi.Output<GetRoomResult> {
  return invokeOutput(roomFunction, args, opts);
}

/**
 * Looks up all rooms of the domain, newest first, 100 per request. The account is chosen as in `getRoom`.
 * https://docs.daily.co/reference/rest-api/rooms/list-rooms
 *
 * @throws DailyError if the request fails
 */
export function getRooms(args: GetRoomsArgs = {}, opts?: pulumi.InvokeOptions): Promise<GetRoomsResult> {
  return invoke(roomsFunction, args, opts);
}

/** `getRooms` as an output: it accepts `dependsOn`, and a provider whose key is an output. */
export function getRoomsOutput(args: GetRoomsArgs = {}, opts?: InvokeOutputOptions): pulumi.Output<GetRoomsResult> {
  return invokeOutput(roomsFunction, args, opts);
}

/**
 * Looks up the domain that the API key belongs to. The account is chosen as in `getRoom`.
 * https://docs.daily.co/reference/rest-api/your-domain
 *
 * @throws DailyError if the request fails, for example `auth` for a wrong key
 */
export function getDomain(args: GetDomainArgs = {}, opts?: pulumi.InvokeOptions): Promise<GetDomainResult> {
  return invoke(domainFunction, args, opts);
}

/** `getDomain` as an output: it accepts `dependsOn`, and a provider whose key is an output. */
export function getDomainOutput(args: GetDomainArgs = {}, opts?: InvokeOutputOptions): pulumi.Output<GetDomainResult> {
  return invokeOutput(domainFunction, args, opts);
}

const roomFunction: DailyFunction<GetRoomArgs, GetRoomResult> = {
  name: "getRoom",
  args: ["name"],
  shown: { name: shownIn.meetingToken.roomName },
  isSecret: holdsKey,
  async ask(client, { name }) {
    assertRoomName("getRoom", name);
    const room = await client().getRoom(name);
    if (!room) throw missing(name);
    return toResult(room);
  },
};

const roomsFunction: DailyFunction<GetRoomsArgs, GetRoomsResult> = {
  name: "getRooms",
  args: [],
  isSecret: ({ rooms }) => rooms.some(holdsKey),
  async ask(client) {
    const rooms: GetRoomResult[] = [];
    for await (const page of roomPages(client())) rooms.push(...page.map(toResult));
    return { rooms };
  },
};

const domainFunction: DailyFunction<GetDomainArgs, GetDomainResult> = {
  name: "getDomain",
  args: [],
  async ask(client) {
    const { domainId, domainName } = await client().getDomain();
    return { domainId, domainName };
  },
};

function missing(name: string): DailyError {
  const fields = { code: "not-found", action: `reading room "${name}"`, attempts: 1, elapsedMs: 0 } as const;
  return new DailyError(fields, `Room "${name}" does not exist at Daily.`);
}

function toResult(room: RoomAnswer): GetRoomResult {
  const { id, name, url, privacy, createdAt, config } = room;
  const others = otherProperties(roomProperties, config, answeredOnly);
  const properties: RoomProperties = {
    ...fromRest(roomProperties, config),
    ...(others && { otherProperties: others }),
  };
  return { name, url, roomId: id, privacy: privacy as Privacy, createdAt, properties };
}

function holdsKey({ properties }: GetRoomResult): boolean {
  return mayHoldKey.some((name) => properties[name] !== undefined);
}
