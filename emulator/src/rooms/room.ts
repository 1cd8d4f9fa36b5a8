import { randomBytes, randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { Privacy } from "pulumi-daily/properties";
import { isRecord } from "../properties/check.js";
import { roomTable } from "../properties/restTable.js";
import type { Switches } from "../switches.js";

/** A room as it stands on disk. */
export interface RoomRecord {
  readonly id: string;
  readonly name: string;
  readonly privacy: Privacy;
  /** Seconds since the Unix epoch: Daily's grain. */
  readonly createdAt: number;
  /** What was set, under REST names. */
  readonly properties: Readonly<Record<string, unknown>>;
}

/** What a request may say about a room. */
export interface RoomInput {
  readonly name?: string;
  readonly privacy?: Privacy;
  readonly properties: Readonly<Record<string, unknown>>;
}

export function newRoom(input: RoomInput, now: number): RoomRecord {
  return {
    id: randomUUID(),
    name: input.name ?? randomName(),
    privacy: input.privacy ?? "public",
    createdAt: Math.floor(now),
    properties: merged({}, input.properties),
  };
}

/** The room with what the request says: null resets, an object replaces the one before it or is merged into it. */
export function updatedRoom(
  room: RoomRecord,
  input: Omit<RoomInput, "name">,
  { mergesObjects }: Pick<Switches, "mergesObjects">,
): RoomRecord {
  const changes = Object.entries(input.properties).map(([name, value]) => {
    const old = room.properties[name];
    return [name, mergesObjects && isRecord(old) && isRecord(value) ? merged(old, value) : value];
  });
  return {
    ...room,
    privacy: input.privacy ?? room.privacy,
    properties: merged(room.properties, Object.fromEntries(changes)),
  };
}

/** Whether the room's exp has passed: Daily then treats it as deleted, mostly. */
export function isExpired(room: RoomRecord, now: number): boolean {
  const exp = room.properties.exp;
  return typeof exp === "number" && exp <= now;
}

/** The room of this name, unless it has expired. */
export function liveRoom(
  rooms: { named(name: string): RoomRecord | undefined },
  name: string,
  now: number,
): RoomRecord | undefined {
  const room = rooms.named(name);
  return room && !isExpired(room, now) ? room : undefined;
}

export interface ConfigOptions {
  readonly domain: string;
  /** Answer what is set to its default, too. */
  readonly full: boolean;
  /** Where no default is documented, take `true` for it. */
  readonly undocumentedDefaults: boolean;
  /** The defaults of properties that the table does not know. */
  readonly newProperties: ReadonlyMap<string, unknown>;
}

/** What Daily answers as `config`: only what differs from the defaults, unless the full config is asked for. */
export function configOf(room: RoomRecord, { domain, full, undocumentedDefaults, newProperties }: ConfigOptions) {
  const undocumented = undocumentedDefaults ? true : undefined;
  const initial = (name: string) => (roomTable.has(name) ? roomTable.get(name)?.default : newProperties.get(name));
  const config = Object.entries(room.properties).filter(
    ([name, value]) => full || !isDeepStrictEqual(value, initial(name) ?? undocumented),
  );
  if (isRecord(room.properties.sip)) config.push(["sip_uri", sipUri(room, room.properties.sip, domain)]);
  if (room.properties.dialin) config.push(["dialin_code", dialinCode(room)]);
  return Object.fromEntries(config);
}

/** One address for each endpoint: the first, and the extra ones. */
function sipUri({ id }: RoomRecord, { num_endpoints }: Readonly<Record<string, unknown>>, domain: string) {
  const [endpoint, ...extra] = Array.from(
    { length: Number(num_endpoints ?? 1) },
    (_, index) => `${id}.${index}@${domain}.sip.localhost`,
  );
  return { endpoint, ...(extra.length > 0 && { extra_endpoints: extra }) };
}

/** Eleven digits, the same as long as the room is. */
function dialinCode({ id }: RoomRecord): string {
  return String(Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16))
    .padStart(11, "0")
    .slice(-11);
}

function merged(old: Readonly<Record<string, unknown>>, changes: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(Object.entries({ ...old, ...changes }).filter(([, value]) => value !== null));
}

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** A name as Daily picks them: 20 letters and digits. */
function randomName(): string {
  return [...randomBytes(20)].map((byte) => LETTERS[byte % LETTERS.length]).join("");
}
