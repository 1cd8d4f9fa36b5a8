import { otherPropertiesIn } from "../properties/otherProperties";
import { toRestValue } from "../properties/rest";
import { isOfKind } from "../properties/validate";
import { permissionsFromClaim, permissionsToClaim } from "./permissionClaims";
import { meetingTokenProperties, type TokenProperty } from "./properties";

const table: Readonly<Record<string, TokenProperty>> = meetingTokenProperties;

/** The properties that Daily documents no claim for, so that a self-signed token cannot say them. */
export const propertiesWithoutClaim: readonly string[] = Object.entries(table)
  .filter(([, { claim }]) => claim === undefined)
  .map(([name]) => name);

/** The property that is named as in a program or as in REST; undefined if there is none. */
export function propertyNamed(name: string): TokenProperty | undefined {
  return Object.entries(table).find(([key, { rest }]) => key === name || rest === name)?.[1];
}

/** The claims that stand in a token beside its properties: the domain's id and the time of issue. */
export const SIGNED_CLAIMS: readonly string[] = ["d", "iat"];

/**
 * Claims of RFC 7519 with which a token counts for nothing.
 * https://docs.daily.co/guides/architecture-and-monitoring/self-signing-tokens
 */
export const IGNORED_CLAIMS: readonly string[] = ["iss", "sub"];

/** The claims of a self-signed token for a program's properties. Absent and null properties have none. */
export function toClaims(properties: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const entries = Object.entries(table)
    .filter(([name, { claim }]) => claim !== undefined && properties[name] !== undefined && properties[name] !== null)
    .map(([name, { claim, shape }]) => [claim, claimValue(name, toRestValue(shape, properties[name]))]);
  const others = Object.entries(otherPropertiesIn(properties))
    .filter(([, value]) => value !== null)
    // Equal properties give equal tokens.
    .sort(([left], [right]) => (left < right ? -1 : 1));
  return { ...Object.fromEntries(entries), ...Object.fromEntries(others) };
}

// Where no claim is documented, a token that Daily signed can only hold the name that REST has.
const nameByClaim = new Map(Object.entries(table).map(([name, { claim, rest }]) => [claim ?? rest, name]));

/** The argument that a claim stands for. */
export function argumentOfClaim(claim: string): string | undefined {
  return nameByClaim.get(claim);
}

/**
 * A program's properties from a token's claims. What is none of Daily's properties, or not of its property's kind, is
 * left out: of a claim that is not known nobody can tell whether it is one.
 */
export function fromClaims(claims: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const entries = Object.entries(claims).flatMap(([claim, value]) => {
    const name = nameByClaim.get(claim);
    const property = name && table[name];
    if (!property) return [];
    const said = propertyValue(name, value);
    return isOfKind(property.shape, said) ? [[name, said]] : [];
  });
  return Object.fromEntries(entries);
}

function claimValue(name: string, value: unknown): unknown {
  return name === "permissions" ? permissionsToClaim(value as Record<string, unknown>) : value;
}

function propertyValue(name: string, value: unknown): unknown {
  if (name === "permissions") return permissionsFromClaim(value);
  // Lists inside of permissions are one text, and Daily does not say that this list is not.
  if (name === "enableRecording" && typeof value === "string" && value.includes(",")) return value.split(",");
  // Some applications put numbers there, and Daily takes them.
  if (name === "userId" && typeof value === "number") return String(value);
  return value;
}
