import {
  meetingTokenProperties,
  type Property,
  roomProperties,
  type Shape,
  type TokenProperty,
} from "pulumi-daily/properties";
import type { Switches } from "../switches.js";

/** A property table by the names that stand in REST bodies. */
export type RestTable<P extends Property = Property> = ReadonlyMap<string, P>;

function byRestName<P extends Property>(table: Readonly<Record<string, P>>): RestTable<P> {
  return new Map(Object.values(table).map((property) => [property.rest, property]));
}

export const tokenTable: RestTable<TokenProperty> = byRestName<TokenProperty>(meetingTokenProperties);

const boolean: Shape = { kind: "boolean" };
const string: Shape = { kind: "string" };

/** What Daily's pages name no longer, and what official clients and public ones send all the same. */
const olderRoomProperties: RestTable = byRestName<Property>({
  ownerOnlyBroadcast: { rest: "owner_only_broadcast", shape: boolean, default: false, doc: "Only owners send." },
  signalingImpl: { rest: "signaling_impl", shape: string, doc: "How clients find each other." },
  autojoin: { rest: "autojoin", shape: boolean, doc: "Join without asking." },
  audioOnly: { rest: "audio_only", shape: boolean, doc: "No cameras." },
});

export const roomTable: RestTable = new Map([...byRestName<Property>(roomProperties), ...olderRoomProperties]);

/** A table with nothing in it that Daily's pages name no longer. */
export function withoutOlder(table: RestTable): RestTable {
  return new Map([...table].filter(([name]) => !olderRoomProperties.has(name)));
}

/** A table with the limits that hold as the switches stand. */
export function withLimits<P extends Property>(
  table: RestTable<P>,
  { acceptsUnlisted, longUserIds }: Pick<Switches, "acceptsUnlisted" | "longUserIds">,
): RestTable<P> {
  const freed = new Set([
    ...(acceptsUnlisted ? ["lang", "enable_recording"] : []),
    ...(longUserIds ? ["user_id"] : []),
  ]);
  if (freed.size === 0) return table;
  return new Map(
    [...table].map(([name, property]) => [
      name,
      freed.has(name) ? { ...property, shape: withoutLimits(property.shape) } : property,
    ]),
  );
}

function withoutLimits(shape: Shape): Shape {
  if (shape.kind === "union") return { ...shape, of: shape.of.map(withoutLimits) };
  if (shape.kind === "array") return { ...shape, items: withoutLimits(shape.items) };
  return shape.kind === "string" ? { kind: "string" } : shape;
}
