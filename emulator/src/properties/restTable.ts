import {
  meetingTokenProperties,
  type Property,
  roomProperties,
  type Shape,
  type TokenProperty,
} from "pulumi-daily/properties";

/** A property table by the names in REST bodies. */
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
