import * as pulumi from "@pulumi/pulumi";
import { type DailyClient, type DomainAnswer, type RoomAnswer, roomPages } from "../daily/client";
import { DailyError } from "../daily/errors";
import { host } from "../dynamic/host";
import { UserError } from "../lifecycle";
import { otherProperties } from "../properties/otherProperties";
import { fromRest } from "../properties/rest";
import { answeredOnly, roomProperties } from "../room/properties";
import type { RoomProperties } from "../room/properties.generated";
import { clientFor } from "../runtime/clients";
import { Settings, settings } from "../runtime/settings";

/**
 * Which account to ask. What is left out comes from the stack's config (`daily:apiKey`, `daily:apiUrl`), then from the
 * environment (`DAILY_API_KEY`, `DAILY_API_URL`).
 */
export interface LookupOptions {
  /** If it is given it has to be a key: undefined or empty is an error, and never another account's key. */
  readonly apiKey?: string;
  readonly apiUrl?: string;
}

export interface LookupOutputOptions {
  readonly apiKey?: pulumi.Input<string>;
  readonly apiUrl?: pulumi.Input<string>;
}

/** A room as it is at Daily. */
export interface RoomResult {
  readonly name: string;
  readonly url: string;
  readonly roomId: string;
  readonly privacy: string;
  /** In ISO 8601. */
  readonly createdAt: string | undefined;
  /**
   * What differs from Daily's defaults; `otherProperties` are those that pulumi-daily does not know. It is not secret,
   * though `streamingEndpoints` and `meetingJoinHook` may hold a key: pass them on with `pulumi.secret`.
   */
  readonly properties: RoomProperties;
}

export interface DomainResult {
  /** The UUID that self-signed tokens need. */
  readonly domainId: string;
  /** The first part of the domain's host name. */
  readonly domainName: string;
}

/**
 * Looks a room up. https://docs.daily.co/reference/rest-api/rooms/get-room-config
 *
 * @throws DailyError `not-found` if there is no such room, and its other codes if Daily cannot be asked
 */
export async function getRoom(name: string, options: LookupOptions = {}): Promise<RoomResult> {
  const room = await client(options).getRoom(name);
  if (!room) throw missing(name);
  return toResult(room);
}

/**
 * All rooms of the domain, newest first. https://docs.daily.co/reference/rest-api/rooms/list-rooms
 *
 * @throws DailyError if Daily cannot be asked
 */
export async function listRooms(options: LookupOptions = {}): Promise<RoomResult[]> {
  const rooms: RoomAnswer[] = [];
  for await (const page of roomPages(client(options))) rooms.push(...page);
  return rooms.map(toResult);
}

/**
 * Who the API key belongs to. https://docs.daily.co/reference/rest-api/your-domain
 *
 * @throws DailyError if Daily cannot be asked, such as `auth` for a wrong key
 */
export async function getDomain(options: LookupOptions = {}): Promise<DomainResult> {
  const { domainId, domainName }: DomainAnswer = await client(options).getDomain();
  return { domainId, domainName };
}

/** `getRoom` for a program: its arguments may be outputs. */
export function getRoomOutput(
  name: pulumi.Input<string>,
  options: LookupOutputOptions = {},
): pulumi.Output<RoomResult> {
  return inProgram(options, name, (known, roomName) => getRoom(roomName, known));
}

/** `listRooms` for a program: its arguments may be outputs. */
export function listRoomsOutput(options: LookupOutputOptions = {}): pulumi.Output<RoomResult[]> {
  return inProgram(options, "", (known) => listRooms(known));
}

/** `getDomain` for a program: its arguments may be outputs. */
export function getDomainOutput(options: LookupOutputOptions = {}): pulumi.Output<DomainResult> {
  return inProgram(options, "", (known) => getDomain(known));
}

function missing(name: string): DailyError {
  const fields = { code: "not-found", action: `reading room "${name}"`, attempts: 1, elapsedMs: 0 } as const;
  return new DailyError(fields, `Room "${name}" does not exist at Daily.`);
}

function toResult(room: RoomAnswer): RoomResult {
  const { id, name, url, privacy, createdAt, config } = room;
  const others = otherProperties(roomProperties, config, answeredOnly);
  const properties: RoomProperties = {
    ...fromRest(roomProperties, config),
    ...(others && { otherProperties: others }),
  };
  return { name, url, roomId: id, privacy, createdAt, properties };
}

function client(options: LookupOptions): DailyClient {
  if ("apiKey" in options && !options.apiKey?.trim()) {
    throw new pulumi.RunError("apiKey is empty. Give a Daily API key, or leave it out to use the stack's.");
  }
  const given = new Map(
    Object.entries(options).map(([name, value]) => [settings[name as keyof LookupOptions].key, value]),
  );
  return clientFor(
    new Settings((key) => given.get(key as never) ?? pulumi.runtime.getConfig(key), process.env),
    host.log,
  );
}

// What Daily answers is as secret as what was asked for, and not as the key that was needed to ask.
function inProgram<T, A>(
  options: LookupOutputOptions,
  argument: pulumi.Input<A>,
  ask: (options: LookupOptions, argument: pulumi.Unwrap<A>) => Promise<T>,
): pulumi.Output<T> {
  return pulumi
    .all([pulumi.unsecret(pulumi.output(options.apiKey)), options.apiUrl, argument])
    .apply(([apiKey, apiUrl, known]) => {
      const account = { ...("apiKey" in options && { apiKey }), ...(apiUrl !== undefined && { apiUrl }) };
      return ask(account as LookupOptions, known as pulumi.Unwrap<A>).catch(asRunError);
    }) as pulumi.Output<T>;
}

/** Pulumi prints a RunError as its message, and any other one as an unhandled exception with its stack. */
function asRunError(error: unknown): never {
  throw error instanceof DailyError || error instanceof UserError ? new pulumi.RunError(error.message) : error;
}
