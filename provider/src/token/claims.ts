import { isOfKind } from "../properties/validate";
import { permissionsFromClaim, permissionsToClaim } from "./permissionClaims";
import { meetingTokenProperties, type TokenProperty } from "./properties";

const table: Readonly<Record<string, TokenProperty>> = meetingTokenProperties;
const byClaim = new Map(
  Object.entries(table).flatMap(([name, { claim }]) => (claim === undefined ? [] : [[claim, name] as const])),
);

/** The properties that Daily documents no claim for, so that a self-signed token cannot say them. */
export const propertiesWithoutClaim: readonly string[] = Object.keys(table).filter(
  (name) => table[name]?.claim === undefined,
);

/** The claims of a self-signed token for a program's properties. Absent and null properties have none. */
export function toClaims(properties: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const entries = Object.entries(table)
    .filter(([name, { claim }]) => claim !== undefined && properties[name] !== undefined && properties[name] !== null)
    .map(([name, { claim }]) => [claim, claimValue(name, properties[name])]);
  return Object.fromEntries(entries);
}

/** A program's properties from a token's claims, and the claims that are none of Daily's properties. */
export function fromClaims(claims: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const entries = Object.entries(claims).flatMap(([claim, value]) => {
    const name = byClaim.get(claim);
    return name === undefined ? [] : [[name, propertyValue(name, value)]];
  });
  return Object.fromEntries(entries);
}

function claimValue(name: string, value: unknown): unknown {
  return name === "permissions" ? permissionsToClaim(value as Record<string, unknown>) : value;
}

function propertyValue(name: string, value: unknown): unknown {
  if (name === "permissions" && isOfKind({ kind: "object", fields: {} }, value)) {
    return permissionsFromClaim(value as Record<string, unknown>);
  }
  return value;
}
