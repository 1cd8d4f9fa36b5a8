import { meetingTokenProperties, type Property, roomProperties, type TokenProperty } from "pulumi-daily/properties";

/** A property table by the names that stand in REST bodies. */
export type RestTable<P extends Property = Property> = ReadonlyMap<string, P>;

function byRestName<P extends Property>(table: Readonly<Record<string, P>>): RestTable<P> {
  return new Map(Object.values(table).map((property) => [property.rest, property]));
}

export const tokenTable: RestTable<TokenProperty> = byRestName<TokenProperty>(meetingTokenProperties);
export const roomTable: RestTable = byRestName<Property>(roomProperties);
